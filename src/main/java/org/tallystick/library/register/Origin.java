package org.tallystick.library.register;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where something that is said of a supplier comes from.
///
/// @param name of the register, as people know it
/// @param asAt the day that the register says it is of, else the day on which its file was kept
public record Origin(String name, LocalDate asAt) {

    private static final int LONGEST = 200;
    private static final List<DateTimeFormatter> FORMS =
            List.of(form("uuuu-MM-dd"), form("d/M/uuuu"), form("d MMMM uuuu"));

    public Origin {
        name = name.strip().replaceAll("\\s+", " ");
        if (name.length() > LONGEST) name = name.substring(0, LONGEST);
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK).withResolverStyle(ResolverStyle.STRICT);
    }

    /// A day as a register writes it: "2026-11-01", "1/11/2026", "1 November 2026"; empty where it
    /// is none, like 2025-19-39.
    public static Optional<LocalDate> day(String written) {
        for (var form : FORMS) {
            try {
                var day = LocalDate.parse(written.strip(), form);
                if (day.getYear() >= 1900 && day.getYear() < 2100) return Optional.of(day);
            } catch (DateTimeException another) {
                // The next form may fit.
            }
        }
        return Optional.empty();
    }

    /// "2026-11-01 companies.csv".
    public String text() {
        return asAt + " " + name;
    }

    /// The reverse of [#text]; empty for anything else.
    public static Optional<Origin> read(String text) {
        return text.length() > 11 && text.charAt(10) == ' '
                ? day(text.substring(0, 10)).map(day -> new Origin(text.substring(11), day))
                : Optional.empty();
    }
}
