package org.tallystick.framework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// Whether a council uses a framework's £ values. Off until the council switches them on; the last
/// switch holds.
@Component
public class ProxySwitches {

    private final JdbcClient db;
    private final Journal journal;

    ProxySwitches(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// One switch: who, when and why.
    public record Switch(boolean on, String because, Instant at, UUID by) {}

    public boolean on(OrganisationId council, UUID framework) {
        return history(council, framework).stream().findFirst().map(Switch::on).orElse(false);
    }

    /// Every switch, the latest first.
    public List<Switch> history(OrganisationId council, UUID framework) {
        return db.sql("""
                        select turned_on, because, switched_at, switched_by from framework.proxy_switch
                        where council = :council and framework = :framework order by number desc
                        """)
                .param("council", council.value())
                .param("framework", framework)
                .query((row, _) -> new Switch(
                        row.getBoolean("turned_on"),
                        row.getString("because"),
                        row.getTimestamp("switched_at").toInstant(),
                        row.getObject("switched_by", UUID.class)))
                .list();
    }

    /// Switches, once for each key.
    ///
    /// @param because not blank
    @Transactional
    public void turn(Actor actor, UUID key, OrganisationId council, UUID framework, boolean on, String because) {
        var added = db.sql("""
                                insert into framework.proxy_switch (id, council, framework, turned_on, because, switched_by)
                                values (:id, :council, :framework, :on, :because, :by) on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("council", council.value())
                .param("framework", framework)
                .param("on", on)
                .param("because", because)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    on ? "£ values switched on" : "£ values switched off",
                    About.of("framework", framework),
                    because,
                    Map.of("council", council.toString()));
    }
}
