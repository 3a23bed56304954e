package org.tallystick.charter.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

/// Charters and their published editions. A published charter is for everyone; a draft is for the
/// Social Value Group of the body that answers for it.
@Component
public class Charters {

    private static final RowMapper<Charter> CHARTER = (row, _) -> new Charter(
            row.getObject("charter_id", UUID.class),
            new OrganisationId(row.getObject("owner", UUID.class)),
            row.getString("name"));

    private static final RowMapper<Charter.Edition> EDITION = (row, number) -> new Charter.Edition(
            row.getObject("id", UUID.class),
            java.util.Objects.requireNonNull(CHARTER.mapRow(row, number)),
            row.getInt("number"),
            CharterDocument.read(row.getString("document")),
            row.getObject("draft", UUID.class),
            row.getTimestamp("published_at").toInstant());

    private final JdbcClient db;
    private final Journal journal;

    Charters(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// The latest edition of every charter, by name.
    public List<Charter.Edition> published() {
        return db.sql("""
                        select e.*, c.id as charter_id, c.owner, c.name
                        from charter.latest_edition e join charter.charter c on c.id = e.charter
                        order by c.name, c.id
                        """).query(EDITION).list();
    }

    /// Every edition of a charter, the latest first.
    public List<Charter.Edition> editions(UUID charter) {
        return db.sql("""
                        select e.*, c.id as charter_id, c.owner, c.name
                        from charter.edition e join charter.charter c on c.id = e.charter
                        where e.charter = :charter order by e.number desc
                        """).param("charter", charter).query(EDITION).list();
    }

    public Optional<Charter.Edition> edition(UUID id) {
        return db.sql("""
                        select e.*, c.id as charter_id, c.owner, c.name
                        from charter.edition e join charter.charter c on c.id = e.charter where e.id = :id
                        """).param("id", id).query(EDITION).optional();
    }

    /// The charters that this actor looks after, by name.
    public List<Charter> kept(Actor actor) {
        return db.sql("""
                        select id as charter_id, owner, name from charter.charter
                        where owner = any(:mine) order by name, id
                        """).param("mine", ids(actor)).query(CHARTER).list();
    }

    /// A charter that this actor looks after.
    public Optional<Charter> kept(Actor actor, UUID id) {
        return kept(actor).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    static UUID[] ids(Actor actor) {
        return actor.organisations(Role.GROUP).stream()
                .map(OrganisationId::value)
                .toArray(UUID[]::new);
    }

    /// Begins a charter; the owner's charter of that name, where there is one.
    @Transactional
    public Charter begin(Actor actor, UUID key, OrganisationId owner, String name) {
        var added = db.sql("""
                                insert into charter.charter (id, owner, name, begun_by)
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
                    "charter begun",
                    About.of("charter", key),
                    "",
                    Map.of("name", name, "owner", owner.toString()));
        return db.sql("""
                        select id as charter_id, owner, name from charter.charter
                        where owner = :owner and lower(name) = lower(:name)
                        """)
                .param("owner", owner.value())
                .param("name", name)
                .query(CHARTER)
                .optional()
                .orElseThrow(
                        () -> new Conflict(
                                "This form was sent twice with different names, so we kept the first. Open it from your charters."));
    }

    /// Whoever saves or publishes holds the charter until the end of the transaction.
    void lock(UUID charter) {
        db.sql("select id from charter.charter where id = :id for update")
                .param("id", charter)
                .query(UUID.class)
                .single();
    }

    Charter.Edition insert(Actor actor, UUID key, Charter charter, Charter.Draft draft) {
        var number = editions(charter.id()).size() + 1;
        db.sql("""
                        insert into charter.edition (id, charter, number, document, draft, published_by)
                        values (:id, :charter, :number, :document::jsonb, :draft, :by)
                        """)
                .param("id", key)
                .param("charter", charter.id())
                .param("number", number)
                .param("document", CharterDocument.write(draft.text()))
                .param("draft", draft.id())
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "charter edition published",
                About.of("charter edition", key),
                "",
                Map.of(
                        "charter", charter.id().toString(),
                        "number", Integer.toString(number),
                        "draft", draft.id().toString()));
        return edition(key).orElseThrow();
    }
}
