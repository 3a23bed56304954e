package org.tallystick.procurement.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.procurement.bid.Entrant;
import org.tallystick.procurement.evaluation.Ranking.NotYet;
import org.tallystick.procurement.evaluation.Ranking.Place;
import org.tallystick.procurement.evaluation.Ranking.Ranked;
import org.tallystick.procurement.evaluation.ScoringRules.Asked;
import org.tallystick.procurement.tender.Criterion;
import org.tallystick.procurement.tender.Criterion.Points;
import org.tallystick.procurement.tender.ScoredPart;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;

class ScoringRulesTest {

    static final UUID A = new UUID(0, 1);
    static final UUID B = new UUID(0, 2);
    static final BigDecimal ZERO = BigDecimal.ZERO;

    static Criterion quantity(BigDecimal most, boolean less, @Nullable BigDecimal target) {
        return new Criterion("M1", new Points(most, ZERO, ZERO), less, target);
    }

    static Entrant bid(UUID id, BigDecimal quantity) {
        return new Entrant(id, "Bid " + id.getLeastSignificantBits(), Map.of("M1", quantity));
    }

    static List<Place> places(Ranking ranking) {
        return switch (ranking) {
            case Ranked(var places) -> places;
            case NotYet(var missing) -> throw new AssertionError(missing);
        };
    }

