package org.tallystick.library.spendfile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// A period that somebody names for a file without dates: "2024-04", "April 2024", "Q1 2024-25" or
/// "2024-25", whose years begin in April. Like a month in a file it is dated by its first day.
final class Period {

    private static final Pattern YEAR = Pattern.compile("(?:Q([1-4])[ ,/-]*)?(20[0-9]{2})[-/]([0-9]{2}|20[0-9]{2})");

    private Period() {}

    static Optional<LocalDate> read(String typed) {
        var text = typed.strip();
        var year = YEAR.matcher(text);
        if (year.matches()) {
            int begins = Integer.parseInt(year.group(2));
            if ((begins + 1) % 100 == Integer.parseInt(year.group(3)) % 100
                    && (year.group(1) != null || Integer.parseInt(year.group(3)) > 12)) {
                int quarter = year.group(1) == null ? 1 : Integer.parseInt(year.group(1));
                return Optional.of(LocalDate.of(begins, 4, 1).plusMonths(3L * (quarter - 1)));
            }
            if (year.group(1) != null) return Optional.empty();
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int day = Days.read(bytes, 0, bytes.length, Days.Way.USUAL);
        return day <= Days.MONTH_FIRST || text.matches("[0-9]*")
                ? Optional.empty()
                : Optional.of(LocalDate.ofEpochDay(day));
    }
}
