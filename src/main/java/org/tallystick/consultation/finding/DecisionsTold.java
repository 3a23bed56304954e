package org.tallystick.consultation.finding;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// "We did": what was decided because of a consultation, told by the room that keeps decisions and
/// shown beside the findings from then on.
@Component
public class DecisionsTold {

    private final JdbcClient db;
    private final Journal journal;

    DecisionsTold(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// @param words a sentence, like "Adopted twelve of the fourteen measures"
    /// @param address the decision's own page, from the site's root
    public record Decided(String words, String address, LocalDate on) {}

    /// Shows a decision beside the findings of a closed consultation, once for each key.
    @Transactional
    public void tell(Actor actor, UUID key, UUID consultation, Decided decided) {
        var added = db.sql("""
                                insert into finding.decision (id, consultation, words, address, decided_on, told_by)
                                values (:key, :consultation, :words, :address, :on, :by) on conflict (id) do nothing
                                """)
                .param("key", key)
                .param("consultation", consultation)
                .param("words", decided.words())
                .param("address", decided.address())
                .param("on", Date.valueOf(decided.on()))
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "decision told beside findings",
                    About.of("consultation", consultation),
                    "",
                    Map.of("decision", key.toString()));
    }

    /// The earliest first, for everybody.
    List<Decided> of(UUID consultation) {
        return db.sql("""
                        select words, address, decided_on from finding.decision
                        where consultation = :id order by decided_on, told_at, id
                        """)
                .param("id", consultation)
                .query((row, _) -> new Decided(
                        row.getString("words"),
                        row.getString("address"),
                        row.getDate("decided_on").toLocalDate()))
                .list();
    }
}
