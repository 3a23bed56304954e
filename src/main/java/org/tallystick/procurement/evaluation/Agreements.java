package org.tallystick.procurement.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.procurement.evaluation.ScoringRules.Asked;
import org.tallystick.procurement.tender.Procurements;
import org.tallystick.procurement.tender.ScoredPart;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;

/// Moderation: the agreed score of each answer, with its reason, beside the originals, which stay
/// as they are.
@Component
public class Agreements {

    private final JdbcClient db;
    private final Journal journal;
    private final Procurements procurements;
    private final Evaluators evaluators;
    private final Tenders tenders;

    Agreements(JdbcClient db, Journal journal, Procurements procurements, Evaluators evaluators, Tenders tenders) {
        this.db = db;
        this.journal = journal;
        this.procurements = procurements;
        this.evaluators = evaluators;
        this.tenders = tenders;
    }

    /// @param number which a change must carry, 1 for the first
    public record Agreed(UUID bid, String measure, ScoredPart question, int number, int points, String because) {}

    public sealed interface Agreeing {
        record Kept(int number) implements Agreeing {}

        /// Somebody agreed another score in the meantime.
        record Changed(Agreed latest) implements Agreeing {}

        record Refused(String sentence) implements Agreeing {}

        record NotFound() implements Agreeing {}
    }

    /// Records what the evaluators agreed, when all of them have finished. An officer moderates.
    ///
    /// @param seen the number of the agreement that was changed, 0 for the first
    @Transactional
    public Agreeing agree(
            Actor actor,
            UUID key,
            UUID procurement,
            UUID bid,
            String measure,
            ScoredPart question,
            int seen,
            int points,
            String because) {
        if (procurements.lock(actor, procurement).isEmpty() || !readable(procurement, bid))
            return new Agreeing.NotFound();
        if (procurements.state(procurement) != Procurements.State.EVALUATING)
            return new Agreeing.Refused("The contract is awarded, so its scores cannot be changed");
        if (evaluators.conflicted(actor.id(), procurement))
            return new Agreeing.Refused("You declared a conflict of interest: another officer has to moderate");
        if (evaluators.all(procurement).isEmpty()
                || !evaluators.all(procurement).stream().allMatch(Evaluators.Evaluator::finished))
            return new Agreeing.Refused("Wait until every evaluator has finished");
        if (!scored(bid, measure, question))
            return new Agreeing.Refused("No evaluator has scored this answer: name one who has no conflict with it");
        if (points < 0 || points > ScoringRules.MOST) return new Agreeing.Refused("Choose a score from 0 to 5");
        if (because.isBlank())
            return new Agreeing.Refused("Give the reason for the agreed score; the bidder will read it");
        var done = db.sql("select number from procurement.agreement where id = :id")
                .param("id", key)
                .query(Integer.class)
                .optional();
        if (done.isPresent()) return new Agreeing.Kept(done.get());
        var latest = all(procurement).stream()
                .filter(one -> one.bid().equals(bid) && one.measure().equals(measure) && one.question() == question)
                .findFirst();
        if (latest.map(Agreed::number).orElse(0) != seen) return new Agreeing.Changed(latest.orElseThrow());
        db.sql("""
                        insert into procurement.agreement
                            (id, procurement, bid, measure, question, number, points, because, agreed_by)
                        values (:id, :procurement, :bid, :measure, :question, :number, :points, :because, :by)
                        """)
                .param("id", key)
                .param("procurement", procurement)
                .param("bid", bid)
                .param("measure", measure)
                .param("question", question.name())
                .param("number", seen + 1)
                .param("points", points)
                .param("because", because.strip())
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "score agreed",
                About.of("bid", bid),
                because.strip(),
                Map.of("measure", measure, "question", question.name(), "points", Integer.toString(points)));
        return new Agreeing.Kept(seen + 1);
    }

    /// The agreed scores, for the buyer's officers and, once they have finished, the evaluators.
    public List<Agreed> all(Actor actor, UUID procurement) {
        boolean finished = evaluators.all(procurement).stream()
                .anyMatch(one -> one.person().equals(actor.id()) && one.finished());
        return finished || may(actor, procurement) ? all(procurement) : List.of();
    }

    /// The bids in order by the agreed scores, or what is missing; for the same readers.
    public Ranking ranking(Actor actor, UUID procurement) {
        return may(actor, procurement) ? ranking(procurement) : new Ranking.NotYet(List.of());
    }

    /// An officer who scores sees nothing of the outcome before finishing.
    private boolean may(Actor actor, UUID procurement) {
        return procurements.officer(actor, procurement)
                && evaluators.all(procurement).stream()
                        .noneMatch(one -> one.person().equals(actor.id()) && !one.finished());
    }

    List<Agreed> all(UUID procurement) {
        return db.sql("""
                        select bid, measure, question, number, points, because from procurement.agreed_score
                        where procurement = :procurement order by bid, measure, question
                        """).param("procurement", procurement).query(Agreed.class).list();
    }

    Ranking ranking(UUID procurement) {
        if (tenders.find(procurement).isEmpty()) return new Ranking.NotYet(List.of("The tender is not published"));
        var scores = new HashMap<Asked, Integer>();
        for (var one : all(procurement)) scores.put(new Asked(one.bid(), one.measure(), one.question()), one.points());
        var entrants = evaluators.readable(procurement).stream()
                .map(bid -> Objects.requireNonNull(bid.bid()).entrant(bid.id()))
                .toList();
        return ScoringRules.rank(tenders.sure(procurement).tender().criteria(), entrants, scores);
    }

    private boolean readable(UUID procurement, UUID bid) {
        return tenders.find(procurement).isPresent()
                && evaluators.readable(procurement).stream()
                        .anyMatch(one -> one.id().equals(bid));
    }

    private boolean scored(UUID bid, String measure, ScoredPart question) {
        return db.sql("""
                                select count(*) from procurement.score
                                where bid = :bid and measure = :measure and question = :question
                                """)
                        .param("bid", bid)
                        .param("measure", measure)
                        .param("question", question.name())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
