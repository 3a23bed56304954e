package org.tallystick.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Times are instants; people read and type them as the clock on the wall in London.
public final class UkTime {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'at' HH:mm:ss z", Locale.UK);

    private UkTime() {}

    /// The one instant that a clock in London shows as this time; empty on the spring night where
    /// no clock does, and on the autumn night where it does twice, because a deadline must not be
    /// guessed.
    public static Optional<Instant> instant(LocalDateTime onTheWall) {
        var offsets = LONDON.getRules().getValidOffsets(onTheWall);
        return offsets.size() == 1
                ? Optional.of(onTheWall.toInstant(offsets.getFirst()))
                : Optional.empty();
    }

    public static LocalDate day(Instant instant) {
        return instant.atZone(LONDON).toLocalDate();
    }

    /// "22 November 2026".
    public static String date(TemporalAccessor day) {
        return DATE.format(day);
    }

    /// "22 November 2026 at 16:05:09 GMT".
    public static String time(Instant instant) {
        return TIME.format(instant.atZone(LONDON));
    }
}
