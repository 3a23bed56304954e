package org.tallystick.delivery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.delivery.figure.ProxyRules;
import org.tallystick.delivery.figure.RatingRules;
import org.tallystick.delivery.verification.RiskRules;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Proxy;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Sha256;

/// The room's judgements, from tables that a council officer can read, check and extend.
class RulesTest {

    private static final RuleTables TABLES = new RuleTables();

    private static Optional<Amount> amount(MeasureKind kind, @Nullable String text) {
        if (text == null) return Optional.empty();
        var parts = text.split("/", 2);
        return Optional.of(
                new Amount(kind, new BigDecimal(parts[0]), parts.length == 2 ? new BigDecimal(parts[1]) : null));
    }

    @ParameterizedTest(name = "{0} {1} {5}: {6}")
    @CsvFileSource(resources = "/examples/delivery-ratings.csv", numLinesToSkip = 1)
    void ratesInTheFiveWords(
            MeasureKind kind,
            boolean less,
            @Nullable BigDecimal good,
            @Nullable BigDecimal approaching,
            @Nullable BigDecimal improvement,
            String quarters,
            String rating,
            String words,
            String why) {
        var bands = good == null || approaching == null || improvement == null
                ? Optional.<Bands>empty()
                : Optional.of(new Bands(good, approaching, improvement));
        var written = quarters.split(" ");
        var assessed = new ArrayList<RatingRules.Assessed>();
        var quarter = new Quarter(2025, 4);
        for (var at = written.length - 1; at >= 0; at--, quarter = quarter.previous())
            assessed.addFirst(assessed(kind, quarter, written[at]));
        var rated = RatingRules.rate(bands, less, kind, RatingRules.period(assessed, LocalDate.of(2026, 2, 1)));
        assertThat(rated.rating().words()).as(why).isEqualTo(rating);
        assertThat(rated.because()).contains(words);
    }

    private static RatingRules.Assessed assessed(MeasureKind kind, Quarter quarter, String written) {
        var target = written.substring(0, written.indexOf(':'));
        var figure = written.substring(written.indexOf(':') + 1);
        var outcome = switch (figure) {
            case "waits" -> RatingRules.Outcome.WAITING;
            case "question" -> RatingRules.Outcome.QUERIED;
            case "missing" -> RatingRules.Outcome.NO_RETURN;
            default -> RatingRules.Outcome.DECIDED;
        };
        var verified = outcome == RatingRules.Outcome.DECIDED && !figure.equals("none");
        return new RatingRules.Assessed(
                quarter,
                target.equals("-") ? Optional.empty() : Optional.of(one(kind, target)),
                outcome,
                verified ? Optional.of(one(kind, figure)) : Optional.empty());
    }

    private static Amount one(MeasureKind kind, String written) {
        return Amount.of(Quantity.of(kind, written));
    }

    @Test
    void aQuarterIsRatedOnceItsReturnIsDue() {
        var quarters = List.of(
                assessed(MeasureKind.COUNT, new Quarter(2025, 3), "5:5"),
                assessed(MeasureKind.COUNT, new Quarter(2025, 4), "5:missing"));
        assertThat(RatingRules.period(quarters, LocalDate.of(2026, 1, 30))).hasSize(1);
        assertThat(RatingRules.period(quarters, LocalDate.of(2026, 1, 31))).hasSize(2);
    }

    @ParameterizedTest(name = "£{0}, {1}: {2}")
    @CsvFileSource(resources = "/examples/delivery-evidence-asked.csv", numLinesToSkip = 1)
    void evidenceFollowsValueAndSize(@Nullable BigDecimal value, @Nullable Size size, Grade grade, String words) {
        var asked = EvidenceRules.asked(TABLES.evidence(), value, size);
        assertThat(asked.grade()).isEqualTo(grade);
        assertThat(asked.because()).contains(words);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "/examples/delivery-sampling.csv", numLinesToSkip = 1)
    void anyoneCanDrawTheSampleAgain(
            String seedOf,
            UUID contract,
            String quarter,
            String measure,
            @Nullable BigDecimal value,
            @Nullable BigDecimal ratio,
            BigDecimal number,
            BigDecimal rate,
            boolean picked) {
        var seed = Sha256.hex(seedOf);
        var when = Quarter.read(quarter).orElseThrow();
        assertThat(SamplingRules.number(seed, contract, when, measure).setScale(6, RoundingMode.DOWN))
                .isEqualByComparingTo(number);
        assertThat(SamplingRules.rate(TABLES.sampling(), value, ratio)).isEqualByComparingTo(rate);
        var claims = List.of(new SamplingRules.Claim(contract, measure, ratio));
        assertThat(SamplingRules.draw(TABLES.sampling(), value, seed, contract, when, claims, true))
                .hasSize(picked ? 1 : 0);
        assertThat(SamplingRules.draw(TABLES.sampling(), value, seed, contract, when, claims, false))
                .as("one claim a year at least")
                .singleElement()
                .matches(each -> each.least() == !picked);
    }