    static BigDecimal total(Ranking ranking, UUID bid) {
        return places(ranking).stream()
                .filter(place -> place.bid().equals(bid))
                .findFirst()
                .orElseThrow()
                .total();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/moderation.csv", commentCharacter = '#', numLinesToSkip = 1)
    void whatNobodyDisputesIsUnanimous(@Nullable String points, int apart, @Nullable Integer unanimous) {
        var scores = points == null
                ? List.<Scores.Score>of()
                : Stream.of(points.split(" "))
                        .map(each -> new Scores.Score(
                                A, "", A, "M", ScoredPart.DELIVERY, Integer.parseInt(each), "Why", Instant.EPOCH))
                        .toList();
        assertThat(ModerationRules.apart(scores)).isEqualTo(apart);
        assertThat(ModerationRules.unanimous(scores).orElse(null)).isEqualTo(unanimous);
    }

    @ParameterizedTest(name = "{1} beside {2} for {0}, less is better: {3}, target {4}: {5}")
    @CsvFileSource(resources = "/examples/scoring.csv", commentCharacter = '#', numLinesToSkip = 1)
    void earnsThePointsOfTheTable(
            BigDecimal most,
            BigDecimal own,
            BigDecimal other,
            String less,
            @Nullable BigDecimal target,
            BigDecimal points) {
        var ranking = ScoringRules.rank(
                List.of(quantity(most, less.equals("yes"), target)), List.of(bid(A, own), bid(B, other)), Map.of());
        assertThat(total(ranking, A)).isEqualTo(points);
    }

    @Test
    void theWorkingIsShown() {
        var ranking = ScoringRules.rank(
                List.of(quantity(BigDecimal.TEN, false, null)),
                List.of(bid(A, new BigDecimal("40000")), bid(B, new BigDecimal("90000"))),
                Map.of());
        assertThat(places(ranking).get(1).terms().getFirst().working()).isEqualTo("10 × 40,000 / 90,000");
    }

    @Test
    void totalsAreTheSumOfTheTermsAsPrinted() {
        var third = new Points(new BigDecimal("1"), new BigDecimal("0.33"), ZERO);
        var ranking = ScoringRules.rank(
                List.of(new Criterion("M1", third, false, null)),
                List.of(bid(A, BigDecimal.ONE), bid(B, new BigDecimal("3"))),
                Map.of(new Asked(A, "M1", ScoredPart.DELIVERY), 4, new Asked(B, "M1", ScoredPart.DELIVERY), 5));
        // 0.333… is 0.33 and 0.264 is 0.26: 0.59, where rounding the sum of the unrounded would
        // print 0.60.
        assertThat(total(ranking, A)).isEqualTo("0.59");
    }

    @Test
    void tiesAreNamed() {
        var places = places(ScoringRules.rank(
                List.of(quantity(BigDecimal.TEN, false, null)),
                List.of(bid(A, BigDecimal.ONE), bid(B, BigDecimal.ONE), bid(new UUID(0, 3), ZERO)),
                Map.of()));
        assertThat(places).extracting(Place::place).containsExactly(1, 1, 3);
        assertThat(places).extracting(Place::tied).containsExactly(true, true, false);
    }

    @Test
    void whatIsMissingIsNamedAndNeverZero() {
        var criterion = new Criterion("M1", new Points(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE), false, null);
        var ranking = ScoringRules.rank(
                List.of(criterion),
                List.of(new Entrant(A, "Alder", Map.of())),
                Map.of(new Asked(A, "M1", ScoredPart.DELIVERY), 3));
        assertThat(ranking)
                .isEqualTo(new NotYet(List.of(
                        "Alder, M1: no quantity",
                        "Alder, M1: no score for “How it will be measured and" + " verified”")));
        assertThat(ScoringRules.rank(List.of(criterion), List.of(), Map.of())).isInstanceOf(NotYet.class);
    }

    record Contest(List<Criterion> criteria, List<Entrant> bids, Map<Asked, Integer> scores) {}

    Gen<Contest> contests() {
        var points = Gen.decimals(ZERO, new BigDecimal("40"), 2);
        var quantities = Gen.decimals(ZERO, new BigDecimal("100000"), 2);
        var score = Gen.ints(0, 5);
        var size = Gen.ints(1, 6);
        return random -> {
            var criterion = new Criterion(
                    "M1", new Points(points.next(random), points.next(random), ZERO), random.nextBoolean(), null);
            var entrants = new ArrayList<Entrant>();
            var scores = new HashMap<Asked, Integer>();
            var bids = size.next(random);
            for (int at = 0; at < bids; at++) {
                var id = new UUID(1, at);
                entrants.add(new Entrant(id, "Bid", Map.of("M1", quantities.next(random))));
                scores.put(new Asked(id, "M1", ScoredPart.DELIVERY), score.next(random));
            }
            return new Contest(List.of(criterion), entrants, scores);
        };
    }

    @Property(tries = 300)
    void theOrderOfTheBidsDoesNotMatter(@ForAll("contests") Contest contest, @ForAll Random random) {
        var shuffled = new ArrayList<>(contest.bids());
        Collections.shuffle(shuffled, random);
        assertThat(ScoringRules.rank(contest.criteria(), shuffled, contest.scores()))
                .isEqualTo(ScoringRules.rank(contest.criteria(), contest.bids(), contest.scores()));
    }

    @Property(tries = 300)
    void anotherUnitGivesTheSamePoints(@ForAll("contests") Contest contest, @ForAll(min = "1", max = "999") int by) {
        var scaled = contest.bids().stream()
                .map(bid -> new Entrant(
                        bid.bid(),
                        bid.name(),
                        Map.of("M1", bid.quantities().getOrDefault("M1", ZERO).multiply(BigDecimal.valueOf(by)))))
                .toList();
        for (var bid : contest.bids())
            assertThat(total(ScoringRules.rank(contest.criteria(), scaled, contest.scores()), bid.bid()))
                    .isEqualTo(
                            total(ScoringRules.rank(contest.criteria(), contest.bids(), contest.scores()), bid.bid()));
    }

    @Property(tries = 300)
    void noTermIsAboveItsMostAndTheTotalIsTheirSum(@ForAll("contests") Contest contest) {
        assertThat(places(ScoringRules.rank(contest.criteria(), contest.bids(), contest.scores())))
                .allSatisfy(place -> {
                    assertThat(place.terms())
                            .allSatisfy(term -> assertThat(term.points()).isBetween(ZERO, term.most()));
                    assertThat(place.terms().stream().map(Ranking.Term::points).reduce(ZERO, BigDecimal::add))
                            .isEqualByComparingTo(place.total());
                });
    }
}
