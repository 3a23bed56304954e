package org.tallystick.procurement.tender;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One measure as a criterion: how many points each part can earn.
///
/// @param lessIsBetter whether a smaller quantity earns more
/// @param target the quantity that earns every point; null where the best bid sets it
public record Criterion(
        String measure,
        Points points,
        boolean lessIsBetter,
        @Nullable BigDecimal target) {

    /// Points of the whole score, which is 100.
    public record Points(BigDecimal quantity, BigDecimal delivery, BigDecimal verification) {

        public Points {
            if (quantity.signum() < 0 || delivery.signum() < 0 || verification.signum() < 0)
                throw new IllegalArgumentException("points below zero");
        }

        public BigDecimal total() {
            return quantity.add(delivery).add(verification);
        }

        public BigDecimal of(ScoredPart part) {
            return switch (part) {
                case QUANTITY -> quantity;
                case DELIVERY -> delivery;
                case VERIFICATION -> verification;
            };
        }
    }
}