    @ParameterizedTest(name = "{0}: {1} upheld, {2} not")
    @CsvFileSource(resources = "/examples/delivery-sample-estimate.csv", numLinesToSkip = 1)
    void aSampleSaysWhatItSaysOfTheWhole(
            String what,
            int upheld,
            int refused,
            BigDecimal rate,
            int upheldRarely,
            int refusedRarely,
            BigDecimal rarely,
            String shown) {
        var outcomes = new ArrayList<SamplingRules.Outcome>();
        for (var at = 0; at < upheld; at++) outcomes.add(new SamplingRules.Outcome(rate, true));
        for (var at = 0; at < refused; at++) outcomes.add(new SamplingRules.Outcome(rate, false));
        for (var at = 0; at < upheldRarely; at++) outcomes.add(new SamplingRules.Outcome(rarely, true));
        for (var at = 0; at < refusedRarely; at++) outcomes.add(new SamplingRules.Outcome(rarely, false));
        assertThat(SamplingRules.estimate(outcomes)
                        .map(SamplingRules.Estimate::shown)
                        .orElse("nothing"))
                .as(what)
                .isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} on {2}")
    @CsvFileSource(resources = "/examples/delivery-due.csv", numLinesToSkip = 1)
    void dueOpenAndOverdueByTheDay(
            String written, LocalDate ends, LocalDate today, boolean due, boolean open, boolean overdue, String last) {
        var quarter = Quarter.read(written).orElseThrow();
        assertThat(DueRules.due(quarter, today)).isEqualTo(due);
        assertThat(DueRules.open(quarter, ends, today)).isEqualTo(open);
        assertThat(DueRules.overdue(quarter, today)).isEqualTo(overdue);
        assertThat(DueRules.lastOverdue(today)).hasToString(last);
    }

    @ParameterizedTest(name = "{8}: {7}")
    @CsvFileSource(resources = "/examples/delivery-risk.csv", numLinesToSkip = 1)
    void riskIsASumWithReasons(
            @Nullable BigDecimal value,
            @Nullable BigDecimal ratio,
            int past,
            int late,
            boolean sampled,
            Grade asked,
            boolean files,
            int points,
            String words) {
        var risk = RiskRules.risk(new RiskRules.Facts(value, ratio, past, late, sampled, asked, files));
        assertThat(risk.points()).isEqualTo(points);
        assertThat(String.join("; ", risk.reasons())).contains(words);
    }

    @Test
    void bandsMustRunTheWayThatIsBetter() {
        var rising = Bands.suggested(true);
        assertThat(Bands.check(rising.good(), rising.approaching(), rising.improvement(), true))
                .isInstanceOf(Checked.Valid.class);
        assertThat(Bands.check(rising.good(), rising.approaching(), rising.improvement(), false))
                .isInstanceOf(Checked.Invalid.class);
        assertThat(Bands.check(new BigDecimal(-1), BigDecimal.ONE, BigDecimal.TEN, true))
                .isInstanceOf(Checked.Invalid.class);
    }

    @Test
    void aProxyIsMultipliedAndSaysWhereItIsFrom() {
        var value = ProxyRules.value(
                new BigDecimal("2.5"), new Proxy(new BigDecimal("1234.56"), "Example", 2024, "England", "OGL v3"));
        assertThat(value.shown()).isEqualTo("£3,086.40");
        assertThat(value.because())
                .isEqualTo(
                        "2.5 × £1,234.56 = £3,086.40: Example, 2024 prices, England. Licence: OGL v3. This is not money paid.");
    }

    @Test
    void missingIsNotZero() {
        assertThat(Amount.sum(MeasureKind.COUNT, 0, BigDecimal.ZERO, BigDecimal.ZERO))
                .isEmpty();
        assertThat(Amount.sum(MeasureKind.COUNT, 1, BigDecimal.ZERO, BigDecimal.ZERO)
                        .orElseThrow()
                        .shown())
                .isEqualTo("0");
    }
}
