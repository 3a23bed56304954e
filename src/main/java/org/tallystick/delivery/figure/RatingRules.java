package org.tallystick.delivery.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Bands;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.framework.MeasureKind;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Many;
import org.tallystick.shared.Quarter;

/// Which of the five words of regulation 39(5) fits, for a stated period, and why.
///
/// The period is the last four of the contract's quarters whose returns are past their deadline. A
/// quarter counts once its claim is decided. One that waits for the buyer, or has a question open,
/// is left out and said; one without a return counts, as nothing delivered. Where less is better, a
/// quarter without a verified figure cannot show that the limit was kept.
public final class RatingRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int QUARTERS = 4;

    private RatingRules() {}

    /// What became of a promise in one quarter.
    public enum Outcome {
        /// The claim was accepted or refused, or the return claimed nothing.
        DECIDED,
        /// The claim waits for the buyer to check it.
        WAITING,
        /// The buyer has asked the supplier something about the claim.
        QUERIED,
        /// No return is in.
        NO_RETURN
    }

    /// @param target empty where nothing was promised for the quarter
    /// @param verified empty where nothing was accepted on the evidence asked
    public record Assessed(Quarter quarter, Optional<Amount> target, Outcome outcome, Optional<Amount> verified) {}

    /// @param because a sentence or several, with the period, the figures and the agreed band
    public record Rated(Rating rating, String because) {}

    /// The quarters that a rating on this day is about.
    public static List<Assessed> period(List<Assessed> quarters, LocalDate today) {
        var past = quarters.stream()
                .filter(each -> DueRules.overdue(each.quarter(), today))
                .toList();
        return past.subList(Math.max(0, past.size() - QUARTERS), past.size());
    }

    /// Rates one promise over the quarters of a period, in their order.
    public static Rated rate(Optional<Bands> bands, boolean lessIsBetter, MeasureKind kind, List<Assessed> period) {
        var asked = period.stream().filter(each -> each.target().isPresent()).toList();
        if (asked.isEmpty()) return notAssessed("No return on this promise was due yet.");
        if (bands.isEmpty()) return notAssessed("No bands have been agreed for this promise.");
        var counted = asked.stream()
                .filter(each -> each.outcome() == Outcome.DECIDED || each.outcome() == Outcome.NO_RETURN)
                .toList();
        if (counted.isEmpty()) return notAssessed(said(asked) + notCounted(asked));
        var due = sum(kind, counted, Assessed::target);
        var rated = lessIsBetter ? limited(bands.get(), kind, counted, due) : reached(bands.get(), kind, counted, due);
        return new Rated(
                rated.rating(), (said(asked) + rated.because() + noReturn(counted) + notCounted(asked)).strip());
    }

    /// More is better: what was verified, as a percentage of what was due in the same quarters.
    private static Rated reached(Bands bands, MeasureKind kind, List<Assessed> counted, Amount due) {
        if (due.size().signum() == 0) return new Rated(Rating.NOT_ASSESSED, "nothing was due. ");
        var with = counted.stream().filter(each -> each.verified().isPresent()).toList();
        var percent = BigDecimal.ZERO;
        if (!with.isEmpty()) {
            var verified = sum(kind, with, Assessed::verified);
            percent = percent(verified, due);
            // Shares and answers are compared as shares, so a quarter without a figure would leave
            // no trace: it counts as none.
            if (due.of() != null)
                percent = percent.multiply(BigDecimal.valueOf(with.size()))
                        .divide(BigDecimal.valueOf(counted.size()), 12, RoundingMode.HALF_UP);
        }
        var figures = (with.isEmpty()
                        ? "nothing"
                        : sum(kind, with, Assessed::verified).shown())
                + " verified of "
                + due.shown()
                + " due"
                + (due.of() != null && with.size() < counted.size()
                        ? ", with a figure for %d of %s".formatted(with.size(), quarters(counted.size()))
                        : "")
                + ", which is "
                + Figures.plain(percent.setScale(1, RoundingMode.FLOOR))
                + "%. ";
        if (percent.compareTo(bands.good()) >= 0) return banded(Rating.GOOD, figures, "from", bands.good());
        if (percent.compareTo(bands.approaching()) >= 0)
            return banded(Rating.APPROACHING, figures, "from", bands.approaching());
        if (percent.compareTo(bands.improvement()) >= 0)
            return banded(Rating.IMPROVEMENT, figures, "from", bands.improvement());
        return banded(Rating.INADEQUATE, figures, "below", bands.improvement());
    }

    /// Less is better: what was verified against the limits of the same quarters.
    private static Rated limited(Bands bands, MeasureKind kind, List<Assessed> counted, Amount due) {
        var with = counted.stream().filter(each -> each.verified().isPresent()).toList();
        var without = counted.size() - with.size();
        if (with.isEmpty())
            return new Rated(Rating.INADEQUATE, "no figure was verified, so nothing shows that the limit was kept. ");
        var limit = sum(kind, with, Assessed::target);
        var verified = sum(kind, with, Assessed::verified);
        var rated = within(bands, verified, limit);
        if (without == 0) return rated;
        var worst = 2 * without >= counted.size() ? Rating.INADEQUATE : Rating.IMPROVEMENT;
        var rating = rated.rating().compareTo(worst) > 0 ? rated.rating() : worst;
        return new Rated(
                rating,
                rated.because()
                        + "No figure was verified for %d of %s, so this is rated no better than %s. "
                                .formatted(without, quarters(counted.size()), worst.words()));
    }

    private static Rated within(Bands bands, Amount verified, Amount limit) {
        var figures = verified.shown() + " verified against a limit of " + limit.shown();
        if (limit.size().signum() == 0)
            return verified.size().signum() == 0
                    ? new Rated(Rating.GOOD, figures + ", so the limit was kept. ")
                    : new Rated(Rating.INADEQUATE, figures + ", and any amount above nothing is beyond every band. ");
        var percent = percent(verified, limit);
        figures += ", which is " + Figures.plain(percent.setScale(1, RoundingMode.UP)) + "%. ";
        if (percent.compareTo(bands.good()) <= 0) return banded(Rating.GOOD, figures, "up to", bands.good());
        if (percent.compareTo(bands.approaching()) <= 0)
            return banded(Rating.APPROACHING, figures, "up to", bands.approaching());
        if (percent.compareTo(bands.improvement()) <= 0)
            return banded(Rating.IMPROVEMENT, figures, "up to", bands.improvement());
        return banded(Rating.INADEQUATE, figures, "above", bands.improvement());
    }

    private static Rated banded(Rating rating, String figures, String from, BigDecimal band) {
        return new Rated(
                rating,
                figures + "The contract sets %s %s %s%%. ".formatted(rating.words(), from, Figures.plain(band)));
    }

    private static BigDecimal percent(Amount verified, Amount due) {
        return verified.size().multiply(HUNDRED).divide(due.size(), 12, RoundingMode.HALF_UP);
    }

    /// A target of "no" is 0 of 1: it adds to the whole and asks for nothing.
    private static Amount sum(MeasureKind kind, List<Assessed> quarters, Function<Assessed, Optional<Amount>> column) {
        var amounts =
                quarters.stream().flatMap(each -> column.apply(each).stream()).toList();
        var part = amounts.stream().map(Amount::part).reduce(BigDecimal.ZERO, BigDecimal::add);
        var whole = amounts.stream()
                .map(each -> each.of() == null ? BigDecimal.ZERO : each.of())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Amount.sum(kind, amounts.size(), part, whole).orElseThrow();
    }

    /// "January to December 2025: ".
    private static String said(List<Assessed> asked) {
        var first = asked.getFirst().quarter();
        var last = asked.getLast().quarter();
        return (first.equals(last) ? first.inWords() : first.until(last)) + ": ";
    }

    private static String noReturn(List<Assessed> counted) {
        var many = counted.stream()
                .filter(each -> each.outcome() == Outcome.NO_RETURN)
                .count();
        return many == 0 ? "" : "No return came for %s, which counts as nothing delivered. ".formatted(quarters(many));
    }

    private static String notCounted(List<Assessed> asked) {
        var parts = new ArrayList<String>();
        var waiting =
                asked.stream().filter(each -> each.outcome() == Outcome.WAITING).count();
        var queried =
                asked.stream().filter(each -> each.outcome() == Outcome.QUERIED).count();
        if (waiting > 0)
            parts.add("%s %s for the buyer to check and %s not counted."
                    .formatted(quarters(waiting), waiting == 1 ? "waits" : "wait", waiting == 1 ? "is" : "are"));
        if (queried > 0)
            parts.add("%s %s a question open and %s not counted."
                    .formatted(quarters(queried), queried == 1 ? "has" : "have", queried == 1 ? "is" : "are"));
        return String.join(" ", parts);
    }

    private static String quarters(long many) {
        return Many.of(many, "quarter");
    }

    private static Rated notAssessed(String because) {
        return new Rated(Rating.NOT_ASSESSED, because.strip());
    }
}
