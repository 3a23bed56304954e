package org.tallystick.delivery;

import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Quarter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/// Whose claims are looked at closely. The draw is a hash of what everybody knows, so that anyone
/// can draw again and nobody can steer it.
///
/// The number drawn is the first 8 bytes of SHA-256 over "contract|quarter|measure", read as an
/// unsigned whole number and divided by 2^64. The claim is sampled where that is less than the rate
/// for the contract's value.
final class SamplingRules {

    private static final BigDecimal RANGE = new BigDecimal(BigInteger.TWO.pow(64));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SamplingRules() {}

    /// One row of the table `rules/sampling.csv`; the first that fits holds.
    ///
    /// @param above the contract is worth more than this; null where any value fits, stated or not
    /// @param rate between 0 and 1
    record Row(@Nullable BigDecimal above, BigDecimal rate) {}

    /// @param drawn to six places, for people; the comparison is made before rounding
    record Draw(boolean sampled, BigDecimal drawn, BigDecimal rate) {

        /// "Drawn 3.21 of 100; contracts of this value are sampled below 10".
        public String because() {
            return "Drawn %s of 100; contracts of this value are sampled below %s"
                    .formatted(
                            Figures.pence(drawn.multiply(HUNDRED)),
                            Figures.plain(rate.multiply(HUNDRED)));
        }
    }

    static Draw draw(
            List<Row> table,
            @Nullable BigDecimal value,
            UUID contract,
            Quarter quarter,
            String measure) {
        var drawn = number(contract + "|" + quarter + "|" + measure);
        var rate = rate(table, value);
        return new Draw(drawn.compareTo(rate) < 0, drawn.setScale(6, RoundingMode.DOWN), rate);
    }

    private static BigDecimal rate(List<Row> table, @Nullable BigDecimal value) {
        for (var row : table)
            if (row.above() == null || (value != null && value.compareTo(row.above()) > 0))
                return row.rate();
        throw new IllegalStateException("the last row of the table must fit everything");
    }

    private static BigDecimal number(String text) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            var first = new BigInteger(1, java.util.Arrays.copyOf(hash, 8));
            return new BigDecimal(first).divide(RANGE, 30, RoundingMode.DOWN);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
