package org.tallystick.library.survey.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;

class PackedBuilderTest {

    /// An item with more different answers than a column takes has none; the others are as they
    /// were.
    @Test
    void whatHasTooManyDifferentAnswersIsLeftOut() {
        var builder = new PackedBuilder().found("Q1").found("Q2");
        for (int at = 0; at < 65_535; at++) builder.add(answers(at));
        assertThat(builder.build().columns()).containsOnlyKeys("Q1", "Q2");
        builder.add(answers(65_535));
        var packed = builder.build();
        assertThat(packed.columns()).containsOnlyKeys("Q2");
        assertThat(packed.size()).isEqualTo(65_536);
        assertThat(TallyRules.tally(packed.column("Q2").orElseThrow()).base()).isEqualTo(65_536);
    }

    private static Answers answers(int number) {
        return new Answers(Map.of(
                "Q1", new Answer.Number(BigDecimal.valueOf(number)),
                "Q2", new Answer.Number(BigDecimal.valueOf(number % 7))));
    }
}
