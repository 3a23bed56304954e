package org.tallystick.library.spendfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;

class SpendRulesTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(resources = "/examples/spend-amounts.csv", numLinesToSkip = 1, commentCharacter = '#')
    void readsAmountsToThePenny(String written, @Nullable String pounds) {
        assertThat(pounds(written == null ? "" : written)).isEqualTo(Optional.ofNullable(pounds));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvFileSource(resources = "/examples/spend-dates.csv", numLinesToSkip = 1, commentCharacter = '#')
    void readsDates(@Nullable String written, @Nullable String day) {
        assertThat(day(written == null ? "" : written, false)).isEqualTo(Optional.ofNullable(day));
    }

    @Test
    void tellsAMonthThatStandsFirst() {
        var bytes = "04/13/2016        ".getBytes(StandardCharsets.US_ASCII);
        assertThat(Days.read(bytes, 0, 10, Days.Way.USUAL)).isEqualTo(Days.MONTH_FIRST);
        assertThat(day("04/13/2016", true)).contains("2016-04-13");
    }

    /// However the pennies are written, none is lost.
    @Property
    void everyAmountComesBack(
            @ForAll(min = "-99999999999999", max = "99999999999999") long pence,
            @ForAll(min = "0", max = "4") int form) {
        var pounds = BigDecimal.valueOf(pence, 2);
        var bare = pounds.abs().toPlainString();
        var grouped = String.format(Locale.UK, "%,.2f", pounds.abs());
        var sign = pence < 0 ? "-" : "";
        var written = switch (form) {
            case 0 -> sign + bare;
            case 1 -> sign + "£" + grouped;
            case 2 -> pence < 0 ? "(" + grouped + ")" : grouped;
            case 3 -> bare + (pence < 0 ? "-" : "");
            default -> " " + sign + bare + "0000000001 ";
        };
        assertThat(pounds(written).equals(Optional.of(pounds.toPlainString()))).isTrue();
    }

    /// Every day of the hundred years, in every form, is the day that the calendar says.
    @Property
    void everyDayComesBack(@ForAll(min = "7305", max = "47481") int epochDay, @ForAll(min = "0", max = "5") int form) {
        var day = LocalDate.ofEpochDay(epochDay);
        var pattern = List.of(
                        "dd/MM/yyyy", "yyyy-MM-dd", "yyyy-MM-dd 00:00:00", "d MMMM yyyy", "dd-MMM-yyyy", "d.M.yyyy")
                .get(form);
        var written = day.format(DateTimeFormatter.ofPattern(pattern, Locale.UK));
        assertThat(day(written, false).equals(Optional.of(day.toString()))).isTrue();
    }

    private static Optional<String> pounds(String written) {
        var bytes = written.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        int to = bytes.length;
        while (from < to && bytes[from] == ' ') from++;
        while (to > from && bytes[to - 1] == ' ') to--;
        long pence = Pence.read(bytes, from, to);
        return pence == Pence.NONE ? Optional.empty() : Optional.of(Pence.pounds(pence));
    }

    private static Optional<String> day(String written, boolean monthFirst) {
        var bytes = written.getBytes(StandardCharsets.UTF_8);
        int day = Days.read(bytes, 0, bytes.length, new Days.Way(monthFirst, false));
        return day <= Days.MONTH_FIRST
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(day).toString());
    }
}
