package org.tallystick.shared;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Days as a calendar reads them (RFC 5545): each a whole day with a line of words and an address.
public final class Calendar {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /// The longest line, in bytes.
    private static final int LINE = 75;

    private Calendar() {}

    /// @param id stays the same from one reading to the next
    /// @param words one line
    /// @param address where it is done
    public record Day(String id, LocalDate on, String words, String address) {}

    /// @param name as the calendar is listed
    /// @param at the moment at which it is asked for
    public static String of(String name, List<Day> days, Instant at) {
        var text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        line(text, "VERSION:2.0");
        line(text, "PRODID:-//Tallystick//EN");
        line(text, "NAME:" + escaped(name));
        line(text, "X-WR-CALNAME:" + escaped(name));
        for (var day : days) {
            line(text, "BEGIN:VEVENT");
            line(text, "UID:" + escaped(day.id()) + "@tallystick");
            line(text, "DTSTAMP:" + STAMP.format(at));
            line(text, "DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(day.on()));
            line(text, "SUMMARY:" + escaped(day.words()));
            line(text, "URL:" + day.address());
            line(text, "TRANSP:TRANSPARENT");
            line(text, "END:VEVENT");
        }
        line(text, "END:VCALENDAR");
        return text.toString();
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("[\r\n]+", "\\\\n");
    }

    /// A long line goes on after a line break and a space, and no character is split.
    private static void line(StringBuilder text, String line) {
        var bytes = 0;
        for (var character : line.codePoints().toArray()) {
            var one = Character.toString(character);
            var size = one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LINE) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.append(one);
            bytes += size;
        }
        text.append("\r\n");
    }
}
