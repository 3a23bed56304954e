package org.tallystick.spending.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.spending.asking.ResultTable;

class MarketWordsTest {

    @Test
    void theIndexSaysWhatPartOfPaymentsItCovers() {
        var answer = new ResultTable(
                List.of("suppliers", "total", "squares", "everything"),
                List.of(List.of("19", "1900.00", "190000.0000", "2000.00")));
        assertThat(MarketWords.concentration(answer))
                .isEqualTo("19 suppliers were paid. The Herfindahl-Hirschman index is 526 of 10,000:"
                        + " spending is spread over many suppliers. It covers named suppliers, who received 95% of all payments."
                        + " We chose the points where the wording changes.");
    }

    @Test
    void thePromptShareIsNotCalledTheStatutoryFigure() {
        var answer = new ResultTable(
                List.of("waited", "amount", "payments"),
                List.of(List.of("within 30 days", "10.00", "3"), List.of("later", "10.00", "1")));
        assertThat(MarketWords.prompt(answer))
                .startsWith("75% of payments")
                .contains("not the statutory figure", "section 68");
    }
}
