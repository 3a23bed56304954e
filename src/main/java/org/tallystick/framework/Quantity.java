package org.tallystick.framework;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Money;
import org.tallystick.shared.VatBasis;

/// How much was promised or delivered, in the measure's own kind. Nothing delivered is zero;
/// nothing said is no quantity at all.
public sealed interface Quantity {

    record Count(BigDecimal amount) implements Quantity {
        public Count {
            amount = plain(amount);
        }
    }

    record Pounds(BigDecimal amount) implements Quantity {
        public Pounds {
            amount = plain(amount);
        }
    }

    /// Part and whole are kept, so that two quarters add as parts over wholes. The part may exceed
    /// the whole where growth is stated as a share of the year before, and is below 0 for a fall.
    record Share(BigDecimal part, BigDecimal whole) implements Quantity {
        public Share {
            if (whole.signum() <= 0) throw new IllegalArgumentException("a share of nothing");
            part = plain(part);
            whole = plain(whole);
        }

        /// As [Figures#percent] rounds it.
        public BigDecimal percent() {
            return Figures.percent(part, whole);
        }
    }

    record Narrative(String words) implements Quantity {}

    record YesNo(boolean yes) implements Quantity {}

    /// The quantity that was typed, or every problem at once. [QuantityRules] names the fields.
    static Checked<Quantity> read(MeasureKind kind, Map<String, String> typed) {
        return QuantityRules.read(kind, false, typed);
    }

    /// As [#read(MeasureKind, Map)], of what was delivered in a unit that may be a change against a
    /// baseline: then a fall is a number below 0.
    static Checked<Quantity> delivered(MeasureKind kind, String unit, Map<String, String> typed) {
        return QuantityRules.read(kind, Measure.mayFall(unit), typed);
    }

    /// The quantity that [#canonical] wrote.
    static Quantity of(MeasureKind kind, String canonical) {
        return switch (kind) {
            case COUNT -> new Count(new BigDecimal(canonical));
            case POUNDS -> new Pounds(new BigDecimal(canonical));
            case SHARE -> {
                var parts = canonical.split("/", 2);
                if (parts.length < 2) throw new IllegalArgumentException("not a share: " + canonical);
                yield new Share(new BigDecimal(parts[0]), new BigDecimal(parts[1]));
            }
            case NARRATIVE -> new Narrative(canonical);
            case YES_NO ->
                switch (canonical) {
                    case "yes" -> new YesNo(true);
                    case "no" -> new YesNo(false);
                    default -> throw new IllegalArgumentException("neither yes nor no: " + canonical);
                };
        };
    }

    /// All of them together; empty where there is none, for missing is not zero.
    static Optional<Quantity> sum(Stream<Quantity> quantities) {
        return quantities.reduce(Quantity::plus);
    }

    default MeasureKind kind() {
        return switch (this) {
            case Count _ -> MeasureKind.COUNT;
            case Pounds _ -> MeasureKind.POUNDS;
            case Share _ -> MeasureKind.SHARE;
            case Narrative _ -> MeasureKind.NARRATIVE;
            case YesNo _ -> MeasureKind.YES_NO;
        };
    }

    /// Both together: numbers add, shares as parts over wholes, narratives follow one another, and
    /// yes holds only while it is yes throughout.
    ///
    /// @throws IllegalArgumentException where the kinds differ
    default Quantity plus(Quantity other) {
        if (this instanceof Count(var a) && other instanceof Count(var b)) return new Count(a.add(b));
        if (this instanceof Pounds(var a) && other instanceof Pounds(var b)) return new Pounds(a.add(b));
        if (this instanceof Share(var a, var ofA) && other instanceof Share(var b, var ofB))
            return new Share(a.add(b), ofA.add(ofB));
        if (this instanceof Narrative(var a) && other instanceof Narrative(var b)) return new Narrative(a + "\n\n" + b);
        if (this instanceof YesNo(var a) && other instanceof YesNo(var b)) return new YesNo(a && b);
        throw new IllegalArgumentException(kind() + " and " + other.kind() + " do not add up");
    }

    /// "1,250", "£1,250.50", "4,320 of 10,000 (43.2%)", the narrative itself, "Yes".
    default String shown() {
        return switch (this) {
            case Count(var amount) -> Figures.plain(amount);
            case Pounds(var amount) -> Money.pounds(amount, VatBasis.UNKNOWN).shown();
            case Share share ->
                "%s of %s (%s%%)"
                        .formatted(
                                Figures.plain(share.part), Figures.plain(share.whole), Figures.plain(share.percent()));
            case Narrative(var words) -> words;
            case YesNo(var yes) -> yes ? "Yes" : "No";
        };
    }

    /// One text for each quantity, as receipts state it: "1250.5", "4320/10000", "yes".
    default String canonical() {
        return switch (this) {
            case Count(var amount) -> amount.toPlainString();
            case Pounds(var amount) -> amount.toPlainString();
            case Share(var part, var whole) -> part.toPlainString() + "/" + whole.toPlainString();
            case Narrative(var words) -> words;
            case YesNo(var yes) -> yes ? "yes" : "no";
        };
    }

    /// 3 for 3.00 and 1000 for 1E+3, so that equal numbers are equal texts.
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
