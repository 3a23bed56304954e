package org.tallystick.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.consultation.Days;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;

class TimeTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(resources = "/examples/uk-times.csv", numLinesToSkip = 1, commentCharacter = '#')
    void aTimeOnTheWallIsOneInstantOrNone(LocalDateTime wall, @Nullable Instant instant) {
        assertThat(UkTime.instant(wall).orElse(null)).isEqualTo(instant);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/examples/deadlines-said.csv", numLinesToSkip = 1)
    void aDeadlineIsToldByItsLastDay(
            Instant at, String english, LocalDate lastDay, String opening, String welsh, String ar, String moment) {
        assertThat(UkTime.deadline(at)).isEqualTo(english);
        assertThat(UkTime.lastDay(at)).isEqualTo(lastDay);
        assertThat(UkTime.opening(at)).isEqualTo(opening);
        assertThat(Days.deadline(at, true)).isEqualTo(welsh);
        assertThat(Days.opening(at, true)).isEqualTo(ar);
        assertThat(UkTime.time(at)).isEqualTo(moment);
        assertThat(Days.deadline(at, false)).isEqualTo(english);
    }

    @Property
    void everyDayLiesInItsQuarter(@ForAll(min = "0", max = "76000") int days) {
        var day = LocalDate.of(1990, 1, 1).plusDays(days);
        var quarter = Quarter.of(day);
        assertThat(day).isBetween(quarter.firstDay(), quarter.lastDay());
        assertThat(quarter.next().previous()).isEqualTo(quarter);
        assertThat(Quarter.read(quarter.toString())).contains(quarter);
        assertThat(quarter.next().firstDay()).isEqualTo(quarter.lastDay().plusDays(1));
    }

    @ParameterizedTest
    @CsvSource({"2025-Q2,April to June 2025", "2026-Q1,January to March 2026", "2026-Q4,October to December 2026"})
    void aQuarterIsSaidInItsMonths(String written, String words) {
        assertThat(Quarter.read(written).orElseThrow().inWords()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"3/4/2026,2026-04-03", "03.04.2026,2026-04-03", "2026-04-03,2026-04-03"})
    void datesAreReadTheUkWay(String typed, LocalDate date) {
        assertThat(Dates.read(typed)).contains(date);
    }

    @ParameterizedTest
    @CsvSource({"31/2/2026", "4/2026", "13/13/2026", "1/1/26", "tomorrow", "29/2/2025"})
    void whatIsNoDateIsRefused(String typed) {
        assertThat(Dates.read(typed)).isEmpty();
    }
}
