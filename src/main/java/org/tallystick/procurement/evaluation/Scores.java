package org.tallystick.procurement.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.procurement.sealed.Hashes;
import org.tallystick.procurement.tender.Procurements;
import org.tallystick.procurement.tender.ScoredPart;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;

/// Each evaluator's own scores. Nobody sees another's before finishing their own, and finished
/// scores never change.
@Component
class Scores {

    /// What each score means, for the page and for whoever reads the award.
    public static final List<String> LEVELS = List.of(
            "0: no answer, or nothing relevant to the question",
            "1: mostly missing or unconvincing",
            "2: some of it answered, with large gaps",
            "3: answered, with gaps that matter little",
            "4: answered in full and convincing",
            "5: answered in full, convincing and backed by evidence");

    private final JdbcClient db;
    private final Journal journal;
    private final Evaluators evaluators;
    private final Procurements procurements;
    private final Tenders tenders;

    Scores(JdbcClient db, Journal journal, Evaluators evaluators, Procurements procurements, Tenders tenders) {
        this.db = db;
        this.journal = journal;
        this.evaluators = evaluators;
        this.procurements = procurements;
        this.tenders = tenders;
    }

    /// One score.
    ///
    /// @param question DELIVERY or VERIFICATION
    /// @param points 0 to 5, as [#LEVELS] describes
    public record Score(
            UUID person,
            String evaluator,
            UUID bid,
            String measure,
            ScoredPart question,
            int points,
            String because,
            Instant at) {}

    public sealed interface Scored {
        record Kept() implements Scored {}

        record Refused(String sentence) implements Scored {}

        /// Still to be declared or scored, each in words.
        record Missing(List<String> words) implements Scored {}

        record NotFound() implements Scored {}
    }

    /// Keeps the actor's score of one answer, in place of an earlier one.
    @Transactional
    public Scored record(
            Actor actor, UUID procurement, UUID bid, String measure, ScoredPart question, int points, String because) {
        if (!held(actor, procurement)) return new Scored.NotFound();
        var declared = evaluators.declared(actor, bid);
        if (declared.isEmpty()) return new Scored.Refused("Declare your interests in this bid before you score it");
        if (declared.get())
            return new Scored.Refused("You declared a conflict of interest with this bid and cannot score it");
        var stopped = stopped(actor, procurement);
        if (stopped != null) return stopped;
        if (!asked(procurement).contains(new Asked(measure, question)))
            return new Scored.Refused("Score one of the questions that this tender gives points for");
        if (points < 0 || points > ScoringRules.MOST) return new Scored.Refused("Choose a score from 0 to 5");
        if (because.isBlank()) return new Scored.Refused("Give the reason for this score; the bidder will read it");
        int kept = db.sql("""
                                insert into procurement.score (person, bid, measure, question, points, because)
                                select i.person, i.bid, :measure, :question, :points, :because
                                from procurement.interest i join procurement.opened_bid b on b.bid = i.bid
                                where i.person = :person and i.bid = :bid and i.procurement = :procurement and b.content is not null
                                on conflict (person, bid, measure, question)
                                    do update set points = excluded.points, because = excluded.because,
                                                  scored_at = clock_timestamp()
                                """)
                .param("person", actor.id())
                .param("bid", bid)
                .param("procurement", procurement)
                .param("measure", measure)
                .param("question", question.name())
                .param("points", points)
                .param("because", because.strip())
                .update();
        if (kept == 0) return new Scored.NotFound();
        // Without the score: the ledger must not show it to another evaluator before they have
        // finished.
        journal.write(
                actor,
                "answer scored",
                About.of("bid", bid),
                "",
                Map.of("measure", measure, "question", question.name()));
        return new Scored.Kept();
    }

    private record Asked(String measure, ScoredPart question) {}

    private List<Asked> asked(UUID procurement) {
        var asked = new ArrayList<Asked>();
        for (var criterion : tenders.sure(procurement).tender().criteria())
            for (var part : List.of(ScoredPart.DELIVERY, ScoredPart.VERIFICATION))
                if (criterion.points().of(part).signum() > 0) asked.add(new Asked(criterion.measure(), part));
        return asked;
    }

    private @org.jspecify.annotations.Nullable Scored stopped(Actor actor, UUID procurement) {
        if (procurements.state(procurement) != Procurements.State.EVALUATING)
            return new Scored.Refused("The contract is awarded, so its scores cannot be changed");
        return finished(actor, procurement)
                ? new Scored.Refused(
                        "You have finished, so you cannot change your scores; agree another score in moderation")
                : null;
    }

