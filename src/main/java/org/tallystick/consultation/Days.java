package org.tallystick.consultation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.tallystick.shared.UkTime;

/// Days and times in the language of a respondent's page.
public final class Days {

    private static final Locale WELSH = Locale.of("cy", "GB");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", WELSH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", WELSH);

    private Days() {}

    /// "22 November 2026", "22 Tachwedd 2026".
    public static String date(TemporalAccessor day, boolean welsh) {
        return welsh ? DATE.format(day) : UkTime.date(day);
    }

    /// "5:00pm on 22 November 2026", "5:00pm, 22 Tachwedd 2026".
    public static String time(Instant instant, boolean welsh) {
        if (!welsh) return UkTime.time(instant);
        return UkTime.clockTime(instant, "hanner dydd") + ", " + date(UkTime.day(instant), true);
    }

    /// As [UkTime#deadline]; in Welsh with the mutation that follows "tan" and "i".
    public static String deadline(Instant deadline, boolean welsh) {
        if (!welsh) return UkTime.deadline(deadline);
        return UkTime.midnight(deadline)
                ? "ddiwedd " + weekday(deadline.minusNanos(1))
                : UkTime.clockTime(deadline, "hanner dydd") + " d" + weekday(deadline);
    }

    /// As [UkTime#opening]; in Welsh with the mutation of a day on which something happens.
    public static String opening(Instant opening, boolean welsh) {
        if (!welsh) return UkTime.opening(opening);
        var day = "d" + weekday(opening);
        return UkTime.midnight(opening) ? day : day + " am " + UkTime.clockTime(opening, "hanner dydd");
    }

    /// "dydd Sadwrn 27 Chwefror 2027".
    private static String weekday(Instant instant) {
        return WEEKDAY.format(UkTime.day(instant)).replaceFirst("^D", "d");
    }
}
