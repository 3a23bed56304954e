package org.tallystick.delivery.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Measure;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Many;

/// A figure that can be added to others of its kind: counts and pounds as sums; shares as parts
/// over wholes; answers as "3 of 4 said yes"; narratives as how many there are.
///
/// @param of the whole, for shares and answers; null for the others
public record Amount(
        MeasureKind kind, BigDecimal part, @Nullable BigDecimal of) {

    public Amount {
        part = plain(part);
        if (of != null) of = plain(of);
        var whole = kind == MeasureKind.SHARE || kind == MeasureKind.YES_NO;
        if (whole && (of == null || of.signum() <= 0)) throw new IllegalArgumentException("a share of nothing");
        if (!whole && of != null) throw new IllegalArgumentException("a whole for a " + kind);
    }

    /// What a quantity adds: a narrative one account, a yes 1 of 1, a no 0 of 1.
    public static Amount of(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Count(var amount) -> new Amount(MeasureKind.COUNT, amount, null);
            case Quantity.Pounds(var amount) -> new Amount(MeasureKind.POUNDS, amount, null);
            case Quantity.Share(var part, var whole) -> new Amount(MeasureKind.SHARE, part, whole);
            case Quantity.Narrative _ -> new Amount(MeasureKind.NARRATIVE, BigDecimal.ONE, null);
            case Quantity.YesNo(var yes) ->
                new Amount(MeasureKind.YES_NO, yes ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal.ONE);
        };
    }

    /// The sum of so many rows; empty where there are none, because missing is not zero.
    public static Optional<Amount> sum(MeasureKind kind, long rows, BigDecimal part, BigDecimal whole) {
        if (rows == 0) return Optional.empty();
        return switch (kind) {
            case COUNT, POUNDS, NARRATIVE -> Optional.of(new Amount(kind, part, null));
            case SHARE, YES_NO -> Optional.of(new Amount(kind, part, whole));
        };
    }

    /// What two of these are compared by: the sum itself, or the share as a fraction.
    public BigDecimal size() {
        return of == null ? part : part.divide(of, 18, RoundingMode.HALF_UP);
    }

    /// A share's percentage, rounded here once; empty for other kinds.
    public Optional<BigDecimal> percent() {
        return of == null ? Optional.empty() : Optional.of(Figures.percent(part, of));
    }

    /// "1,250", "£4,320", "43.2% (4,320 of 10,000)", "3 of 4 yes", "2 accounts".
    public String shown() {
        return switch (kind) {
            case COUNT -> Figures.plain(part);
            case POUNDS -> (part.signum() < 0 ? "-£" : "£") + Figures.pence(part.abs());
            case SHARE ->
                "%s%% (%s of %s)"
                        .formatted(Figures.plain(percent().orElseThrow()), Figures.plain(part), Figures.plain(whole()));
            case YES_NO -> "%s of %s yes".formatted(Figures.plain(part), Figures.plain(whole()));
            case NARRATIVE -> Figures.plain(part) + (part.compareTo(BigDecimal.ONE) == 0 ? " account" : " accounts");
        };
    }

    /// The figure with its unit: "3 jobs", "£400", "40% (40 of 100)", "Yes"; a share's percentage
    /// is its unit, and its measure says of what.
    public String inWords(String unit) {
        return switch (kind) {
            case COUNT ->
                Measure.mayFall(unit)
                        ? "%s (%s)".formatted(shown(), unit)
                        : (shown() + " " + Many.unit(part, unit)).strip();
            case POUNDS, SHARE, NARRATIVE -> shown();
            case YES_NO -> {
                if (whole().compareTo(BigDecimal.ONE) != 0) yield shown();
                yield part.signum() > 0 ? "Yes" : "No";
            }
        };
    }

    /// The figure as a receipt writes it: "1250", "4320/10000".
    public String canonical() {
        return of == null ? part.toPlainString() : part.toPlainString() + "/" + of.toPlainString();
    }

    private BigDecimal whole() {
        if (of == null) throw new IllegalStateException("no whole");
        return of;
    }

    /// One spelling for one number, so that 3 and 3.0 are the same figure.
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
