package org.tallystick.charter.mark.scheme;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.charter.mark.FindingRules;
import org.tallystick.charter.mark.Target;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Published;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;

/// Targets as they are typed: for each measure one field, `target-` and its reference. A share is
/// typed as a percentage, yes or no as "yes"; an empty field leaves the measure out.
public final class TargetForm {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TargetForm() {}

    public static List<Target> read(Published edition, PostedForm typed, List<Problem> problems) {
        var targets = new ArrayList<Target>();
        edition.document().offered().forEach(measure -> {
            var text = typed.text("target-" + measure.reference());
            if (text.isEmpty()) return;
            var amount = amount(measure, text);
            if (amount.isPresent()) targets.add(target(edition, measure, amount.get()));
            else problems.add(new Problem("target-" + measure.reference(), words(measure)));
        });
        return targets;
    }

    private static Target target(Published edition, Measure measure, String amount) {
        return new Target(
                edition.framework(),
                measure.reference(),
                measure.name(),
                measure.kind(),
                measure.unit(),
                measure.direction(),
                amount);
    }

    private static Optional<String> amount(Measure measure, String text) {
        return switch (measure.kind()) {
            case COUNT, POUNDS ->
                Numbers.readPositive(text)
                        .map(number -> Quantity.of(measure.kind(), number.toPlainString())
                                .canonical());
            case NARRATIVE ->
                Numbers.readPositive(text)
                        .filter(number -> number.stripTrailingZeros().scale() <= 0)
                        .map(number -> new Quantity.Count(number).canonical());
            case SHARE ->
                Numbers.readPositive(text.replace("%", ""))
                        .filter(number -> number.compareTo(HUNDRED) <= 0)
                        .map(number -> new Quantity.Share(number, HUNDRED).canonical());
            case YES_NO -> text.equalsIgnoreCase("yes") ? Optional.of("yes") : Optional.empty();
        };
    }

    private static String words(Measure measure) {
        return measure.name()
                + ": "
                + switch (measure.kind()) {
                    case COUNT -> "enter a number, like 12";
                    case POUNDS -> "enter pounds, like 20,000";
                    case SHARE -> "enter a percentage from 0 to 100, like 40";
                    case NARRATIVE -> "enter how many accounts, as a whole number, like 1";
                    case YES_NO -> "enter yes, or leave it empty";
                };
    }

    /// What stands after the field.
    public static String suffix(MeasureKind kind, String unit) {
        return switch (kind) {
            case COUNT -> unit;
            case POUNDS -> "pounds";
            case SHARE -> "% (" + unit + ")";
            case NARRATIVE -> "accounts";
            case YES_NO -> "yes, or empty";
        };
    }

    /// The fields that give these targets.
    public static Map<String, String> typed(List<Target> targets) {
        var typed = new LinkedHashMap<String, String>();
        for (var each : targets)
            typed.put(
                    "target-" + each.measure(),
                    each.quantity() instanceof Quantity.Share share
                            ? FindingRules.exact(share).toPlainString()
                            : each.amount());
        return typed;
    }
}
