package org.tallystick.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.SharedData;
import org.tallystick.Spent;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;

class NumbersTest {

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvFileSource(resources = "/examples/numbers.csv", numLinesToSkip = 1, commentCharacter = '#')
    void readsWhatOneCanReadOneWayOnly(String typed, @Nullable BigDecimal read) {
        assertThat(Numbers.read(typed).orElse(null)).isEqualTo(read);
    }

    @Property
    void whatIsShownReadsBack(@ForAll(min = "-99999999", max = "99999999", scale = 4) BigDecimal number) {
        assertThat(Numbers.read(Figures.plain(number)).orElseThrow()).isEqualByComparingTo(number);
    }

    @Property
    void nothingTypedIsAnErrorOfOurs(@ForAll String typed) {
        Numbers.read(typed).ifPresent(number -> assertThat(number.precision()).isLessThanOrEqualTo(15));
    }

    @Test
    void hostileNumbersAreReadExactlyOrRefusedAtOnce() throws IOException {
        var file = Files.readString(SharedData.at("data/hostile/numbers/numbers.json"));
        var texts = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(file);
        var began = Spent.processor();
        var seen = 0;
        while (texts.find()) {
            seen++;
            Numbers.read(texts.group(1))
                    .ifPresent(number ->
                            assertThat(number.precision()).as(texts.group(1)).isLessThanOrEqualTo(15));
        }
        assertThat(seen).isGreaterThan(50);
        assertThat(Spent.processor().minus(began)).isLessThan(Duration.ofSeconds(1));
    }
}
