package org.tallystick.warehouse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// LM3, the local multiplier after three rounds (New Economics Foundation, "The Money Trail",
/// 2002): what is spent, what its receivers spend locally, and what theirs do.
final class MultiplierRules {

    private static final int ROUNDS = 3;

    private MultiplierRules() {}

    /// (round 1 + round 2 + round 3) ÷ round 1, to two places, half up; empty where round 1 is
    /// nothing or there are not three rounds.
    static Optional<BigDecimal> lm3(List<BigDecimal> rounds) {
        if (rounds.size() != ROUNDS || rounds.getFirst().signum() <= 0) return Optional.empty();
        return Optional.of(
                rounds.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(rounds.getFirst(), 2, RoundingMode.HALF_UP));
    }
}
