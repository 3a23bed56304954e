package org.tallystick.consultation.recommendation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.framework.Measure;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// A decision as it was typed.
///
/// @param next the edition that it publishes; empty where it publishes none
record DecisionForm(Decision decision, Optional<Decisions.NextEdition> next) {

    private static final int LONG = 4_000;
    private static final int SHORT = 200;

    /// @param measures those that the recommendation is about
    /// @param closed the last day on which the consultation could be answered
    static Checked<DecisionForm> check(
            PostedForm typed, Recommendation about, List<Measure> measures, LocalDate closed, LocalDate today) {
        var proposal = about.proposal();
        var before = about.standing().decidedOn();
        var problems = new ArrayList<Problem>();
        var outcome = typed.chosen("outcome", Outcome.class);
        if (outcome.isEmpty()) problems.add(new Problem("outcome", "Choose what was decided"));
        var on = typed.date("on");
        if (on.isEmpty()) problems.add(new Problem("on", "Enter the day of the decision, like 23 2 2017"));
        on.flatMap(day -> RecommendationRules.day(day, closed, before, today)).ifPresent(problems::add);
        var vote = vote(typed, problems);
        if (outcome.isPresent() && vote.isPresent())
            RecommendationRules.vote(outcome.get(), vote.get()).ifPresent(problems::add);
        var minute = typed.needed(
                "minute", SHORT, "Say where it is written: the meeting and the number of the minute", problems);
        var reason = typed.needed("reason", LONG, "Say why this was decided", problems);
        var weighed =
                typed.needed("weighed", LONG, "Say which comments were considered, and what was the result", problems);
        var again = again(typed, problems);
        if (outcome.isPresent() && on.isPresent() && problems.isEmpty())
            RecommendationRules.again(
                            RecommendationRules.looksAgain(proposal, outcome.get()), on.get(), again.orElse(null))
                    .ifPresent(problems::add);
        var next = outcome.filter(each -> RecommendationRules.publishes(proposal, each))
                .map(each -> next(typed, proposal, each, measures, problems));
        if (!problems.isEmpty()) return new Checked.Invalid<>(problems);
        return new Checked.Valid<>(new DecisionForm(
                new Decision(
                        typed.key(),
                        outcome.orElseThrow(),
                        on.orElseThrow(),
                        vote.orElse(null),
                        minute,
                        reason,
                        weighed,
                        again.orElse(null),
                        null),
                next));
    }

    private static Optional<Decision.Vote> vote(PostedForm typed, List<Problem> problems) {
        var how = typed.text("how");
        if (how.equals("approval")) return Optional.empty();
        if (!how.equals("vote")) {
            problems.add(new Problem("how", "Choose whether there was a vote"));
            return Optional.empty();
        }
        var counts = new ArrayList<Integer>();
        for (var field : List.of("for", "against", "abstained")) {
            var count = typed.whole(field).filter(each -> each <= 10_000);
            count.ifPresent(counts::add);
            if (count.isEmpty()) problems.add(new Problem(field, "Enter a whole number from 0 to 10,000, like 9 or 0"));
        }
        return counts.size() == 3
                ? Optional.of(new Decision.Vote(counts.get(0), counts.get(1), counts.get(2)))
                : Optional.empty();
    }

    private static Optional<LocalDate> again(PostedForm typed, List<Problem> problems) {
        var blank = (typed.text("again.day") + typed.text("again.month") + typed.text("again.year")).isEmpty();
        var again = typed.date("again");
        if (again.isEmpty() && !blank) problems.add(new Problem("again", "Enter a real date, like 23 2 2028"));
        return again;
    }

    private static Decisions.NextEdition next(
            PostedForm typed, Proposal proposal, Outcome outcome, List<Measure> measures, List<Problem> problems) {
        var leftOut = MeasureChoices.read(typed, measures, problems);
        problems.addAll(RecommendationRules.measures(proposal, outcome, measures.size(), leftOut));
        var title = typed.needed("title", SHORT, "Enter what the framework's next edition is called", problems);
        return new Decisions.NextEdition(title, leftOut);
    }
}
