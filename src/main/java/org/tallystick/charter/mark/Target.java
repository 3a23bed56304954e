package org.tallystick.charter.mark;

import java.util.UUID;
import org.tallystick.framework.Direction;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Figures;

/// How much of a measure earns it, over the scheme's whole period.
///
/// @param framework the framework, whatever its edition
/// @param measure the measure's reference in it
/// @param name what the measure is called, as when the target was set
/// @param direction LESS where a smaller figure is better
/// @param amount the quantity in its canonical text; for a narrative how many accounts
public record Target(
        UUID framework,
        String measure,
        String name,
        MeasureKind kind,
        String unit,
        Direction direction,
        String amount) {

    public Target {
        // Read once, so that no target is kept that cannot be read.
        var _ = quantity(kind, amount);
    }

    private static Quantity quantity(MeasureKind kind, String amount) {
        return kind == MeasureKind.NARRATIVE ? Quantity.of(MeasureKind.COUNT, amount) : Quantity.of(kind, amount);
    }

    /// For a narrative, a count of accounts.
    public Quantity quantity() {
        return quantity(kind, amount);
    }

    public boolean same(Target other) {
        return framework.equals(other.framework) && measure.equals(other.measure);
    }

    Target of(String another) {
        return new Target(framework, measure, name, kind, unit, direction, another);
    }

    /// "40%", "12 apprenticeships", "£20,000", "2 accounts", "Yes".
    public String shown() {
        return quantity() instanceof Quantity.Share share
                ? Figures.plain(FindingRules.exact(share)) + "%"
                : FindingRules.shown(this, quantity());
    }

    /// What is asked, for the head of a row: "Apprenticeships created (apprenticeships)".
    public String asked() {
        return kind == MeasureKind.COUNT && !unit.isEmpty() ? name + " (" + unit + ")" : name;
    }

    /// How much, beside that: "12", "40%".
    public String figure() {
        return quantity() instanceof Quantity.Count(var number) && kind == MeasureKind.COUNT
                ? Figures.plain(number)
                : shown();
    }
}
