package org.tallystick.consultation.recommendation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.finding.DecisionsTold;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.draft.Retirements;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;

/// What was decided about recommendations. Agreeing to measures publishes the framework's next
/// edition in the same transaction: the one does not happen without the other.
@Component
public class Decisions {

    private static final RowMapper<Decision> DECISION = (row, _) -> {
        var inFavour = row.getObject("votes_for", Integer.class);
        return new Decision(
                row.getObject("id", UUID.class),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("decided_on", LocalDate.class),
                inFavour == null
                        ? null
                        : new Decision.Vote(inFavour, row.getInt("votes_against"), row.getInt("abstained")),
                row.getString("minute"),
                row.getString("reason"),
                row.getString("weighed"),
                row.getObject("look_again_on", LocalDate.class),
                row.getObject("edition", UUID.class));
    };

    private final JdbcClient db;
    private final Journal journal;
    private final Recommendations recommendations;
    private final Frameworks frameworks;
    private final Retirements retirements;
    private final DecisionsTold told;

    Decisions(
            JdbcClient db,
            Journal journal,
            Recommendations recommendations,
            Frameworks frameworks,
            Retirements retirements,
            DecisionsTold told) {
        this.db = db;
        this.journal = journal;
        this.recommendations = recommendations;
        this.frameworks = frameworks;
        this.retirements = retirements;
        this.told = told;
    }

    /// The next edition that an agreed recommendation on measures publishes.
    ///
    /// @param leftOut why each measure is retired that is, by its reference
    public record NextEdition(String title, Map<String, String> leftOut) {
        public NextEdition {
            leftOut = Map.copyOf(leftOut);
        }
    }

    /// Every decision about one recommendation, the first one first.
    public List<Decision> of(UUID recommendation) {
        return db.sql("""
                        select * from recommendation.decision
                        where recommendation = :recommendation order by number
                        """)
                .param("recommendation", recommendation)
                .query(DECISION)
                .list();
    }

    /// Records a decision that [RecommendationRules] has checked; gives what still stands against
    /// it.
    ///
    /// @param decision its id is made with the form; its edition is none yet
    /// @param next only for measures that are agreed
    @Transactional
    public List<Problem> decide(Actor actor, UUID recommendation, Decision decision, Optional<NextEdition> next) {
        recommendations.lock(recommendation);
        if (of(recommendation).stream().anyMatch(each -> each.id().equals(decision.id()))) return List.of();
        var about = recommendations.find(recommendation).orElseThrow();
        if (!about.open())
            return List.of(Problem.ofAll("This has been decided or withdrawn since then: open the page again"));
        var proposed = about.proposal().edition();
        if (proposed == null || next.isEmpty()) {
            insert(actor, about, decision, Optional.empty());
            return List.of();
        }
        return switch (publish(actor, about, proposed, decision, next.get())) {
            case Retirements.Retired.Refused(var words) -> List.of(Problem.ofAll(words));
            case Retirements.Retired.Done(var edition) -> {
                insert(actor, about, decision, Optional.of(edition.id()));
                yield List.of();
            }
        };
    }

    private Retirements.Retired publish(
            Actor actor, Recommendation about, UUID proposed, Decision decision, NextEdition next) {
        var source = "%s, %s: recommendation %d of %s"
                .formatted(
                        about.proposal().decides(),
                        decision.minute(),
                        about.number(),
                        about.proposal().body());
        var key = UUID.nameUUIDFromBytes(("edition of " + decision.id()).getBytes(StandardCharsets.UTF_8));
        return retirements.publish(
                actor,
                key,
                frameworks.edition(proposed).orElseThrow(),
                new Retirements.Paper(next.title(), source, decision.on()),
                next.leftOut());
    }

    private void insert(Actor actor, Recommendation about, Decision decision, Optional<UUID> edition) {
        db.sql("""
                        insert into recommendation.decision
                            (id, recommendation, outcome, decided_on, votes_for, votes_against, abstained, minute,
                             reason, weighed, look_again_on, edition, recorded_by)
                        values (:id, :recommendation, :outcome, :on, :for, :against, :abstained, :minute,
                                :reason, :weighed, :again, :edition, :by)
                        """)
                .param("id", decision.id())
                .param("recommendation", about.id())
                .param("outcome", decision.outcome().name())
                .param("on", decision.on())
                .param("for", decision.voted().map(Decision.Vote::inFavour).orElse(null))
                .param("against", decision.voted().map(Decision.Vote::against).orElse(null))
                .param(
                        "abstained",
                        decision.voted().map(Decision.Vote::abstained).orElse(null))
                .param("minute", decision.minute())
                .param("reason", decision.reason())
                .param("weighed", decision.weighed())
                .param("again", decision.lookAgainOn())
                .param("edition", edition.orElse(null))
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "recommendation decided",
                About.of("recommendation", about.id()),
                decision.reason(),
                Map.of(
                        "outcome", decision.outcome().name(),
                        "on", decision.on().toString(),
                        "minute", decision.minute(),
                        "edition", edition.map(UUID::toString).orElse("")));
        told.tell(
                actor,
                decision.id(),
                about.consultation(),
                new DecisionsTold.Decided(
                        "%s (%s: %s)"
                                .formatted(
                                        about.proposal().words(),
                                        about.proposal().decides(),
                                        decision.outcome().words()),
                        about.address(),
                        decision.on()));
    }
}
