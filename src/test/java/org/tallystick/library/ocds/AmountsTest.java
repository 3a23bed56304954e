package org.tallystick.library.ocds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;

class AmountsTest {

    /// Pounds and pence come back as they were written, whether or not an exponent is used.
    @Property
    void isExact(@ForAll(min = "-9999999999999", max = "9999999999999", scale = 2) BigDecimal amount) {
        assertThat(Amounts.read(amount.toPlainString()))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(amount));
        assertThat(Amounts.read(amount.unscaledValue() + "e-2"))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @CsvSource({"1.0E7, 10000000", "1.0E5, 100000", "12e3, 12000", "0.01, 0.01", "-5, -5", "0, 0", "1e-2, 0.01"})
    void readsJsonsWaysOfWriting(String written, BigDecimal amount) {
        assertThat(Amounts.read(written))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @Timeout(2)
    @ValueSource(
            strings = {
                "1e9999",
                "1e99",
                "1e-99",
                "1e20000000",
                "1e999999999",
                "9999999999999999",
                "54393.600000000006",
                "NaN",
                "1,000",
                "£5",
                "0x10",
                "",
                "١٢"
            })
    void refusesTheRest(String written) {
        assertThat(Amounts.read(written)).isEmpty();
    }
}
