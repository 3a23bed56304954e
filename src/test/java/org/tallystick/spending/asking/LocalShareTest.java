package org.tallystick.spending.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalShareTest {

    /// What came back from suppliers whose place is not known must not turn the bounds round.
    @ParameterizedTest
    @CsvSource({"60, 40, 0, 60.0, 60.0", "60, 40, 20, 50.0, 66.7", "60, 40, -10, 55.6, 66.7", "5, 95, -10, '', 5.6"})
    void theLowestIsNeverAboveTheHighest(
            BigDecimal local, BigDecimal elsewhere, BigDecimal unknown, String lowest, String highest) {
        var share = new LocalShare(local, elsewhere, unknown, 1);
        assertThat(share.lowest().map(BigDecimal::toPlainString).orElse("")).isEqualTo(lowest);
        assertThat(share.highest().map(BigDecimal::toPlainString).orElse("")).isEqualTo(highest);
    }
}
