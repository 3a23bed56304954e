package org.tallystick.library.survey.tally;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// How often each answer to one item was given.
///
/// @param base how many answered the item
/// @param weightedBase the sum of their weights; the base where no weights are given
public record Tally(int base, BigDecimal weightedBase, List<Line> lines) {

    public Tally {
        lines = List.copyOf(lines);
    }

    /// @param count how many gave this answer
    /// @param weighted the sum of their weights; the count where no weights are given
    /// @param weightedBase as in the tally
    public record Line(String answer, int count, BigDecimal weighted, BigDecimal weightedBase) {

        /// The share of the weighted base, rounded half up once to a whole number; nothing where
        /// nobody answered.
        public Optional<BigDecimal> percent() {
            return weightedBase.signum() == 0
                    ? Optional.empty()
                    : Optional.of(
                            weighted.multiply(BigDecimal.valueOf(100)).divide(weightedBase, 0, RoundingMode.HALF_UP));
        }
    }

    public int count(String answer) {
        return lines.stream()
                .filter(line -> line.answer().equals(answer))
                .mapToInt(Line::count)
                .findFirst()
                .orElse(0);
    }
}
