package org.tallystick.shared;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Three calendar months, written "2025-Q2" and shown as "April to June 2025", so that nobody has
/// to know whose financial year is meant.
///
/// @param year the calendar year
/// @param number 1 (January to March) to 4 (October to December)
public record Quarter(int year, int number) implements Comparable<Quarter> {

    private static final Pattern WRITTEN = Pattern.compile("([12][0-9]{3})-Q([1-4])");

    public Quarter {
        if (year < 1000 || year > 2999 || number < 1 || number > 4)
            throw new IllegalArgumentException("no such quarter: " + year + "-Q" + number);
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /// The quarter that "2025-Q2" names; empty for anything else.
    public static Optional<Quarter> read(String written) {
        var match = WRITTEN.matcher(written.strip());
        return match.matches()
                ? Optional.of(new Quarter(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(3).minusDays(1);
    }

    public Quarter next() {
        return of(firstDay().plusMonths(3));
    }

    public Quarter previous() {
        return of(firstDay().minusDays(1));
    }

    /// Every quarter that has a day between the two, both included.
    public static Stream<Quarter> between(LocalDate first, LocalDate last) {
        return Stream.iterate(of(first), quarter -> !quarter.firstDay().isAfter(last), Quarter::next);
    }

    /// "April to June 2025".
    public String inWords() {
        var month = DateTimeFormatter.ofPattern("MMMM", Locale.UK);
        return firstDay().format(month) + " to " + lastDay().format(month) + " " + year;
    }

    /// "January to June 2025", "July 2024 to June 2025": from this quarter's first month to the
    /// last month of another.
    public String until(Quarter last) {
        var month = DateTimeFormatter.ofPattern("MMMM", Locale.UK);
        return firstDay().format(month)
                + (year == last.year ? "" : " " + year)
                + " to "
                + last.lastDay().format(month)
                + " "
                + last.year;
    }

    @Override
    public int compareTo(Quarter other) {
        return firstDay().compareTo(other.firstDay());
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
