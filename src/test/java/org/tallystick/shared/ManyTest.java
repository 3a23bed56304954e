package org.tallystick.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ManyTest {

    @ParameterizedTest(name = "{2}")
    @CsvFileSource(resources = "/examples/many.csv", numLinesToSkip = 1)
    void aUnitAgreesWithItsNumber(String number, String unit, String words) {
        assertThat(number + " " + Many.unit(new BigDecimal(number), unit)).isEqualTo(words);
    }

    @Test
    void aNounAgreesWithItsNumber() {
        assertThat(Many.of(1, "contract")).isEqualTo("1 contract");
        assertThat(Many.of(0, "contract")).isEqualTo("0 contracts");
        assertThat(Many.of(1_250, "contract")).isEqualTo("1,250 contracts");
        assertThat(Many.of(1, "contract has", "contracts have")).isEqualTo("1 contract has");
    }
}
