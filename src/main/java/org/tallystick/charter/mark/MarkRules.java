package org.tallystick.charter.mark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.charter.mark.MarkFindings.Finding;
import org.tallystick.charter.mark.MarkScheme.Band;
import org.tallystick.charter.mark.MarkScheme.FixedTargets;
import org.tallystick.charter.mark.MarkScheme.MinimumNumber;
import org.tallystick.charter.mark.MarkScheme.NotOffered;
import org.tallystick.charter.mark.MarkScheme.Proportionate;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.framework.Direction;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Many;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;

/// Who earns the Mark. The same scheme, agreement and verified lines give the same findings in ten
/// years.
public final class MarkRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private MarkRules() {}

    /// The quarters that are looked at, the first one first.
    public record Window(Quarter first, Quarter last) {
        boolean takes(Quarter quarter) {
            return quarter.compareTo(first) >= 0 && quarter.compareTo(last) <= 0;
        }

        int length() {
            var length = 1;
            for (var at = first; at.compareTo(last) < 0; at = at.next()) length++;
            return length;
        }
    }

    /// The quarters that a scheme looks at, up to the last one whose returns are all due: a quarter
    /// that ended yesterday says nothing yet. A renewal rests on fresh evidence, and on no less of
    /// it: where fewer fresh quarters are over than the scheme looks at, there is none.
    ///
    /// @param before the last quarter on which a mark was awarded; empty where none was
    public static Optional<Window> window(MarkScheme.Terms terms, LocalDate today, Optional<Quarter> before) {
        var last = DueRules.lastOverdue(today);
        var first = last;
        for (var at = 1; at < terms.quarters(); at++) first = first.previous();
        return before.isPresent() && before.get().compareTo(first) >= 0
                ? Optional.empty()
                : Optional.of(new Window(first, last));
    }

    /// The last of the quarters that a renewal needs.
    public static Quarter fresh(MarkScheme.Terms terms, Quarter before) {
        var last = before;
        for (var at = 0; at < terms.quarters(); at++) last = last.next();
        return last;
    }

    /// What has changed since a proposal was made: the period, or what is found in it.
    public static List<String> changes(Mark mark, Window window, MarkFindings now) {
        var changes = new ArrayList<String>();
        if (!mark.first().equals(window.first()) || !mark.last().equals(window.last()))
            changes.add("The returns of another quarter are due: the period is now %s, up to %s"
                    .formatted(window.first().inWords(), window.last().inWords()));
        var then = mark.findings();
        for (var at = 0; at < now.findings().size(); at++) {
            var found = now.findings().get(at);
            var before = then.findings().get(at);
            if (!found.equals(before))
                changes.add(
                        found.words().equals(before.words())
                                ? found.name() + ": it is based on different figures from before"
                                : "%s: the finding was “%s” and is “%s”"
                                        .formatted(found.name(), before.words(), found.words()));
        }
        if (then.earned() != now.earned())
            changes.add(now.earned() ? "The Mark is earned now" : "The Mark is no longer earned");
        return changes;
    }

    /// What counts: what was asked for in the window, and the lines verified in it on evidence of
    /// the scheme's grade or better.
    public static Delivered counting(MarkScheme.Terms terms, Window window, Delivered delivered) {
        return new Delivered(
                delivered.asked().stream()
                        .filter(each -> window.takes(each.quarter()))
                        .toList(),
                delivered.verified().stream()
                        .filter(each -> window.takes(each.quarter()))
                        .filter(each -> each.grade().compareTo(terms.grade()) >= 0)
                        .toList());
    }

    /// Decides under a scheme what was agreed; every target yields a finding.
    ///
    /// @param delivered what counts
    public static MarkFindings decide(MarkScheme scheme, Agreement.Terms agreed, Window window, Delivered delivered) {
        return switch (scheme) {
            case MinimumNumber(var minimum, var _, var terms) ->
                count(Math.max(minimum, agreed.howMany()), agreed.targets(), terms.grade(), window, delivered);
            case FixedTargets(var _, var targets, var terms) ->
                count(agreed.howMany(), only(agreed, targets), terms.grade(), window, delivered);
            case Proportionate three ->
                count(
                        Math.max(three.band(agreed.size()).minimum(), agreed.howMany()),
                        agreed.targets(),
                        three.terms().grade(),
                        window,
                        delivered);
            case NotOffered(var because) ->
                new MarkFindings(false, 0, 0, "The Mark is not offered: " + because, List.of());
        };
    }

    /// Of the fixed targets, those whose measures were agreed: an agreement cannot change them.
    private static List<Target> only(Agreement.Terms agreed, List<Target> targets) {
        return targets.stream()
                .filter(target -> agreed.targets().stream().anyMatch(target::same))
                .toList();
    }

    private static MarkFindings count(
            int asked, List<Target> targets, Grade least, Window window, Delivered delivered) {
        var findings = new ArrayList<Finding>();
        for (var target : targets) findings.add(FindingRules.find(target, least, window, delivered));
        var met = (int) findings.stream().filter(Finding::met).count();
        var earned = met >= asked;
        return new MarkFindings(
                earned,
                asked,
                met,
                "%d of %s met; %d %s asked."
                        .formatted(
                                met,
                                Many.of(targets.size(), "target is", "targets are"),
                                asked,
                                asked == 1 ? "is" : "are"),
                findings);
    }

    /// What a signatory of this size would be agreed with where nothing is agreed yet.
    public static Optional<Agreement.Terms> starting(MarkScheme scheme, Size size) {
        return switch (scheme) {
            case MinimumNumber(var minimum, var targets, var _) ->
                Optional.of(new Agreement.Terms(size, minimum, targets));
            case FixedTargets(var suggested, var targets, var _) ->
                Optional.of(new Agreement.Terms(size, suggested, targets));
            case Proportionate three -> {
                var band = three.band(size);
                yield Optional.of(new Agreement.Terms(
                        size,
                        band.minimum(),
                        three.full().stream().map(each -> scaled(each, band)).toList()));
            }
            case NotOffered _ -> Optional.empty();
        };
    }

    /// A band's part of a full target. A count is rounded up to a whole, so that no target is
    /// nothing; a share, and yes or no, do not grow with size and stay as they are.
    static Target scaled(Target full, Band band) {
        return switch (full.quantity()) {
            case Quantity.Count(var amount) -> full.of(whole(part(amount, band)));
            case Quantity.Pounds(var amount) -> full.of(whole(part(amount, band)));
            case Quantity.Share _, Quantity.YesNo _, Quantity.Narrative _ -> full;
        };
    }

    private static BigDecimal part(BigDecimal amount, Band band) {
        return amount.multiply(band.percent()).divide(HUNDRED, 6, RoundingMode.HALF_UP);
    }

    private static String whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.CEILING).toPlainString();
    }

    /// What keeps an agreement from being one under the scheme.
    public static List<Problem> problems(MarkScheme scheme, Agreement.Terms agreed) {
        var problems = new ArrayList<Problem>();
        if (agreed.targets().isEmpty()) problems.add(Problem.ofAll("Agree at least one measure with its target"));
        if (agreed.howMany() > agreed.targets().size())
            problems.add(new Problem(
                    "howMany",
                    "Ask for no more measures than are agreed: there are "
                            + agreed.targets().size()));
        switch (scheme) {
            case MinimumNumber(var minimum, var _, var _) -> least(minimum, agreed, problems);
            case FixedTargets(var _, var targets, var _) -> {
                for (var each : agreed.targets())
                    if (targets.stream().noneMatch(each::same))
                        problems.add(Problem.ofAll("The scheme has no target for " + each.name() + ": leave it out"));
            }
            case Proportionate three -> least(three.band(agreed.size()).minimum(), agreed, problems);
            case NotOffered(var because) -> problems.add(Problem.ofAll("The Mark is not offered: " + because));
        }
        problems.addAll(idle(agreed.targets()));
        return problems;
    }

    private static void least(int minimum, Agreement.Terms agreed, List<Problem> problems) {
        if (agreed.howMany() < minimum)
            problems.add(new Problem("howMany", "The scheme asks for at least " + MarkScheme.measures(minimum)));
    }

    /// What keeps a scheme from being adopted: a larger organisation is never asked for less.
    public static List<Problem> problems(MarkScheme scheme) {
        var problems = new ArrayList<Problem>();
        if (scheme.offered().isPresent() && scheme.named().isEmpty())
            problems.add(Problem.ofAll("Set a target for at least one measure"));
        var most = switch (scheme) {
            case MinimumNumber(var minimum, var _, var _) -> minimum;
            case FixedTargets(var suggested, var _, var _) -> suggested;
            case Proportionate three ->
                three.bands().values().stream().mapToInt(Band::minimum).max().orElse(0);
            case NotOffered _ -> 0;
        };
        if (!scheme.named().isEmpty() && most > scheme.named().size())
            problems.add(
                    Problem.ofAll("More measures are asked for than have a target: set targets for at least " + most));
        scheme.offered()
                .filter(terms -> terms.quarters() > 4 * terms.years())
                .ifPresent(terms -> problems.add(new Problem(
                        "years",
                        "A renewal needs %d new quarters: make the Mark last long enough to gather them, or look at fewer"
                                .formatted(terms.quarters()))));
        problems.addAll(idle(scheme.named()));
        return problems;
    }

    /// Targets that everyone meets, whatever was delivered, or that nobody can.
    private static List<Problem> idle(List<Target> targets) {
        var problems = new ArrayList<Problem>();
        for (var target : targets)
            if (target.direction() == Direction.NEITHER)
                problems.add(new Problem(
                        "target-" + target.measure(),
                        target.name()
                                + ": neither more nor less of it is better, so it cannot"
                                + " have a target; leave it out"));
        targets.stream()
                .filter(target -> target.direction() == Direction.MORE
                        && target.kind() != MeasureKind.YES_NO
                        && FindingRules.met(target, nothing(target)))
                .map(target -> new Problem(
                        "target-" + target.measure(),
                        target.name() + ": everyone meets a target of 0, so set one above 0"))
                .forEach(problems::add);
        return problems;
    }

    private static Quantity nothing(Target target) {
        return switch (target.quantity()) {
            case Quantity.Count _ -> new Quantity.Count(BigDecimal.ZERO);
            case Quantity.Pounds _ -> new Quantity.Pounds(BigDecimal.ZERO);
            case Quantity.Share _ -> new Quantity.Share(BigDecimal.ZERO, BigDecimal.ONE);
            case Quantity.YesNo _ -> new Quantity.YesNo(false);
            case Quantity.Narrative narrative -> narrative;
        };
    }
}
