package org.tallystick.library.ocds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.shared.Dates;
import org.tallystick.shared.UkTime;

/// The day that a release's date-time names.
final class Days {

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})"
            + "(?:T([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2}))?");

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private Days() {}

    /// The first or the last minute of a day stands for that day, whichever offset is beside it:
    /// publishers write "2028-05-18T23:59:59Z" in summer and mean 18 May, although it is 19 May in
    /// London by then. At any other time, it is the day in London: "2026-06-30T23:00:00Z" is
    /// London's midnight and begins 1 July.
    static Optional<LocalDate> read(String written) {
        var match = WRITTEN.matcher(written.strip());
        if (!match.matches()) return Optional.empty();
        var day = Dates.read(match.group(1));
        if (match.group(2) == null || day.isEmpty()) return day;
        return at(match.group(1), match.group(2), match.group(3)).map(moment -> {
            var time = moment.toLocalTime();
            var edge = time.equals(LocalTime.MIDNIGHT) || !time.isBefore(LAST_MINUTE);
            return edge ? moment.toLocalDate() : UkTime.day(moment.toInstant());
        });
    }

    /// The moment, where a time and its offset are given.
    static Optional<Instant> moment(String written) {
        var match = WRITTEN.matcher(written.strip());
        return match.matches() && match.group(2) != null
                ? at(match.group(1), match.group(2), match.group(3)).map(OffsetDateTime::toInstant)
                : Optional.empty();
    }

    private static Optional<OffsetDateTime> at(String day, String time, String offset) {
        try {
            return Optional.of(OffsetDateTime.of(LocalDate.parse(day), LocalTime.parse(time), ZoneOffset.of(offset)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
