package org.tallystick.porch.demo;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Quantity;

/// One line of `promises.csv`: what is due each quarter, and what became of it.
///
/// @param claims six, one for each quarter; empty where nothing is claimed
record DemoPromise(String contract, String measure, String target, String[] claims, String done) {

    static DemoPromise of(Map<String, String> row) {
        return new DemoPromise(
                row.getOrDefault("contract", ""),
                row.getOrDefault("measure", ""),
                row.getOrDefault("target", ""),
                row.getOrDefault("claims", "").split("\\|", -1),
                row.getOrDefault("done", ""));
    }

    Optional<Quantity> due(Measure measure) {
        return target.isEmpty() ? Optional.empty() : Optional.of(quantity(measure, target));
    }

    Optional<Quantity> claim(Measure measure, int quarter) {
        var typed = quarter < claims.length ? claims[quarter] : "";
        return typed.isEmpty()
                ? Optional.empty()
                : Optional.of(quantity(measure, typed.substring(0, typed.length() - 1)));
    }

    /// What the verifier did: v, c, q, r, or s for nothing yet.
    char then(int quarter) {
        var typed = quarter < claims.length ? claims[quarter] : "";
        return typed.isEmpty() ? 's' : typed.charAt(typed.length() - 1);
    }

    private Quantity quantity(Measure measure, String typed) {
        return switch (measure.kind()) {
            case COUNT -> new Quantity.Count(new BigDecimal(typed));
            case POUNDS -> new Quantity.Pounds(new BigDecimal(typed));
            case SHARE -> {
                var parts = typed.split("/", -1);
                yield new Quantity.Share(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
            }
            case NARRATIVE -> new Quantity.Narrative(done);
            case YES_NO -> new Quantity.YesNo(typed.equals("y"));
        };
    }
}
