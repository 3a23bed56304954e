package org.tallystick.shared;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// Dates as people type them: day, month and year in three fields, or one text like "3/4/2026" or
/// "2026-04-03".
public final class Dates {

    private static final Pattern UK = Pattern.compile("([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})");
    private static final Pattern ISO = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");

    private Dates() {}

    /// The date that was typed; empty where it is none, or lies outside 1900 to 2199.
    public static Optional<LocalDate> read(String typed) {
        var text = typed.strip();
        var uk = UK.matcher(text);
        if (uk.matches()) return of(uk.group(3), uk.group(2), uk.group(1));
        var iso = ISO.matcher(text);
        return iso.matches() ? of(iso.group(1), iso.group(2), iso.group(3)) : Optional.empty();
    }

    /// The date in the three fields of a date input.
    public static Optional<LocalDate> read(String day, String month, String year) {
        return read(day.strip() + "/" + month.strip() + "/" + year.strip());
    }

    private static Optional<LocalDate> of(String year, String month, String day) {
        try {
            var date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return date.getYear() < 1900 || date.getYear() > 2199 ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
