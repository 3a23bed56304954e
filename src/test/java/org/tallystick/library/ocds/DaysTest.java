package org.tallystick.library.ocds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DaysTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/examples/ocds-days.csv", useHeadersInDisplayName = true, commentCharacter = '#')
    void isTheDayThatWasMeant(String written, @Nullable LocalDate day) {
        assertThat(Days.read(written)).isEqualTo(Optional.ofNullable(day));
    }
}
