package org.tallystick.charter.signatory;

import java.time.LocalDate;
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

/// Concerns about signatories. Their words are for the officers and the signatory; what everyone
/// reads is the outcome. An anonymous concern leaves no trace of its sender: no journal entry
/// carries the moment at which it came, so that nobody can lay the journal beside an access log.
@Component
public class Concerns {

    private static final RowMapper<Concern> CONCERN = (row, _) -> {
        var outcome = row.getString("outcome");
        return new Concern(
                row.getObject("id", UUID.class),
                row.getObject("signatory", UUID.class),
                row.getString("words"),
                row.getString("contact"),
                row.getObject("on_day", LocalDate.class),
                row.getString("answer"),
                outcome == null ? null : Concern.Outcome.valueOf(outcome),
                row.getString("because"));
    };

    private final JdbcClient db;
    private final Journal journal;

    Concerns(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// The concerns about a signatory, in an order that says nothing of when they came.
    public List<Concern> of(UUID signatory) {
        return db.sql("""
                        select c.*, coalesce(a.words, '') as answer, o.outcome, coalesce(o.words, '') as because
                        from signatory.concern c
                        left join signatory.concern_answer a on a.concern = c.id
                        left join signatory.concern_outcome o on o.concern = c.id
                        where c.signatory = :signatory order by c.on_day desc, c.id
                        """).param("signatory", signatory).query(CONCERN).list();
    }

    public Optional<Concern> of(UUID signatory, UUID concern) {
        return of(signatory).stream().filter(each -> each.id().equals(concern)).findFirst();
    }

    /// How many concerns wait for an outcome, by signatory.
    public int open(UUID signatory) {
        return (int)
                of(signatory).stream().filter(each -> each.outcome() == null).count();
    }

    /// @param contact how to reach whoever raises it; null for nobody
    @Transactional
    public void raise(UUID key, UUID signatory, String words, @Nullable String contact) {
        var added = db.sql("""
                                insert into signatory.concern (id, signatory, words, contact)
                                values (:id, :signatory, :words, :contact) on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("signatory", signatory)
                .param("words", words)
                .param("contact", contact)
                .update();
        if (added == 1 && contact != null)
            journal.write(
                    Actor.PUBLIC,
                    "concern raised",
                    About.of("signatory", signatory),
                    "",
                    Map.of("concern", key.toString()));
    }

    /// The signatory's own answer; the first one stays.
    @Transactional
    public void answer(Actor actor, Concern concern, String words) {
        var added = db.sql("""
                                insert into signatory.concern_answer (concern, words, answered_by)
                                values (:concern, :words, :by) on conflict do nothing
                                """)
                .param("concern", concern.id())
                .param("words", words)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "concern answered",
                    About.of("signatory", concern.signatory()),
                    "",
                    Map.of("concern", concern.id().toString()));
    }

    /// Records the outcome; the first one stays. Gives whether this was it.
    @Transactional
    public boolean decide(Actor actor, Concern concern, Concern.Outcome outcome, String because) {
        var added = db.sql("""
                                insert into signatory.concern_outcome (concern, outcome, words, decided_by)
                                values (:concern, :outcome, :words, :by) on conflict do nothing
                                """)
                .param("concern", concern.id())
                .param("outcome", outcome.name())
                .param("words", because)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "concern decided",
                    About.of("signatory", concern.signatory()),
                    because,
                    Map.of("concern", concern.id().toString(), "outcome", outcome.name()));
        return added == 1;
    }
}
