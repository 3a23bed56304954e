package org.tallystick.spending.multiplier;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;
import org.tallystick.shared.Checked;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import tools.jackson.databind.json.JsonMapper;

class MultiplierTest {

    /// £100,000, £60,000 and £24,000 are 1.84 (New Economics Foundation, "The Money Trail").
    @Test
    void theLocalMultiplierIsThatOfItsTextbook() {
        assertThat(MultiplierRules.lm3(pounds("100000", "60000", "24000"))).contains(new BigDecimal("1.84"));
        assertThat(MultiplierRules.lm3(pounds("100000", "60000"))).isEmpty();
        assertThat(MultiplierRules.lm3(pounds("0", "1", "1"))).isEmpty();
        assertThat(MultiplierRules.lm3(pounds("100", "101", "1"))).isEmpty();
    }

    /// Money that is left after each round is at most what came in: from 1 to 3.
    @Property
    void aMultiplierIsFromOneToThree(
            @ForAll(min = "0.01", max = "1000000") BigDecimal first,
            @ForAll(min = "0", max = "1") BigDecimal second,
            @ForAll(min = "0", max = "1") BigDecimal third) {
        var rounds =
                List.of(first, first.multiply(second), first.multiply(second).multiply(third));
        assertThat(MultiplierRules.lm3(rounds).orElseThrow()).isBetween(BigDecimal.ONE, BigDecimal.valueOf(3));
    }

    private static List<BigDecimal> pounds(String... amounts) {
        return Arrays.stream(amounts).map(BigDecimal::new).toList();
    }

    private static Map<String, String> typed(String... more) {
        var typed = new HashMap<>(Map.of("name", "Spending", "amount-1", "£100,000"));
        typed.putAll(Map.of("answered-1", "1", "asked-1", "1"));
        for (int at = 0; at < more.length; at += 2) typed.put(more[at], more[at + 1]);
        return typed;
    }

    private static SurveyForm form(Map<String, String> typed, String file) {
        return new SurveyForm(typed, file.getBytes(StandardCharsets.UTF_8), "answers.csv");
    }

    @Test
    void aFileOfAnswersGivesTheLaterRounds() {
        var read = form(typed(), "Firm,Round,Spent locally\nA,2,\"40,000\"\nB,2,20000\nC,2,\nD,3,24000\n")
                .check();
        assertThat(read)
                .isEqualTo(new Checked.Valid<>(new SurveyForm.Told(
                        "Spending",
                        List.of(
                                new Survey.Round(new BigDecimal("100000"), 1, 1),
                                new Survey.Round(new BigDecimal("60000"), 2, 3),
                                new Survey.Round(new BigDecimal("24000"), 1, 1)))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/examples/survey-rounds.csv",
            numLinesToSkip = 1,
            commentCharacter = '#',
            nullValues = "")
    void whatIsWrongIsSaidOfItsRound(String field, @Nullable String wrong, String named, String words) {
        var all = typed();
        all.putAll(Map.of("amount-2", "60000", "answered-2", "12", "asked-2", "20"));
        all.putAll(Map.of("amount-3", "24000", "answered-3", "9", "asked-3", "9"));
        assertThat(form(all, "").check()).isInstanceOf(Checked.Valid.class);
        all.put(field, wrong == null ? "" : wrong);
        assertThat(form(all, "").check()).isEqualTo(new Checked.Invalid<>(List.of(new Problem(named, words))));
    }

    @Test
    void whatIsWrongInAFileIsSaidOfItsRound() {
        assertThat(words(form(typed(), "Round,Spent locally\n2,1e999999999\n3,1\n")))
                .contains("B2: Round 2: this is not an amount in pounds and pence");
        assertThat(words(form(typed(), "Round,Spent locally\n2,1\n3,1.005\n")))
                .contains("B3: Round 3: this is not an amount in pounds and pence");
        assertThat(words(form(typed(), "Round,Spent locally\n4,1\n"))).contains("This is not a round");
        assertThat(words(form(typed(), "Round,Spent locally\n2,1\n"))).contains("Round 3: the file has no row for it");
        var more =
                form(typed(), "Round,Spent locally\n2,60000\n2,40000.01\n3,1\n").check();
        assertThat(more)
                .isEqualTo(
                        new Checked.Invalid<>(
                                List.of(
                                        new Problem(
                                                "file",
                                                "Round 2: £100,000.01 is more than the £100,000 of round 1. Nobody can spend more of the money than they received"))));
        assertThat(words(form(typed("name", "x".repeat(30_000)), "")))
                .contains("Shorten what was surveyed to 200 characters: it has 30,000");
    }

    private static String words(SurveyForm form) {
        return switch (form.check()) {
            case Checked.Valid<SurveyForm.Told>(var told) -> told.toString();
            case Checked.Invalid<SurveyForm.Told>(var problems) ->
                String.join(" ", problems.stream().map(Problem::message).toList());
        };
    }

    @Test
    void aReceiptIsWorkedOutAgain() {
        var survey = new Survey(
                UUID.randomUUID(),
                new OrganisationId(UUID.randomUUID()),
                "Spending",
                List.of(
                        new Survey.Round(new BigDecimal("100000.00"), 1, 1),
                        new Survey.Round(new BigDecimal("60000.00"), 12, 20),
                        new Survey.Round(new BigDecimal("24000.00"), 9, 9)),
                Instant.EPOCH,
                "Analyst");
        assertThat(MultiplierRules.words(survey))
                .contains("Answered: 1 of 1 in round 1, 12 of 20 in round 2, 9 of 9 in round 3.")
                .last()
                .asString()
                .contains("those who did not answer spent nothing locally");
        var json = JsonMapper.shared().writeValueAsString(SurveyReceipt.of(survey));
        assertThat(verify(json)).isEmpty();
        assertThat(json).contains("\"lm3\":\"1.84\"");
        assertThat(verify(json.replace("1.84", "1.94")))
                .containsExactly("Worked out again, the multiplier is 1.84, not 1.94.");
        assertThat(verify(json.replace("24000.00", "1e999999999"))).hasSize(1);
    }

    private static List<String> verify(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(SurveyReceipt.isOne(bytes)).isTrue();
        return SurveyReceipt.verify(bytes);
    }
}
