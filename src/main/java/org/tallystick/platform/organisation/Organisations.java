package org.tallystick.platform.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// Bodies, firms and charities. Who an organisation is, is public.
@Component
public class Organisations {

    private static final RowMapper<Organisation> ORGANISATION = (row, number) -> new Organisation(
            new OrganisationId(row.getObject("id", UUID.class)),
            row.getString("name"),
            Sector.valueOf(row.getString("sector")),
            size(row.getString("size")),
            row.getString("place_name"));

    private final JdbcClient db;
    private final Journal journal;

    Organisations(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    private static @Nullable Size size(@Nullable String name) {
        return name == null ? null : Size.valueOf(name);
    }

    /// What is known of an organisation that is to be registered.
    ///
    /// @param place the GSS code of its area, like E06000051
    public record Details(
            String name,
            Sector sector,
            @Nullable Size size,
            @Nullable String place) {}

    /// Adds an organisation, once for each id that the caller made.
    @Transactional
    public OrganisationId register(Actor actor, OrganisationId id, Details details, Map<String, String> identifiers) {
        var added = db.sql("""
                                insert into organisation.organisation (id, name, sector, size, place, registered_by)
                                values (:id, :name, :sector, :size, :place, :by) on conflict (id) do nothing
                                """)
                .param("id", id.value())
                .param("name", details.name())
                .param("sector", details.sector().name())
                .param("size", details.size() == null ? null : details.size().name())
                .param("place", details.place())
                .param("by", actor.id())
                .update();
        if (added == 0) return id;
        identifiers.forEach((scheme, number) -> db.sql("""
                                        insert into organisation.identifier (scheme, id, organisation) values (:scheme, :number, :id)
                                        """)
                .param("scheme", scheme)
                .param("number", number)
                .param("id", id.value())
                .update());
        journal.write(
                actor,
                "organisation registered",
                About.of("organisation", id.value()),
                "",
                Map.of("name", details.name()));
        return id;
    }

    public Optional<Organisation> find(OrganisationId id) {
        return db.sql("select * from organisation.organisation_named where id = :id")
                .param("id", id.value())
                .query(ORGANISATION)
                .optional();
    }

    /// The organisation that a register knows by this number, like GB-COH 01234567.
    public Optional<Organisation> find(String scheme, String number) {
        return db.sql("""
                        select * from organisation.organisation_named
                        where id = (select organisation from organisation.identifier where scheme = :scheme and id = :number)
                                """)
                .param("scheme", scheme)
                .param("number", number)
                .query(ORGANISATION)
                .optional();
    }

    /// Organisations of just this name, whatever its capitals: candidates for a person to choose
    /// from, never a match.
    public List<Organisation> named(String name) {
        return db.sql("""
                        select * from organisation.organisation_named
                        where lower(name) = lower(:name) order by name, id
                        """).param("name", name).query(ORGANISATION).list();
    }

    /// The name of the body that was administered first; empty on a new site.
    public Optional<String> first() {
        return db.sql("""
                        select o.name from organisation.post p join organisation.organisation o on o.id = p.organisation
                        where p.role = 'ADMINISTRATOR' order by p.given_at, p.id limit 1
                        """).query(String.class).optional();
    }

    public List<Organisation> all() {
        return db.sql("select * from organisation.organisation_named order by name, id")
                .query(ORGANISATION)
                .list();
    }

    /// Every area's name by its GSS code, in the order of names.
    public Map<String, String> places() {
        var places = new java.util.LinkedHashMap<String, String>();
        db.sql("select code, name from organisation.place order by name").query(row -> {
            places.put(row.getString("code"), row.getString("name"));
        });
        return places;
    }

    /// The areas of the organisations at which the actor holds a post: name by GSS code.
    public Map<String, String> places(Actor actor) {
        var places = new java.util.LinkedHashMap<String, String>();
        db.sql("""
                        select distinct p.code, p.name
                        from organisation.organisation o join organisation.place p on p.code = o.place
                        where o.id = any(:mine) order by p.name
                        """)
                .param(
                        "mine",
                        actor.posts().stream()
                                .map(post -> post.organisation().value())
                                .toArray(UUID[]::new))
                .query(row -> {
                    places.put(row.getString("code"), row.getString("name"));
                });
        return places;
    }

    public Map<String, String> identifiers(OrganisationId id) {
        var identifiers = new java.util.TreeMap<String, String>();
        db.sql("select scheme, id from organisation.identifier where organisation = :id" + " order by scheme")
                .param("id", id.value())
                .query(row -> {
                    identifiers.put(row.getString("scheme"), row.getString("id"));
                });
        return identifiers;
    }

    /// Adds an area with a council of its own, by its GSS code; once.
    @Transactional
    public void addPlace(Actor actor, String code, String name) {
        var added = db.sql(
                        "insert into organisation.place (code, name) values (:code, :name)" + " on conflict do nothing")
                .param("code", code)
                .param("name", name)
                .update();
        if (added == 1) journal.write(actor, "place added", new About("place", code), "", Map.of("name", name));
    }
}
