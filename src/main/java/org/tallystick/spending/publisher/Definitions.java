package org.tallystick.spending.publisher;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.library.place.Local;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// What counts as local, by definitions with names.
@Component
public class Definitions {

    private static final RowMapper<Definition> DEFINITION = (row, _) -> new Definition(
            row.getObject("id", UUID.class),
            new OrganisationId(row.getObject("organisation", UUID.class)),
            new Local(
                    row.getString("name"),
                    Set.of((String[]) row.getArray("authorities").getArray()),
                    Set.of((String[]) row.getArray("districts").getArray()),
                    row.getObject("holds_from", LocalDate.class),
                    row.getObject("holds_until", LocalDate.class)));

    private final JdbcClient db;
    private final Journal journal;

    Definitions(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// Adds a definition, once for each key. Whoever calls has asked whether the organisation is
    /// the actor's.
    @Transactional
    public void add(Actor actor, UUID key, OrganisationId organisation, Local local) {
        var authorities = new TreeSet<>(local.authorities()).toArray(String[]::new);
        var districts = new TreeSet<>(local.districts()).toArray(String[]::new);
        int added = db.sql("""
                        insert into localspend.definition
                            (id, organisation, name, authorities, districts, holds_from, holds_until, added_by)
                        values (:id, :organisation, :name, :authorities, :districts, :from, :until, :by)
                        on conflict (id) do nothing
                        """)
                .param("id", key)
                .param("organisation", organisation.value())
                .param("name", local.name())
                .param("authorities", authorities)
                .param("districts", districts)
                .param("from", local.from())
                .param("until", local.until())
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "definition of local added",
                    About.of("definition of local", key),
                    "",
                    Map.of(
                            "organisation", organisation.toString(),
                            "name", local.name(),
                            "authorities", String.join(" ", authorities),
                            "districts", String.join(" ", districts)));
    }

    /// Withdraws a definition, once, with the reason; figures that named it keep it.
    ///
    /// @return false where the organisation has no such definition
    @Transactional
    public boolean withdraw(Actor actor, OrganisationId organisation, UUID id, String because) {
        if (find(id).filter(each -> each.organisation().equals(organisation)).isEmpty()) return false;
        int added = db.sql("""
                        insert into localspend.withdrawal (definition, because, withdrawn_by)
                        values (:id, :because, :by) on conflict (definition) do nothing
                        """)
                .param("id", id)
                .param("because", because)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "definition of local withdrawn",
                    About.of("definition of local", id),
                    because,
                    Map.of("organisation", organisation.toString()));
        return true;
    }

    /// Those of an organisation that stand, the oldest first.
    public List<Definition> of(OrganisationId organisation) {
        return standing().stream()
                .filter(each -> each.organisation().equals(organisation))
                .toList();
    }

    /// All that stand, the oldest first.
    public List<Definition> standing() {
        return db.sql("select * from localspend.standing_definition order by added_at, id")
                .query(DEFINITION)
                .list();
    }

    /// One that stands or stood.
    public Optional<Definition> find(UUID id) {
        return db.sql("select * from localspend.definition where id = :id")
                .param("id", id)
                .query(DEFINITION)
                .optional();
    }
}
