package org.tallystick.delivery.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// A total spread evenly over quarters.
public final class SpreadRules {

    private SpreadRules() {}

    /// So many parts that add up to the total exactly, none larger than another by more than the
    /// smallest step: 1 where the total is whole, a hundredth or the total's own last place where
    /// it is not. The larger parts come last, because work begins slowly.
    public static List<BigDecimal> evenly(BigDecimal total, int parts) {
        var places = Math.max(0, total.stripTrailingZeros().scale());
        var scale = places == 0 ? 0 : Math.max(2, places);
        var spread = new ArrayList<BigDecimal>();
        var before = BigDecimal.ZERO;
        for (var part = 1; part <= parts; part++) {
            var until = total.multiply(BigDecimal.valueOf(part))
                    .divide(BigDecimal.valueOf(parts), scale, RoundingMode.DOWN);
            spread.add(until.subtract(before));
            before = until;
        }
        return spread.stream().sorted().toList();
    }
}
