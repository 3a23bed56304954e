package org.tallystick.spending.publisher;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.spending.warehouse.Warehouse;

/// Those whose spending is kept, and who may load it.
@Component
public class Publishers {

    /// Who may load an organisation's spending.
    public static final List<Role> LOADERS = List.of(Role.OFFICER, Role.ANALYST, Role.SUPPLIER);

    private static final int LONGEST = 80;

    private final JdbcClient db;
    private final Organisations organisations;

    Publishers(JdbcClient db, Organisations organisations) {
        this.db = db;
        this.organisations = organisations;
    }

    private record Row(UUID organisation, String key) {}

    /// Everybody whose spending is published, by name.
    public List<Publisher> open() {
        return db.sql("select organisation, key from localspend.publisher").query(Row.class).list().stream()
                .flatMap(row -> publisher(row).stream())
                .filter(Publisher::open)
                .sorted(Comparator.comparing(Publisher::name).thenComparing(Publisher::key))
                .toList();
    }

    /// One of those, by its key.
    public Optional<Publisher> open(String key) {
        return find(key).filter(Publisher::open);
    }

    /// One that the actor may load for, by its key.
    public Optional<Publisher> mine(Actor actor, String key) {
        return find(key).filter(each -> loaders(actor).contains(each.organisation()));
    }

    private Optional<Publisher> find(String key) {
        return db.sql("select organisation, key from localspend.publisher where key = :key")
                .param("key", key)
                .query(Row.class)
                .optional()
                .flatMap(this::publisher);
    }

    private Optional<Publisher> publisher(Row row) {
        return organisations.find(new OrganisationId(row.organisation())).map(found -> publisher(found, row.key()));
    }

    private static Publisher publisher(Organisation found, String key) {
        return new Publisher(found.id(), key, found.name(), found.sector() == Sector.PUBLIC);
    }

    private static Set<OrganisationId> loaders(Actor actor) {
        var mine = new HashSet<OrganisationId>();
        LOADERS.forEach(role -> mine.addAll(actor.organisations(role)));
        return mine;
    }

    /// The publishers that the actor may load for; an organisation becomes one when its people look
    /// here first. Its key is that of its name, so that what was loaded on the command line under
    /// the same name is its own.
    @Transactional
    public List<Publisher> mine(Actor actor) {
        return loaders(actor).stream()
                .flatMap(id -> organisations.find(id).stream())
                .sorted(Comparator.comparing(Organisation::name))
                .map(found -> publisher(found, key(actor, found)))
                .toList();
    }

    /// Makes an organisation a publisher, if it is none yet. Whoever calls has asked whether it is
    /// the actor's.
    @Transactional
    public Publisher enter(Actor actor, OrganisationId organisation) {
        var found = organisations.find(organisation).orElseThrow();
        return publisher(found, key(actor, found));
    }

    private String key(Actor actor, Organisation found) {
        var slug = Warehouse.slug(found.name());
        var key = slug.substring(0, Math.min(slug.length(), LONGEST)).replaceAll("-$", "");
        db.sql("""
                insert into localspend.publisher (organisation, key, added_by)
                values (:organisation,
                        case when exists (select from localspend.publisher where key = :key)
                             then :other else :key end,
                        :by)
                on conflict (organisation) do nothing
                """)
                .param("organisation", found.id().value())
                .param("key", key)
                .param("other", found.id().toString())
                .param("by", actor.id())
                .update();
        return db.sql("select key from localspend.publisher where organisation = :organisation")
                .param("organisation", found.id().value())
                .query(String.class)
                .single();
    }
}
