package org.tallystick.delivery;

import org.tallystick.shared.Figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Which of the Act's five words fits, and why.
final class RatingRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private RatingRules() {}

    /// @param because a sentence with the figures and the agreed band, like "18 of 20 is 90%: from
    ///   85% on it is Approaching target, as agreed"
    record Rated(Rating rating, String because) {}

    /// Rates what was verified against what was due, as a percentage compared before any rounding.
    /// Shares compare as percentages: 30 of 100 against 40 of 100 is 75%.
    static Rated rate(
            Optional<Bands> bands,
            boolean lessIsBetter,
            Optional<Amount> due,
            Optional<Amount> verified) {
        if (due.isEmpty()) return other("Nothing was due yet");
        if (bands.isEmpty()) return other("No bands have been agreed for this commitment");
        if (due.get().size().signum() == 0)
            return other("What was due is nothing, so no percentage can be taken");
        if (verified.isEmpty()) return other("Nothing has been verified of what was due");
        return rate(bands.get(), lessIsBetter, due.get(), verified.get());
    }

    private static Rated rate(Bands bands, boolean lessIsBetter, Amount due, Amount verified) {
        var percent =
                verified.size().multiply(HUNDRED).divide(due.size(), 12, RoundingMode.HALF_UP);
        var figures =
                "%s of %s due is %s%%"
                        .formatted(
                                verified.shown(),
                                due.shown(),
                                Figures.plain(percent.setScale(1, RoundingMode.HALF_UP)));
        if (reaches(percent, bands.good(), lessIsBetter))
            return rated(Rating.GOOD, figures, bands.good(), lessIsBetter);
        if (reaches(percent, bands.approaching(), lessIsBetter))
            return rated(Rating.APPROACHING, figures, bands.approaching(), lessIsBetter);
        if (reaches(percent, bands.improvement(), lessIsBetter))
            return rated(Rating.IMPROVEMENT, figures, bands.improvement(), lessIsBetter);
        return new Rated(
                Rating.INADEQUATE,
                "%s: %s %s%% it is Inadequate, as agreed"
                        .formatted(
                                figures,
                                lessIsBetter ? "above" : "below",
                                Figures.plain(bands.improvement())));
    }

    private static boolean reaches(BigDecimal percent, BigDecimal band, boolean lessIsBetter) {
        return lessIsBetter ? percent.compareTo(band) <= 0 : percent.compareTo(band) >= 0;
    }

    private static Rated rated(
            Rating rating, String figures, BigDecimal band, boolean lessIsBetter) {
        return new Rated(
                rating,
                "%s: %s %s%% it is %s, as agreed"
                        .formatted(
                                figures,
                                lessIsBetter ? "up to" : "from",
                                Figures.plain(band),
                                rating.words()));
    }

    private static Rated other(String because) {
        return new Rated(Rating.OTHER, because);
    }
}
