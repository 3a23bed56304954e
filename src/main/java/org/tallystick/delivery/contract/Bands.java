package org.tallystick.delivery.contract;

import java.math.BigDecimal;
import java.util.List;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// The percentages of what is due at which Good, Approaching target and Requires improvement begin;
/// beyond the last is Inadequate. No cut-offs are published with the Act, so they are agreed for
/// each commitment.
public record Bands(BigDecimal good, BigDecimal approaching, BigDecimal improvement) {

    /// Offered to the contract manager, who confirms or changes it; it is nobody's rule.
    public static Bands suggested(boolean lessIsBetter) {
        return lessIsBetter ? of(100, 115, 150) : of(100, 85, 50);
    }

    private static Bands of(int good, int approaching, int improvement) {
        return new Bands(BigDecimal.valueOf(good), BigDecimal.valueOf(approaching), BigDecimal.valueOf(improvement));
    }

    /// The bands, where they run the right way for this commitment; the problems name the fields.
    public static Checked<Bands> check(
            BigDecimal good, BigDecimal approaching, BigDecimal improvement, boolean lessIsBetter) {
        var bands = new Bands(good, approaching, improvement);
        var most = BigDecimal.valueOf(1_000);
        if (List.of(good, approaching, improvement).stream().anyMatch(b -> b.signum() < 0 || b.compareTo(most) > 0))
            return invalid("Enter each percentage between 0 and 1,000");
        if (bands.runs(lessIsBetter)) return new Checked.Valid<>(bands);
        return invalid(
                lessIsBetter
                        ? "Less is better here, so enter percentages that rise from Good to Requires improvement, like 100, 115, 150"
                        : "Enter percentages that fall from Good to Requires improvement, like 100, 85, 50");
    }

    boolean runs(boolean lessIsBetter) {
        var first = good.compareTo(approaching);
        var second = approaching.compareTo(improvement);
        return lessIsBetter ? first < 0 && second < 0 : first > 0 && second > 0;
    }

    private static Checked<Bands> invalid(String message) {
        return new Checked.Invalid<>(List.of(new Problem("bands", message)));
    }
}
