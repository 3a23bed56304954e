package org.tallystick.charter.mark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tallystick.charter.mark.MarkFindings.Finding;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.framework.Direction;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Many;
import org.tallystick.shared.Quarter;

/// Whether verified lines meet one target, in words that the signatory will read. Nothing verified
/// is not zero: it neither meets a target nor is within one.
public final class FindingRules {

    private FindingRules() {}

    /// Where less is better, a quarter that is missing would help: every quarter of the window has
    /// to be verified, and each contract in every quarter in which it asks for a figure.
    ///
    /// @param least the grade of evidence from which on a line counts
    /// @param delivered what counts
    static Finding find(Target target, Grade least, MarkRules.Window window, Delivered delivered) {
        var lines = delivered.verified().stream()
                .filter(each -> each.framework().equals(target.framework())
                        && each.measure().equals(target.measure())
                        && each.quantity().kind() == target.kind())
                .toList();
        var sum = sum(target, lines);
        if (sum.isEmpty())
            return new Finding(target.measure(), target.name(), false, "nothing verified", lines.size(), List.of());
        var quarters = lines.stream().map(Verified::quarter).distinct().count();
        if (target.direction() == Direction.LESS && quarters < window.length())
            return new Finding(
                    target.measure(),
                    target.name(),
                    false,
                    "%s, but %d of %s verified: where less is better, every quarter counts"
                            .formatted(shown(target, sum.get()), quarters, Many.of(window.length(), "quarter")),
                    lines.size(),
                    figures(target, least, lines));
        var missing = missing(target, delivered.asked(), lines);
        if (target.direction() == Direction.LESS && !missing.isEmpty())
            return new Finding(
                    target.measure(),
                    target.name(),
                    false,
                    "%s, but no figure was verified for %s: where less is better, every quarter of every contract counts"
                            .formatted(shown(target, sum.get()), missing),
                    lines.size(),
                    figures(target, least, lines));
        var met = met(target, sum.get());
        return new Finding(
                target.measure(),
                target.name(),
                met,
                words(target, sum.get(), met),
                lines.size(),
                figures(target, least, lines));
    }

    /// "Road repairs (April to June 2026); Tree care (April to June 2026, July to September 2026)",
    /// or nothing where each contract has a figure in each quarter in which it asks for one.
    private static String missing(Target target, List<Delivered.Asked> asked, List<Verified> lines) {
        record Place(UUID contract, Quarter quarter) {}
        var there = lines.stream()
                .map(each -> new Place(each.contract(), each.quarter()))
                .collect(Collectors.toSet());
        return asked.stream()
                .filter(each -> each.framework().equals(target.framework()))
                .filter(each -> each.measure().equals(target.measure()))
                .filter(each -> !there.contains(new Place(each.contract(), each.quarter())))
                .sorted(Comparator.comparing(Delivered.Asked::title)
                        .thenComparing(Delivered.Asked::contract)
                        .thenComparing(Delivered.Asked::quarter))
                .collect(Collectors.groupingBy(Delivered.Asked::contract, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(mine -> mine.getFirst().title()
                        + mine.stream()
                                .map(each -> each.quarter().inWords())
                                .distinct()
                                .collect(Collectors.joining(", ", " (", ")")))
                .collect(Collectors.joining("; "));
    }

    private record Source(UUID contract, String title, UUID edition) {}

    /// What each contract adds, by its title.
    private static List<MarkFindings.Figure> figures(Target target, Grade least, List<Verified> lines) {
        var bySource = new TreeMap<Source, List<Verified>>(Comparator.comparing(Source::title)
                .thenComparing(Source::contract)
                .thenComparing(Source::edition));
        for (var each : lines)
            bySource.computeIfAbsent(new Source(each.contract(), each.title(), each.edition()), _ -> new ArrayList<>())
                    .add(each);
        var figures = new ArrayList<MarkFindings.Figure>();
        bySource.forEach((source, mine) -> sum(target, mine)
                .ifPresent(amount -> figures.add(new MarkFindings.Figure(
                        source.contract(), source.title(), source.edition(), shown(target, amount), least))));
        return figures;
    }

    private static Optional<Quantity> sum(Target target, List<Verified> lines) {
        if (target.kind() == MeasureKind.NARRATIVE)
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Quantity.Count(BigDecimal.valueOf(lines.size())));
        return Quantity.sum(lines.stream().map(Verified::quantity));
    }

    /// Shares compare exactly, as parts over wholes: no rounding decides.
    static boolean met(Target target, Quantity sum) {
        var compared = switch (sum) {
            case Quantity.Count(var amount) -> amount.compareTo(((Quantity.Count) target.quantity()).amount());
            case Quantity.Pounds(var amount) -> amount.compareTo(((Quantity.Pounds) target.quantity()).amount());
            case Quantity.Share(var part, var whole) -> {
                var asked = (Quantity.Share) target.quantity();
                yield part.multiply(asked.whole()).compareTo(asked.part().multiply(whole));
            }
            case Quantity.YesNo(var yes) -> yes == ((Quantity.YesNo) target.quantity()).yes() ? 0 : -1;
            case Quantity.Narrative _ -> throw new IllegalStateException("narratives are counted");
        };
        return switch (target.direction()) {
            case LESS -> compared <= 0;
            case MORE -> compared >= 0;
            case NEITHER -> false;
        };
    }

    /// "43.2% meets 40%", "21 meets 18 apprenticeships".
    private static String words(Target target, Quantity sum, boolean met) {
        if (target.direction() == Direction.NEITHER)
            return shown(target, sum) + ": neither more nor less is better, so no target is met";
        var less = target.direction() == Direction.LESS;
        var verb = met ? (less ? " is within " : " meets ") : (less ? " is above " : " is below ");
        var asked = target.shown();
        var found = shown(target, sum);
        if (sum instanceof Quantity.YesNo) return met ? found + ", as asked" : found + ", not " + asked;
        // Rounding must not make two different figures look the same.
        if (found.equals(asked) && !met)
            return (less ? "just over: " : "just short: ")
                    + sum.shown()
                    + verb
                    + target.quantity().shown();
        return (sum instanceof Quantity.Count(var amount) ? Figures.plain(amount) : found) + verb + asked;
    }

    /// "43.2%", "12 apprenticeships", "£20,000", "2 accounts", "Yes".
    static String shown(Target target, Quantity quantity) {
        return switch (quantity) {
            case Quantity.Share share -> Figures.plain(percent(share)) + "%";
            case Quantity.Count(var amount) ->
                target.kind() == MeasureKind.NARRATIVE
                        ? Figures.plain(amount) + (amount.compareTo(BigDecimal.ONE) == 0 ? " account" : " accounts")
                        : (Figures.plain(amount) + " " + Many.unit(amount, target.unit())).strip();
            case Quantity.Pounds _, Quantity.YesNo _, Quantity.Narrative _ -> quantity.shown();
        };
    }

    /// What was asked as a percentage, with every decimal that was typed.
    public static BigDecimal exact(Quantity.Share share) {
        return Quantity.plain(
                share.part().multiply(BigDecimal.valueOf(100)).divide(share.whole(), 10, RoundingMode.HALF_UP));
    }

    private static BigDecimal percent(Quantity.Share share) {
        return share.part().multiply(BigDecimal.valueOf(100)).divide(share.whole(), 1, RoundingMode.HALF_UP);
    }
}
