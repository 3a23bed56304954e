package org.tallystick.procurement.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.procurement.bid.Entrant;
import org.tallystick.procurement.evaluation.Ranking.NotYet;
import org.tallystick.procurement.evaluation.Ranking.Place;
import org.tallystick.procurement.evaluation.Ranking.Ranked;
import org.tallystick.procurement.evaluation.Ranking.Term;
import org.tallystick.procurement.tender.Criterion;
import org.tallystick.procurement.tender.ScoredPart;
import org.tallystick.shared.Figures;

/// Points for quantities and answers, and the order that they give.
///
/// Rounding happens once: each term is rounded half up to two places, and a total is the sum of
/// those terms, so that whoever adds up what is printed gets the total that is printed.
public final class ScoringRules {

    /// The highest score that an answer can get.
    public static final int MOST = 5;

    private static final int PLACES = 2;

    private ScoringRules() {}

    /// Which score: of this bid, this measure, this question.
    public record Asked(UUID bid, String measure, ScoredPart part) {}

    /// Ranks the bids by the agreed scores (0 to 5), or says what is missing.
    public static Ranking rank(List<Criterion> criteria, List<Entrant> bids, Map<Asked, Integer> scores) {
        var missing = missing(criteria, bids, scores);
        if (!missing.isEmpty()) return new NotYet(missing);
        var sums = new ArrayList<Place>();
        for (var bid : bids) {
            var terms = criteria.stream()
                    .flatMap(criterion -> terms(criterion, bid, bids, scores).stream())
                    .toList();
            var total = terms.stream().map(Term::points).reduce(BigDecimal.ZERO.setScale(PLACES), BigDecimal::add);
            sums.add(new Place(0, false, bid.bid(), total, terms));
        }
        return new Ranked(sums.stream()
                .map(sum -> new Place(
                        1
                                + (int) sums.stream()
                                        .filter(other -> beats(other, sum))
                                        .count(),
                        sums.stream()
                                        .filter(other -> other.total().compareTo(sum.total()) == 0)
                                        .count()
                                > 1,
                        sum.bid(),
                        sum.total(),
                        sum.terms()))
                .sorted(Comparator.comparingInt(Place::place).thenComparing(Place::bid))
                .toList());
    }

    private static boolean beats(Place one, Place other) {
        return one.total().compareTo(other.total()) > 0;
    }

    private static List<String> missing(List<Criterion> criteria, List<Entrant> bids, Map<Asked, Integer> scores) {
        var missing = new ArrayList<String>();
        if (bids.isEmpty()) missing.add("There is no bid to rank");
        for (var bid : bids)
            for (var criterion : criteria)
                for (var part : ScoredPart.values()) {
                    if (criterion.points().of(part).signum() == 0) continue;
                    boolean there = part == ScoredPart.QUANTITY
                            ? bid.quantities().containsKey(criterion.measure())
                            : scores.containsKey(new Asked(bid.bid(), criterion.measure(), part));
                    if (!there)
                        missing.add(bid.name()
                                + ", "
                                + criterion.measure()
                                + ": "
                                + (part == ScoredPart.QUANTITY
                                        ? "no quantity"
                                        : "no score for “" + part.words() + "”"));
                }
        return missing;
    }

    private static List<Term> terms(Criterion criterion, Entrant bid, List<Entrant> bids, Map<Asked, Integer> scores) {
        var terms = new ArrayList<Term>();
        for (var part : ScoredPart.values()) {
            var most = criterion.points().of(part);
            if (most.signum() == 0) continue;
            terms.add(
                    part == ScoredPart.QUANTITY
                            ? quantity(criterion, bid, bids)
                            : answer(
                                    criterion,
                                    part,
                                    most,
                                    score(scores, new Asked(bid.bid(), criterion.measure(), part))));
        }
        return terms;
    }

    private static int score(Map<Asked, Integer> scores, Asked asked) {
        return Optional.ofNullable(scores.get(asked)).orElseThrow();
    }

    private static Term answer(Criterion criterion, ScoredPart part, BigDecimal most, int score) {
        if (score < 0 || score > MOST) throw new IllegalArgumentException("a score of " + score);
        return new Term(
                criterion.measure(),
                part,
                Figures.plain(most) + " × " + score + " / " + MOST,
                most,
                over(most.multiply(BigDecimal.valueOf(score)), BigDecimal.valueOf(MOST)));
    }

    private static Term quantity(Criterion criterion, Entrant bid, List<Entrant> bids) {
        var own = quantityOf(bid, criterion.measure());
        var best = criterion.target() != null
                ? criterion.target()
                : bids.stream()
                        .map(other -> quantityOf(other, criterion.measure()))
                        .reduce((a, b) -> criterion.lessIsBetter() ? a.min(b) : a.max(b))
                        .orElseThrow();
        var most = criterion.points().quantity();
        var earned = criterion.lessIsBetter()
                ? less(most, own, best, criterion.target() != null)
                : more(most, own, best, criterion.target() != null);
        return new Term(criterion.measure(), ScoredPart.QUANTITY, earned.working(), most, earned.points());
    }

    private record Earned(String working, BigDecimal points) {}

    /// max × bid / best, or max × bid / target and never more than max.
    private static Earned more(BigDecimal most, BigDecimal own, BigDecimal best, boolean target) {
        if (best.signum() == 0) return new Earned("no bid promises any, so none earns points", nothing());
        if (own.compareTo(best) > 0) return all(most, "the target of " + figure(best) + " is passed");
        return new Earned(
                Figures.plain(most) + " × " + figure(own) + " / " + (target ? "the target of " : "") + figure(best),
                over(most.multiply(own), best));
    }

    /// max × best / bid, or max × target / bid and never more than max. A bid of none cannot be
    /// bettered.
    private static Earned less(BigDecimal most, BigDecimal own, BigDecimal best, boolean target) {
        if (own.signum() == 0) return all(most, "none at all, where less is better");
        if (best.signum() == 0)
            return new Earned(
                    (target ? "the target is none" : "another bid has none at all")
                            + ", and this one has "
                            + figure(own),
                    nothing());
        if (own.compareTo(best) < 0) return all(most, "better than the target of " + figure(best));
        return new Earned(
                Figures.plain(most) + " × " + (target ? "the target of " : "") + figure(best) + " / " + figure(own),
                over(most.multiply(best), own));
    }

    private static Earned all(BigDecimal most, String because) {
        return new Earned(Figures.plain(most) + ": " + because, most.setScale(PLACES, RoundingMode.HALF_UP));
    }

    private static BigDecimal nothing() {
        return BigDecimal.ZERO.setScale(PLACES);
    }

    private static BigDecimal quantityOf(Entrant bid, String measure) {
        var quantity = Optional.ofNullable(bid.quantities().get(measure)).orElseThrow();
        if (quantity.signum() < 0) throw new IllegalArgumentException("a quantity below zero");
        return quantity;
    }

    /// Shares arrive as long fractions; six places are enough to read the working.
    private static String figure(BigDecimal quantity) {
        return Figures.plain(quantity.round(new MathContext(16))
                .setScale(Math.min(6, Math.max(0, quantity.scale())), RoundingMode.HALF_UP));
    }

    private static BigDecimal over(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, PLACES, RoundingMode.HALF_UP);
    }
}
