package org.tallystick.framework;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Frameworks and their published editions.
@Component
public class Frameworks {

    private static final RowMapper<Published> PUBLISHED = (row, _) -> new Published(
            row.getObject("id", UUID.class),
            row.getObject("framework", UUID.class),
            row.getInt("number"),
            new OrganisationId(row.getObject("owner", UUID.class)),
            EditionDocument.read(row.getString("document")),
            row.getTimestamp("published_at").toInstant());

    private static final RowMapper<Framework> FRAMEWORK = (row, _) -> new Framework(
            row.getObject("id", UUID.class),
            new OrganisationId(row.getObject("owner", UUID.class)),
            row.getString("name"));

    private final JdbcClient db;
    private final Journal journal;

    /// An edition never changes, so each is read once.
    private final Map<UUID, Published> read = new ConcurrentHashMap<>();

    Frameworks(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// The edition with this id, whatever its licence: for rooms whose things rest on it. A page
    /// that shows a framework to somebody asks with the actor.
    public Optional<Published> edition(UUID id) {
        var known = read.get(id);
        if (known != null) return Optional.of(known);
        var found = db.sql("""
                                select e.*, f.owner from framework.edition e
                                join framework.framework f on f.id = e.framework where e.id = :id
                                """).param("id", id).query(PUBLISHED).optional();
        found.ifPresent(each -> read.put(id, each));
        return found;
    }

    /// The edition with this id, where the actor may see it.
    public Optional<Published> edition(Actor actor, UUID id) {
        return edition(id).filter(each -> each.mayBeSeenBy(actor));
    }

    public Optional<Published> edition(Actor actor, UUID framework, int number) {
        return db.sql("""
                        select e.*, f.owner from framework.edition e
                        join framework.framework f on f.id = e.framework
                        where e.framework = :framework and e.number = :number
                        """)
                .param("framework", framework)
                .param("number", number)
                .query(PUBLISHED)
                .optional()
                .filter(each -> each.mayBeSeenBy(actor));
    }

    /// The latest edition of each framework that everyone may see, by name.
    public List<Published> published() {
        return published(Actor.PUBLIC);
    }

    /// The latest edition of each framework that the actor may see: those for everyone, and those
    /// that the actor's own organisation keeps. A tender may choose from these.
    public List<Published> published(Actor actor) {
        return latest().filter(each -> each.mayBeSeenBy(actor)).toList();
    }

    private Stream<Published> latest() {
        return db.sql("""
                        select e.*, f.owner from framework.latest_edition e
                        join framework.framework f on f.id = e.framework order by f.name, e.id
                        """).query(PUBLISHED).list().stream();
    }

    /// The latest edition of a framework, whatever its licence.
    public Optional<Published> latest(UUID framework) {
        return editions(framework).stream().findFirst();
    }

    /// Every edition of a framework, the latest first, whatever the licence.
    public List<Published> editions(UUID framework) {
        return db.sql("""
                        select e.*, f.owner from framework.edition e
                        join framework.framework f on f.id = e.framework
                        where e.framework = :framework order by e.number desc
                        """).param("framework", framework).query(PUBLISHED).list();
    }

    /// Publishes a pack as the next edition of the framework of its name; once, for an edition that
    /// says the same is the one.
    ///
    /// @throws IllegalArgumentException where the pack does not keep [EditionRules]
    @Transactional
    public Published loadPack(Actor actor, OrganisationId owner, Edition pack) {
        var problems = EditionRules.check(pack);
        if (!problems.isEmpty()) throw new IllegalArgumentException("not published: " + problems);
        var framework = begin(actor, UUID.randomUUID(), owner, pack.framework());
        lock(framework.id());
        var editions = editions(framework.id());
        var same = editions.stream()
                .filter(each -> each.document().numbered(null).equals(pack.numbered(null)))
                .findFirst();
        return same.orElseGet(() -> insert(actor, UUID.randomUUID(), framework, pack, Optional.empty()));
    }

    /// Begins a framework without editions; the owner's framework of that name, where there is one.
    @Transactional
    public Framework begin(Actor actor, UUID key, OrganisationId owner, String name) {
        var added = db.sql("""
                                insert into framework.framework (id, owner, name, begun_by)
                                values (:id, :owner, :name, :by) on conflict do nothing
                                """)
                .param("id", key)
                .param("owner", owner.value())
                .param("name", name)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "framework begun",
                    About.of("framework", key),
                    "",
                    Map.of("name", name, "owner", owner.toString()));
        return named(owner, name)
                .orElseThrow(
                        () -> new Conflict(
                                "This form was sent twice with different names, so we kept the first. Open it from your frameworks."));
    }

    private Optional<Framework> named(OrganisationId owner, String name) {
        return db.sql("""
                        select id, owner, name from framework.framework
                        where owner = :owner and lower(name) = lower(:name)
                        """)
                .param("owner", owner.value())
                .param("name", name)
                .query(FRAMEWORK)
                .optional();
    }

    /// Whoever publishes holds the framework until the end of the transaction, so that numbers
    /// follow one another.
    public void lock(UUID framework) {
        db.sql("select id from framework.framework where id = :id for update")
                .param("id", framework)
                .query(UUID.class)
                .single();
    }

    /// Writes the next edition, its number following the last.
    public Published insert(Actor actor, UUID id, Framework framework, Edition document, Optional<UUID> draft) {
        var next = latest(framework.id()).map(Published::number).orElse(0) + 1;
        db.sql("""
                        insert into framework.edition (id, framework, number, document, draft, published_by)
                        values (:id, :framework, :number, :document::jsonb, :draft, :by)
                        """)
                .param("id", id)
                .param("framework", framework.id())
                .param("number", next)
                .param("document", EditionDocument.write(document.numbered(next)))
                .param("draft", draft.orElse(null))
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "framework edition published",
                About.of("framework edition", id),
                "",
                Map.of("framework", framework.id().toString(), "number", Integer.toString(next)));
        return edition(id).orElseThrow();
    }

    /// A framework that the actor looks after.
    public Optional<Framework> kept(Actor actor, UUID id) {
        return db.sql("select id, owner, name from framework.framework where id = :id and owner = any(:mine)")
                .param("id", id)
                .param("mine", owners(actor))
                .query(FRAMEWORK)
                .optional();
    }

    /// The frameworks that the actor looks after, by name.
    public List<Framework> kept(Actor actor) {
        return db.sql("""
                        select id, owner, name from framework.framework
                        where owner = any(:mine) order by name, id
                        """).param("mine", owners(actor)).query(FRAMEWORK).list();
    }

    private static UUID[] owners(Actor actor) {
        var owners = new HashSet<>(actor.organisations(Role.OFFICER));
        owners.addAll(actor.organisations(Role.GROUP));
        return owners.stream().map(OrganisationId::value).toArray(UUID[]::new);
    }
}
