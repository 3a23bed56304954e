package org.tallystick.consultation.recommendation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Problem;
import org.tallystick.shared.UkTime;

/// What must hold of a decision before it is recorded.
final class RecommendationRules {

    private RecommendationRules() {}

    /// Whether agreeing to it publishes the framework's next edition.
    static boolean publishes(Proposal proposal, Outcome outcome) {
        return proposal.subject() == Subject.MEASURES && proposal.advice().adopts() && outcome.agrees();
    }

    /// Whether a day has to be named on which the matter is looked at again.
    static boolean looksAgain(Proposal proposal, Outcome outcome) {
        return outcome == Outcome.DEFERRED
                || outcome.agrees() && proposal.advice().looksAgain();
    }

    /// The counts of a vote fit its outcome; a tie may go either way, by the chair's casting vote.
    static Optional<Problem> vote(Outcome outcome, Decision.Vote vote) {
        if (vote.inFavour() + vote.against() == 0)
            return Optional.of(new Problem("for", "Enter how many voted, or choose “No vote”"));
        var carried = vote.inFavour() >= vote.against();
        var lost = vote.against() >= vote.inFavour();
        var fits = switch (outcome) {
            case AGREED, AGREED_WITH_CHANGE, DEFERRED -> carried;
            case REFUSED -> lost;
        };
        return fits
                ? Optional.empty()
                : Optional.of(new Problem(
                        "for",
                        "With %s it is not “%s”: check the counts, or what was decided"
                                .formatted(vote.words(), outcome.words())));
    }

    /// A decision weighs the answers, so it comes after the last of them; and nothing is recorded
    /// before it happened.
    ///
    /// @param before the day on which it was put off; null where it was not
    static Optional<Problem> day(LocalDate on, LocalDate closed, @Nullable LocalDate before, LocalDate today) {
        if (on.isAfter(today))
            return Optional.of(new Problem("on", "Enter the day on which it was decided, today at the latest"));
        if (on.isBefore(closed))
            return Optional.of(new Problem(
                    "on",
                    "Enter a day on or after %s, when the consultation closed: answers are weighed before anything is decided"
                            .formatted(UkTime.date(closed))));
        return before != null && on.isBefore(before)
                ? Optional.of(new Problem(
                        "on", "Enter a day on or after %s, when it was put off".formatted(UkTime.date(before))))
                : Optional.empty();
    }

    /// What came of a decision happened after it, and until today.
    static Optional<Problem> happened(@Nullable LocalDate on, @Nullable LocalDate decided, LocalDate today) {
        if (on != null && !on.isAfter(today) && (decided == null || !on.isBefore(decided))) return Optional.empty();
        return Optional.of(new Problem(
                "happened-on",
                decided == null
                        ? "Enter the day on which it happened, today at the latest"
                        : "Enter the day on which it happened: from %s, when it was decided, to today"
                                .formatted(UkTime.date(decided))));
    }

    /// Measures that are agreed as recommended are the ones recommended; with a change they are
    /// others. Something has to be left: a framework without measures is no framework.
    static List<Problem> measures(Proposal proposal, Outcome outcome, int proposed, Map<String, String> leftOut) {
        var problems = new ArrayList<Problem>();
        var same = proposal.leftOut().keySet().equals(leftOut.keySet());
        if (outcome == Outcome.AGREED && !same)
            problems.add(new Problem(
                    "outcome",
                    "The measures below differ from those recommended: choose “%s”, or choose the measures as recommended"
                            .formatted(Outcome.AGREED_WITH_CHANGE.words())));
        if (outcome == Outcome.AGREED_WITH_CHANGE && same)
            problems.add(new Problem(
                    "outcome",
                    "The measures below are those recommended: choose “%s”, or change them"
                            .formatted(Outcome.AGREED.words())));
        if (leftOut.size() >= proposed)
            problems.add(
                    new Problem("outcome", "Keep at least one measure: to adopt none, record that it was not agreed"));
        return problems;
    }

    /// A matter is looked at again on a day to come after it was decided.
    static Optional<Problem> again(boolean needed, LocalDate on, @Nullable LocalDate again) {
        if (needed && again == null)
            return Optional.of(new Problem("again", "Enter the review date: it was not settled for good"));
        if (again != null && !again.isAfter(on))
            return Optional.of(new Problem("again", "Enter a day after the decision"));
        return Optional.empty();
    }
}
