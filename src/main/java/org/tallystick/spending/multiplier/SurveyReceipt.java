package org.tallystick.spending.multiplier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The record from which a multiplier can be worked out again: three amounts and what came of them.
///
/// @param form `tallystick multiplier receipt 1`
/// @param formula in words
/// @param rounds in pounds, as text, with how many told them
/// @param lm3 to two places
public record SurveyReceipt(
        String form, String survey, String name, String formula, List<Round> rounds, String lm3, List<String> words) {

    static final String FORM = "tallystick multiplier receipt 1";

    public record Round(int round, String pounds, int answered, int asked) {}

    public SurveyReceipt {
        rounds = List.copyOf(rounds);
        words = List.copyOf(words);
    }

    public static SurveyReceipt of(Survey survey) {
        var rounds = new ArrayList<Round>();
        for (var each : survey.rounds())
            rounds.add(new Round(rounds.size() + 1, each.amount().toPlainString(), each.answered(), each.asked()));
        return new SurveyReceipt(
                FORM,
                survey.id().toString(),
                survey.name(),
                "(round 1 + round 2 + round 3) / round 1, to two places, half up",
                rounds,
                survey.lm3().map(BigDecimal::toPlainString).orElse(""),
                MultiplierRules.words(survey));
    }

    /// Whether these bytes are such a receipt.
    public static boolean isOne(byte[] bytes) {
        try {
            var form = JsonMapper.shared().readTree(bytes).path("form");
            return form.isString() && form.asString().equals(FORM);
        } catch (JacksonException notJson) {
            return false;
        }
    }

    /// Works the multiplier out again.
    ///
    /// @return every fault, in sentences; empty where it agrees
    public static List<String> verify(byte[] bytes) {
        try {
            var receipt = JsonMapper.shared().readValue(bytes, SurveyReceipt.class);
            var amounts = receipt.rounds().stream()
                    .map(Round::pounds)
                    .map(each -> each.matches("[0-9]{1,15}(\\.[0-9]{1,2})?")
                            ? new BigDecimal(each)
                            : BigDecimal.ONE.negate())
                    .toList();
            var again =
                    MultiplierRules.lm3(amounts).map(BigDecimal::toPlainString).orElse("none");
            return again.equals(receipt.lm3())
                    ? List.of()
                    : List.of("Worked out again, the multiplier is %s, not %s.".formatted(again, receipt.lm3()));
        } catch (JacksonException | NullPointerException malformed) {
            return List.of("It is not written as a receipt of a multiplier is.");
        }
    }
}