    /// Ends the actor's scoring, once every bid is declared on and every answer without conflict is
    /// scored.
    @Transactional
    public Scored finish(Actor actor, UUID procurement) {
        if (!held(actor, procurement)) return new Scored.NotFound();
        if (finished(actor, procurement)) return new Scored.Kept();
        if (procurements.state(procurement) != Procurements.State.EVALUATING)
            return new Scored.Refused("There is nothing to finish: bids are scored between opening and award");
        var missing = missing(actor, procurement);
        if (!missing.isEmpty()) return new Scored.Missing(missing);
        db.sql("insert into procurement.finish (procurement, person) values (:procurement," + " :person)")
                .param("procurement", procurement)
                .param("person", actor.id())
                .update();
        var own = scores(actor, procurement).stream()
                .filter(score -> score.person().equals(actor.id()))
                .toList();
        journal.write(
                actor,
                "scoring finished",
                About.of("procurement", procurement),
                "",
                Map.of("scores", Integer.toString(own.size()), "sha256", Hashes.hex(own.toString())));
        return new Scored.Kept();
    }

    private List<String> missing(Actor actor, UUID procurement) {
        var missing = new ArrayList<String>();
        var own = scores(actor, procurement).stream()
                .filter(score -> score.person().equals(actor.id()))
                .toList();
        for (var bid : evaluators.bids(actor, procurement)) {
            if (!bid.readable()) continue;
            if (bid.conflict() == null) missing.add(bid.supplier() + ": declare your interests");
            else if (!bid.conflict())
                for (var asked : asked(procurement))
                    if (own.stream()
                            .noneMatch(score -> score.bid().equals(bid.id())
                                    && score.measure().equals(asked.measure())
                                    && score.question() == asked.question()))
                        missing.add(bid.supplier()
                                + ", "
                                + asked.measure()
                                + ": score “"
                                + asked.question().words()
                                + "”");
        }
        return missing;
    }

    /// The scores that the actor may see: their own; the finished ones of others once they have
    /// finished themselves; and all of them, to an officer who does not score, once everybody has
    /// finished.
    public List<Score> scores(Actor actor, UUID procurement) {
        return db.sql("""
                        select s.person, e.name as evaluator, s.bid, s.measure, s.question, s.points, s.because, s.scored_at
                        from procurement.score s
                        join procurement.opened_bid b on b.bid = s.bid
                        join procurement.evaluator e on e.procurement = b.procurement and e.person = s.person
                        left join procurement.finish f on f.procurement = b.procurement and f.person = s.person
                        where b.procurement = :procurement
                          and (s.person = :me
                               or (f.person is not null
                                   and exists (select from procurement.finish mine
                                               where mine.procurement = b.procurement and mine.person = :me))
                               or (:officer
                                   and not exists (select from procurement.evaluator own
                                                   where own.procurement = b.procurement and own.person = :me)
                                   and not exists (select from procurement.evaluator any_one
                                                   left join procurement.finish done
                                                     on done.procurement = any_one.procurement and done.person = any_one.person
                                                   where any_one.procurement = b.procurement and done.person is null)))
                        order by s.bid, s.measure, s.question, e.name, s.person
                        """)
                .param("procurement", procurement)
                .param("me", actor.id())
                .param("officer", procurements.officer(actor, procurement))
                .query((row, number) -> new Score(
                        row.getObject("person", UUID.class),
                        row.getString("evaluator"),
                        row.getObject("bid", UUID.class),
                        row.getString("measure"),
                        ScoredPart.valueOf(row.getString("question")),
                        row.getInt("points"),
                        row.getString("because"),
                        row.getTimestamp("scored_at").toInstant()))
                .list();
    }

    private boolean finished(Actor actor, UUID procurement) {
        return db.sql("select count(*) from procurement.finish where procurement ="
                                + " :procurement and person = :person")
                        .param("procurement", procurement)
                        .param("person", actor.id())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /// Holds the procurement against an award, and the evaluator's row against finishing meanwhile.
    private boolean held(Actor actor, UUID procurement) {
        db.sql("select id from procurement.procurement where id = :id for share")
                .param("id", procurement)
                .query(UUID.class)
                .optional();
        return actor.signedIn()
                && db.sql("""
                                select person from procurement.evaluator
                                where procurement = :procurement and person = :person for update
                                """)
                        .param("procurement", procurement)
                        .param("person", actor.id())
                        .query(UUID.class)
                        .optional()
                        .isPresent();
    }
}
