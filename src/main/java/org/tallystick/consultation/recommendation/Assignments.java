package org.tallystick.consultation.recommendation;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// Who sees to what was agreed, until when, and what came of it.
@Component
public class Assignments {

    private final JdbcClient db;
    private final Journal journal;
    private final Recommendations recommendations;

    Assignments(JdbcClient db, Journal journal, Recommendations recommendations) {
        this.db = db;
        this.journal = journal;
        this.recommendations = recommendations;
    }

    /// What became of a change.
    public enum Kept {
        DONE,
        /// It was withdrawn or finished meanwhile, or somebody else gave it an owner first.
        NO_LONGER
    }

    public Progress of(UUID recommendation) {
        var assignments = db.sql("""
                                select owner, due, because from recommendation.assignment
                                where recommendation = :id order by number
                                """)
                .param("id", recommendation)
                .query((row, _) -> new Progress.Assignment(
                        row.getString("owner"), row.getObject("due", LocalDate.class), row.getString("because")))
                .list();
        var facts = db.sql("""
                                select happened_on, words, done from recommendation.progress
                                where recommendation = :id order by number
                                """)
                .param("id", recommendation)
                .query((row, _) -> new Progress.Fact(
                        row.getObject("happened_on", LocalDate.class), row.getString("words"), row.getBoolean("done")))
                .list();
        return new Progress(assignments, facts);
    }

    /// Gives it an owner and a day.
    ///
    /// @param seen how many assignments the form's page showed
    @Transactional
    public Kept assign(Actor actor, UUID key, UUID recommendation, int seen, Progress.Assignment assignment) {
        recommendations.lock(recommendation);
        if (there("assignment", key)) return Kept.DONE;
        if (!toDo(recommendation) || of(recommendation).assignments().size() != seen) return Kept.NO_LONGER;
        db.sql("""
                        insert into recommendation.assignment
                            (id, recommendation, owner, due, because, assigned_by)
                        values (:id, :recommendation, :owner, :due, :because, :by)
                        """)
                .param("id", key)
                .param("recommendation", recommendation)
                .param("owner", assignment.owner())
                .param("due", assignment.due())
                .param("because", assignment.because())
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "recommendation given an owner",
                About.of("recommendation", recommendation),
                assignment.because(),
                Map.of("due", assignment.due().toString()));
        return Kept.DONE;
    }

    /// Reports what happened; the fact that says that it is done ends it.
    @Transactional
    public Kept report(Actor actor, UUID key, UUID recommendation, Progress.Fact fact) {
        recommendations.lock(recommendation);
        if (there("progress", key)) return Kept.DONE;
        if (!toDo(recommendation)) return Kept.NO_LONGER;
        db.sql("""
                        insert into recommendation.progress
                            (id, recommendation, happened_on, words, done, reported_by)
                        values (:id, :recommendation, :on, :words, :done, :by)
                        """)
                .param("id", key)
                .param("recommendation", recommendation)
                .param("on", fact.on())
                .param("words", fact.words())
                .param("done", fact.done())
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                fact.done() ? "recommendation carried out" : "recommendation progressed",
                About.of("recommendation", recommendation),
                fact.words(),
                Map.of("on", fact.on().toString()));
        return Kept.DONE;
    }

    private boolean toDo(UUID recommendation) {
        return recommendations.find(recommendation).filter(Recommendation::toDo).isPresent();
    }

    private boolean there(String what, UUID key) {
        var statement = what.equals("assignment")
                ? "select exists (select from recommendation.assignment where id = :id)"
                : "select exists (select from recommendation.progress where id = :id)";
        return db.sql(statement).param("id", key).query(Boolean.class).single();
    }
}
