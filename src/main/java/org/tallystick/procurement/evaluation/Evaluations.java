package org.tallystick.procurement.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.procurement.bid.Bid;
import org.tallystick.procurement.bid.BidSecret;
import org.tallystick.procurement.evaluation.Evaluation.Interest;
import org.tallystick.procurement.evaluation.Evaluation.Summary;
import org.tallystick.procurement.evaluation.Evaluators.OpenedBid;
import org.tallystick.procurement.evaluation.Ranking.Place;
import org.tallystick.procurement.evaluation.Scores.Score;
import org.tallystick.procurement.sealed.Hashes;
import org.tallystick.procurement.tender.Procurements;
import org.tallystick.procurement.tender.ScoredPart;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;
import tools.jackson.databind.json.JsonMapper;

/// The evaluation of a tender as a whole: what an award rests on, and what stays readable after it.
@Component
public class Evaluations {

    private final JdbcClient db;
    private final Evaluators evaluators;
    private final Agreements agreements;
    private final Procurements procurements;
    private final Tenders tenders;
    private final JsonMapper json;

    Evaluations(
            JdbcClient db,
            Evaluators evaluators,
            Agreements agreements,
            Procurements procurements,
            Tenders tenders,
            JsonMapper json) {
        this.db = db;
        this.evaluators = evaluators;
        this.agreements = agreements;
        this.procurements = procurements;
        this.tenders = tenders;
        this.json = json;
    }

    /// The evaluation that was frozen with the award, for the buyer's officers.
    public Optional<Evaluation> frozen(Actor actor, UUID procurement) {
        if (!procurements.officer(actor, procurement)) return Optional.empty();
        return db.sql("select evaluation from procurement.award where procurement = :procurement")
                .param("procurement", procurement)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Evaluation.class));
    }

    /// What each bidder is told, for the buyer's officers; empty before the award.
    public Map<UUID, Summary> summaries(Actor actor, UUID procurement) {
        var summaries = new java.util.LinkedHashMap<UUID, Summary>();
        if (procurements.officer(actor, procurement))
            db.sql("select bid, document from procurement.summary where procurement =" + " :procurement order by bid")
                    .param("procurement", procurement)
                    .query(row -> {
                        summaries.put(
                                row.getObject("bid", UUID.class),
                                json.readValue(row.getString("document"), Summary.class));
                    });
        return summaries;
    }

    /// The bidder's own summary.
    public Optional<Summary> summary(BidSecret secret) {
        return db.sql("""
                        select s.document from procurement.summary s join procurement.draft d on d.id = s.bid
                        where d.secret_hash = :hash
                        """)
                .param("hash", secret.hash())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, Summary.class));
    }

    /// Why this officer may not decide on an award here and now.
    public Optional<String> refusal(Actor actor, UUID procurement) {
        return switch (procurements.state(procurement)) {
            case AWARDED -> Optional.of("The contract is awarded already");
            case PLANNED, OPEN, CLOSED -> Optional.of("Open and score the bids first");
            case EVALUATING ->
                conflicted(actor.id(), procurement)
                        ? Optional.of(
                                "You declared a conflict of interest with a bid: another" + " officer has to do this")
                        : evaluators.all(procurement).stream().allMatch(Evaluators.Evaluator::finished)
                                ? Optional.empty()
                                : Optional.of("Wait until every evaluator has finished");
        };
    }

    public boolean conflicted(UUID person, UUID procurement) {
        return evaluators.conflicted(person, procurement);
    }

    public Ranking ranking(UUID procurement) {
        return agreements.ranking(procurement);
    }

    /// Everything that the award rests on; empty while something is missing.
    public Optional<Evaluation> whole(UUID procurement) {
        return switch (ranking(procurement)) {
            case Ranking.NotYet _ -> Optional.empty();
            case Ranking.Ranked(var places) -> Optional.of(whole(procurement, places));
        };
    }

    private Evaluation whole(UUID procurement, List<Place> places) {
        var entrants = evaluators.readable(procurement).stream()
                .map(bid -> Objects.requireNonNull(bid.bid()).entrant(bid.id()))
                .toList();
        return new Evaluation(
                procurement,
                version(procurement),
                tenders.sure(procurement).tender().criteria(),
                Evaluation.amounts(entrants),
                interests(procurement),
                scores(procurement),
                agreements.all(procurement),
                places);
    }

    public String hash(UUID procurement, List<Place> places) {
        return hash(whole(procurement, places));
    }

    public String hash(Evaluation evaluation) {
        return Hashes.hex(json.writeValueAsString(evaluation));
    }

    public Bid bid(UUID procurement, UUID bid) {
        return evaluators.readable(procurement).stream()
                .filter(one -> one.id().equals(bid))
                .map(OpenedBid::bid)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }

    public Map<UUID, String> names(UUID procurement) {
        var names = new HashMap<UUID, String>();
        for (var bid : evaluators.readable(procurement)) names.put(bid.id(), bid.supplier());
        return names;
    }

    private int version(UUID procurement) {
        return db.sql("select version from procurement.tender where procurement = :procurement")
                .param("procurement", procurement)
                .query(Integer.class)
                .single();
    }

    private List<Interest> interests(UUID procurement) {
        return db.sql("""
                        select person, bid, conflict, words from procurement.interest
                        where procurement = :procurement order by person, bid
                        """)
                .param("procurement", procurement)
                .query(Interest.class)
                .list();
    }

    private List<Score> scores(UUID procurement) {
        return db.sql("""
                        select s.person, e.name as evaluator, s.bid, s.measure, s.question, s.points, s.because, s.scored_at
                        from procurement.score s
                        join procurement.evaluator e on e.person = s.person and e.procurement = :procurement
                        join procurement.opened_bid b on b.bid = s.bid and b.procurement = e.procurement
                        order by s.bid, s.measure, s.question, s.person
                        """)
                .param("procurement", procurement)
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
}
