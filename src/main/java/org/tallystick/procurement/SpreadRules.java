package org.tallystick.procurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Quarter;

/// A promise for the whole contract, spread over its quarters: after each quarter as much is due as
/// its share of the time, rounded down, so that whole things stay whole and the quarters add up to
/// the promise. A share does not shrink with time: each quarter is due the same share.
public final class SpreadRules {

    private SpreadRules() {}

    /// Each quarter's fields as a bidder would type them.
    public static Map<String, Map<String, String>> evenly(Quantity total, List<Quarter> quarters) {
        var spread = new TreeMap<String, Map<String, String>>();
        switch (total) {
            case Quantity.Count(var amount) -> amounts(amount, quarters, spread);
            case Quantity.Pounds(var amount) -> amounts(amount, quarters, spread);
            case Quantity.Share(var part, var whole) -> {
                for (var quarter : quarters)
                    spread.put(
                            quarter.toString(), Map.of("part", part.toPlainString(), "whole", whole.toPlainString()));
            }
            case Quantity.YesNo(var yes) -> {
                for (var quarter : quarters) spread.put(quarter.toString(), Map.of("answer", yes ? "yes" : "no"));
            }
            case Quantity.Narrative _ -> {}
        }
        return spread;
    }

    /// What was promised for the whole contract, where these quarters are what [#evenly] makes of
    /// it.
    public static Optional<Quantity> total(List<Quantity> quarters) {
        if (quarters.isEmpty()) return Optional.empty();
        return quarters.getFirst() instanceof Quantity.Share
                ? Optional.of(quarters.getFirst())
                : Quantity.sum(quarters.stream());
    }

    private static void amounts(BigDecimal amount, List<Quarter> quarters, Map<String, Map<String, String>> spread) {
        var parts = split(amount, quarters.size());
        for (int at = 0; at < quarters.size(); at++)
            spread.put(quarters.get(at).toString(), Map.of("amount", parts.get(at)));
    }

    private static List<String> split(BigDecimal amount, int over) {
        int scale = Math.max(0, amount.stripTrailingZeros().scale());
        var parts = new ArrayList<String>();
        var before = BigDecimal.ZERO;
        for (int at = 1; at <= over; at++) {
            var due =
                    amount.multiply(BigDecimal.valueOf(at)).divide(BigDecimal.valueOf(over), scale, RoundingMode.DOWN);
            var part = due.subtract(before).stripTrailingZeros();
            parts.add(part.setScale(Math.max(0, part.scale())).toPlainString());
            before = due;
        }
        return parts;
    }
}
