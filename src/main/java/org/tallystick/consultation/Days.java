package org.tallystick.consultation;

import org.tallystick.shared.UkTime;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/// Days and times in the language of a respondent's page.
public final class Days {

    private static final Locale WELSH = Locale.of("cy", "GB");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", WELSH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'am' HH:mm:ss z", WELSH);

    private Days() {}

    /// "22 November 2026", "22 Tachwedd 2026".
    public static String date(TemporalAccessor day, boolean welsh) {
        return welsh ? DATE.format(day) : UkTime.date(day);
    }

    public static String time(Instant instant, boolean welsh) {
        return welsh ? TIME.format(instant.atZone(UkTime.LONDON)) : UkTime.time(instant);
    }
}
