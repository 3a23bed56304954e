package org.tallystick.delivery.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Sha256;

/// Which claims are picked at random for a closer check, and what the picked ones say of all.
///
/// The number of a claim is the first 8 bytes of SHA-256 over "seed|contract|quarter|measure", read
/// as an unsigned whole number and divided by 2^64. The seed is the hash, in hexadecimal, of the
/// ledger's link that follows the return's own: it does not exist before the return is in. A claim
/// is picked where its number is less than the rate of the first row of the table that fits.
public final class SamplingRules {

    private static final BigDecimal RANGE = new BigDecimal(BigInteger.TWO.pow(64));
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// The standard normal distribution has 95% of itself between minus and plus this.
    private static final BigDecimal Z = new BigDecimal("1.959964");

    private SamplingRules() {}

    /// One row of the table `rules/sampling.csv`; the first that fits holds.
    ///
    /// @param above the contract is worth more than this; null where any value fits, stated or not
    /// @param times the claim is more than so many times what was due; null where any claim fits
    /// @param rate between 0 and 1
    public record Row(@Nullable BigDecimal above, @Nullable BigDecimal times, BigDecimal rate) {

        /// "25 in 100 claims of contracts worth more than £5,000,000".
        public String inWords() {
            return "%s in 100 claims%s%s"
                    .formatted(
                            Figures.plain(rate.multiply(HUNDRED)),
                            above == null
                                    ? " of all other contracts"
                                    : " of contracts worth more than £" + Figures.plain(above),
                            times == null
                                    ? ""
                                    : ", where the claim is more than %s times what was due"
                                            .formatted(Figures.plain(times)));
        }

        private boolean fits(@Nullable BigDecimal value, @Nullable BigDecimal ratio) {
            return exceeds(value, above) && exceeds(ratio, times);
        }

        private static boolean exceeds(@Nullable BigDecimal what, @Nullable BigDecimal limit) {
            return limit == null || (what != null && what.compareTo(limit) > 0);
        }
    }

    /// A claim that may be picked.
    ///
    /// @param ratio the claim as a multiple of what was due; null where nothing was due to compare
    ///   it with
    public record Claim(
            UUID commitment, String measure, @Nullable BigDecimal ratio) {}

    /// A claim's number and rate.
    ///
    /// @param least picked so that at least one claim of the contract is checked in a year
    public record Drawn(UUID commitment, BigDecimal number, BigDecimal rate, boolean least) {

        /// "Number 3.21 of 100; a claim like this is picked below 10".
        public String because() {
            var drawn = number.multiply(HUNDRED).setScale(2, RoundingMode.DOWN);
            return least
                    ? "Picked because no claim of this contract was picked for a year. Number %s of 100"
                            .formatted(Figures.pence(drawn))
                    : "Number %s of 100; a claim like this is picked below %s"
                            .formatted(Figures.pence(drawn), Figures.plain(rate.multiply(HUNDRED)));
        }
    }

    /// The claims of one return that are picked.
    ///
    /// @param seed 64 hexadecimal digits
    /// @param lately whether a claim of the contract was picked in this quarter or in the three
    ///   before it; where none was, the claim with the smallest number for its rate is picked
    public static List<Drawn> draw(
            List<Row> table,
            @Nullable BigDecimal value,
            String seed,
            UUID contract,
            Quarter quarter,
            List<Claim> claims,
            boolean lately) {
        var all = claims.stream()
                .map(each -> new Drawn(
                        each.commitment(),
                        number(seed, contract, quarter, each.measure()),
                        rate(table, value, each.ratio()),
                        false))
                .toList();
        var picked = new ArrayList<>(all.stream()
                .filter(each -> each.number().compareTo(each.rate()) < 0)
                .toList());
        if (picked.isEmpty() && !lately)
            all.stream()
                    .min(Comparator.comparing(each -> each.number().divide(each.rate(), MathContext.DECIMAL64)))
                    .map(each -> new Drawn(each.commitment(), each.number(), each.rate(), true))
                    .ifPresent(picked::add);
        return List.copyOf(picked);
    }

    public static BigDecimal rate(List<Row> table, @Nullable BigDecimal value, @Nullable BigDecimal ratio) {
        for (var row : table) if (row.fits(value, ratio)) return row.rate();
        throw new IllegalStateException("the last row of the table must fit everything");
    }

    public static BigDecimal number(String seed, UUID contract, Quarter quarter, String measure) {
        var text = seed + "|" + contract + "|" + quarter + "|" + measure;
        var hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        var first = new BigInteger(1, Arrays.copyOf(hash, 8));
        return new BigDecimal(first).divide(RANGE, 30, RoundingMode.DOWN);
    }

    /// A picked claim that was decided.
    ///
    /// @param upheld whether it was accepted
    public record Outcome(BigDecimal rate, boolean upheld) {}

    /// What share of all claims would be upheld, as a percentage with its 95% interval.
    public record Estimate(BigDecimal percent, BigDecimal low, BigDecimal high) {

        /// "92.5% (between 80.1% and 97.4%, with 95% confidence)".
        public String shown() {
            return "%s%% (between %s%% and %s%%, with 95%% confidence)"
                    .formatted(Figures.plain(percent), Figures.plain(low), Figures.plain(high));
        }
    }

    /// Each claim stands for as many as its rate leaves out (Hájek's estimator), and the interval
    /// is Wilson's score interval for the effective number of claims that Kish's formula gives: the
    /// square of the weights' sum over the sum of their squares. Empty where nothing was decided.
    public static Optional<Estimate> estimate(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) return Optional.empty();
        var precise = MathContext.DECIMAL64;
        var sum = BigDecimal.ZERO;
        var squares = BigDecimal.ZERO;
        var upheld = BigDecimal.ZERO;
        for (var each : outcomes) {
            var weight = BigDecimal.ONE.divide(each.rate(), precise);
            sum = sum.add(weight);
            squares = squares.add(weight.multiply(weight));
            if (each.upheld()) upheld = upheld.add(weight);
        }
        var n = sum.multiply(sum).divide(squares, precise);
        var p = upheld.divide(sum, precise);
        var zz = Z.multiply(Z);
        var under = BigDecimal.ONE.add(zz.divide(n, precise));
        var middle = p.add(zz.divide(n.multiply(BigDecimal.TWO), precise));
        var spread = p.multiply(BigDecimal.ONE.subtract(p))
                .divide(n, precise)
                .add(zz.divide(n.multiply(n).multiply(BigDecimal.valueOf(4)), precise))
                .sqrt(precise)
                .multiply(Z);
        return Optional.of(new Estimate(
                percent(p),
                percent(middle.subtract(spread).divide(under, precise)),
                percent(middle.add(spread).divide(under, precise))));
    }

    private static BigDecimal percent(BigDecimal share) {
        return share.max(BigDecimal.ZERO).min(BigDecimal.ONE).multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
    }
}
