package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Proxy;
import org.tallystick.organisation.Size;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Quarter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// The room's judgements, from tables that a council officer can read, check and extend.
class RulesTest {

    private static final RuleTables TABLES = new RuleTables();

    private static Optional<Amount> amount(MeasureKind kind, @Nullable String text) {
        if (text == null) return Optional.empty();
        var parts = text.split("/", 2);
        return Optional.of(
                new Amount(
                        kind,
                        new BigDecimal(parts[0]),
                        parts.length == 2 ? new BigDecimal(parts[1]) : null));
    }

    @ParameterizedTest(name = "{6} of {5} is {7}")
    @CsvFileSource(resources = "/examples/delivery-ratings.csv", numLinesToSkip = 2)
    void ratesInTheActsWords(
            MeasureKind kind,
            boolean less,
            @Nullable BigDecimal good,
            @Nullable BigDecimal approaching,
            @Nullable BigDecimal improvement,
            @Nullable String due,
            @Nullable String verified,
            String rating,
            String words) {
        var bands =
                good == null || approaching == null || improvement == null
                        ? Optional.<Bands>empty()
                        : Optional.of(new Bands(good, approaching, improvement));
        var rated = RatingRules.rate(bands, less, amount(kind, due), amount(kind, verified));
        assertThat(rated.rating().words()).isEqualTo(rating);
        assertThat(rated.because()).contains(words);
    }

    @ParameterizedTest(name = "£{0}, {1}: {2}")
    @CsvFileSource(resources = "/examples/delivery-evidence-asked.csv", numLinesToSkip = 2)
    void evidenceFollowsValueAndSize(
            @Nullable BigDecimal value, @Nullable Size size, Grade grade, String words) {
        var asked = EvidenceRules.asked(TABLES.evidence(), value, size);
        assertThat(asked.grade()).isEqualTo(grade);
        assertThat(asked.because()).contains(words);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "/examples/delivery-sampling.csv", numLinesToSkip = 2)
    void anyoneCanDrawTheSampleAgain(
            UUID contract,
            String quarter,
            String measure,
            @Nullable BigDecimal value,
            BigDecimal drawn,
            BigDecimal rate,
            boolean sampled) {
        var draw =
                SamplingRules.draw(
                        TABLES.sampling(),
                        value,
                        contract,
                        Quarter.read(quarter).orElseThrow(),
                        measure);
        assertThat(draw.drawn()).isEqualByComparingTo(drawn);
        assertThat(draw.rate()).isEqualByComparingTo(rate);
        assertThat(draw.sampled()).isEqualTo(sampled);
    }

    @ParameterizedTest(name = "{0} on {2}")
    @CsvFileSource(resources = "/examples/delivery-due.csv", numLinesToSkip = 2)
    void dueOpenAndOverdueByTheDay(
            String written,
            LocalDate ends,
            LocalDate today,
            boolean due,
            boolean open,
            boolean overdue,
            String last) {
        var quarter = Quarter.read(written).orElseThrow();
        assertThat(DueRules.due(quarter, today)).isEqualTo(due);
        assertThat(DueRules.open(quarter, ends, today)).isEqualTo(open);
        assertThat(DueRules.overdue(quarter, today)).isEqualTo(overdue);
        assertThat(DueRules.lastOverdue(today)).hasToString(last);
    }

    @ParameterizedTest(name = "{8}: {7}")
    @CsvFileSource(resources = "/examples/delivery-risk.csv", numLinesToSkip = 2)
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
        var risk =
                RiskRules.risk(
                        new RiskRules.Facts(value, ratio, past, late, sampled, asked, files));
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
        var value =
                ProxyRules.value(
                        new BigDecimal("2.5"),
                        new Proxy(new BigDecimal("1234.56"), "Example", 2024, "England", "OGL v3"));
        assertThat(value.shown()).isEqualTo("£3,086.40");
        assertThat(value.because())
                .isEqualTo(
                        "2.5 × £1,234.56 = £3,086.40: Example, 2024 prices, England. Licence: OGL v3. This is not money paid.");
    }

    @Test
    void missingIsNotZero() {
        assertThat(Amount.sum(MeasureKind.COUNT, 0, BigDecimal.ZERO, BigDecimal.ZERO)).isEmpty();
        assertThat(
                        Amount.sum(MeasureKind.COUNT, 1, BigDecimal.ZERO, BigDecimal.ZERO)
                                .orElseThrow()
                                .shown())
                .isEqualTo("0");
    }
}
