package org.tallystick.procurement.tender;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Direction;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Theme;
import org.tallystick.procurement.tender.Criterion.Points;
import org.tallystick.procurement.tender.Tender.Choice;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// One measure of a tender as its officers type it.
///
/// @param linked "yes" where it is linked to the subject matter of the contract, else "no"
/// @param quantity the points for how much is promised
/// @param delivery the points for how it will be delivered
/// @param verification the points for how it will be measured and verified
/// @param scoring "best" or "target"
/// @param target the quantity that earns every point, where scoring is "target"
/// @param skills "yes", "no" or empty: whether it is of employment and skills
public record ChoiceForm(
        String measure,
        String linked,
        String quantity,
        String delivery,
        String verification,
        String scoring,
        String target,
        String skills) {

    /// The choice, or nothing and its problems.
    ///
    /// @param field what the names of its fields begin with
    Optional<Choice> check(Edition edition, String field, List<Problem> problems) {
        var found = edition.measure(measure).filter(Measure::offered);
        if (found.isEmpty())
            problems.add(
                    new Problem(field, "Choose a measure that the framework offers in place of “" + measure + "”"));
        return found.flatMap(offered -> check(edition, offered, field, problems));
    }

    private Optional<Choice> check(Edition edition, Measure offered, String field, List<Problem> problems) {
        int before = problems.size();
        var points = switch (linked) {
            case "yes" -> points(offered, field, problems);
            case "no" -> null;
            default -> {
                problems.add(new Problem(
                        field + "-linked",
                        "Say whether " + measure + " is linked to the subject matter of the" + " contract"));
                yield null;
            }
        };
        var earnsAll = points != null && points.quantity().signum() > 0 && scoring.equals("target")
                ? target(offered, field, problems)
                : null;
        if (problems.size() > before) return Optional.empty();
        var outcome = offered.outcome() != null
                ? offered.outcome()
                : edition.themeOf(measure).map(Theme::reference).orElse("");
        return Optional.of(new Choice(
                measure,
                offered.name(),
                outcome,
                offered.kind(),
                offered.unit(),
                offered.direction(),
                points,
                earnsAll,
                skills.isBlank() ? null : skills.equals("yes")));
    }

    private @Nullable Points points(Measure offered, String field, List<Problem> problems) {
        var typed = Stream.of(quantity, delivery, verification)
                .map(text -> text.isBlank() ? Optional.of(BigDecimal.ZERO) : Numbers.readPositive(text))
                .toList();
        if (typed.stream().anyMatch(Optional::isEmpty)) {
            problems.add(new Problem(field + "-points", "Enter the points for " + measure + " as numbers, like 2.5"));
            return null;
        }
        var points = new Points(
                typed.get(0).orElseThrow(),
                typed.get(1).orElseThrow(),
                typed.get(2).orElseThrow());
        if (points.total().signum() == 0)
            problems.add(
                    new Problem(field + "-points", "Give " + measure + " points, or make it a term of the contract"));
        if (points.quantity().signum() > 0 && offered.kind() == MeasureKind.NARRATIVE)
            problems.add(new Problem(
                    field + "-points",
                    "Give " + measure + " points for its answers only: a narrative has no quantity"));
        else if (points.quantity().signum() > 0 && offered.direction() == Direction.NEITHER)
            problems.add(new Problem(
                    field + "-points",
                    "Give " + measure + " points for its answers only: neither more nor less of it is" + " better"));
        return points;
    }

    /// None at all is a target only where less is better.
    private @Nullable BigDecimal target(Measure offered, String field, List<Problem> problems) {
        var read = Numbers.readPositive(target)
                .filter(number -> number.signum() > 0 || offered.direction() == Direction.LESS);
        if (read.isEmpty())
            problems.add(new Problem(
                    field + "-target",
                    "Enter the quantity that earns every point for " + measure + ", as a number above 0"));
        return read.orElse(null);
    }
}
