package org.tallystick.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Times are instants; people read and type them as the clock on the wall in London.
public final class UkTime {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);

    private UkTime() {}

    /// The one instant that a clock in London shows as this time; empty on the spring night where
    /// no clock does, and on the autumn night where it does twice, because a deadline must not be
    /// guessed.
    public static Optional<Instant> instant(LocalDateTime onTheWall) {
        var offsets = LONDON.getRules().getValidOffsets(onTheWall);
        return offsets.size() == 1 ? Optional.of(onTheWall.toInstant(offsets.getFirst())) : Optional.empty();
    }

    public static LocalDate day(Instant instant) {
        return instant.atZone(LONDON).toLocalDate();
    }

    /// The last day with a moment before this one: a deadline at midnight belongs to the day that
    /// ends with it, not to the one that begins.
    public static LocalDate lastDay(Instant deadline) {
        return day(deadline.minusNanos(1));
    }

    /// Whether a day begins at this moment in London.
    public static boolean midnight(Instant instant) {
        return clock(instant).equals(LocalTime.MIDNIGHT);
    }

    private static LocalTime clock(Instant instant) {
        return instant.atZone(LONDON).toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    /// A deadline as people are told it: "the end of Saturday 27 February 2027", "5pm on Friday 26
    /// February 2027".
    public static String deadline(Instant deadline) {
        return midnight(deadline)
                ? "the end of " + WEEKDAY.format(lastDay(deadline))
                : clockTime(deadline, "midday") + " on " + WEEKDAY.format(day(deadline));
    }

    /// A beginning as people are told it: "Saturday 27 February 2027", "Friday 26 February 2027 at
    /// 9am".
    public static String opening(Instant opening) {
        var day = WEEKDAY.format(day(opening));
        return midnight(opening) ? day : day + " at " + clockTime(opening, "midday");
    }

    /// "5pm", "9:30am", "12:05am", "midday".
    ///
    /// @param midday the word for it
    public static String clockTime(Instant instant, String midday) {
        var time = clock(instant);
        if (time.equals(LocalTime.NOON)) return midday;
        var hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        var minutes = time.getMinute() == 0 ? "" : ":%02d".formatted(time.getMinute());
        return hour + minutes + (time.getHour() < 12 ? "am" : "pm");
    }

    /// "22 November 2026".
    public static String date(TemporalAccessor day) {
        return DATE.format(day);
    }

    /// "4:05pm on 22 November 2026".
    public static String time(Instant instant) {
        var time = midnight(instant) ? "midnight" : clockTime(instant, "midday");
        return time + " on " + date(day(instant));
    }
}
