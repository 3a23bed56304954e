package org.tallystick.library.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Excel keeps a date as a count of days and shows it as a date by its format alone (ECMA-376 part
/// 1, 18.8.30 and 18.17.4). The count begins in 1900, with a 29 February 1900 that never was, or in
/// 1904.
final class ExcelDates {

    private static final Pattern NOT_CODES = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");
    private static final Pattern DATE_CODES = Pattern.compile("[ydYD]|mmm|MMM");
    private static final Pattern TIME_CODES = Pattern.compile("[hH]|s{1,2}|S{1,2}|AM/PM");
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    private ExcelDates() {}

    /// Whether a cell with this format shows a date or a time.
    ///
    /// @param id the format's number; below 164 Excel's own formats are meant, whose text is not in
    ///   the file
    static boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (id != null
                && ((id >= 14 && id <= 22)
                        || (id >= 27 && id <= 36)
                        || (id >= 45 && id <= 47)
                        || (id >= 50 && id <= 58))) return true;
        if (format == null || format.equalsIgnoreCase("General")) return false;
        var codes = NOT_CODES.matcher(format.split(";", 2)[0]).replaceAll("");
        return DATE_CODES.matcher(codes).find() || TIME_CODES.matcher(codes).find();
    }

    /// "2016-09-26", "2016-09-26T10:30", or "10:30" for a part of a day; empty where the count
    /// names no day.
    static Optional<String> read(BigDecimal days, boolean from1904) {
        if (days.signum() < 0 || days.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) return Optional.empty();
        long seconds = days.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long day = seconds / 86_400;
        var time = LocalTime.ofSecondOfDay(seconds % 86_400);
        if (day == 0 && !from1904) return Optional.of(time.toString());
        if (day == 60 && !from1904) return Optional.empty();
        var date = from1904
                ? LocalDate.of(1904, 1, 1).plusDays(day)
                : LocalDate.of(1899, 12, day < 60 ? 31 : 30).plusDays(day);
        return Optional.of(
                time.equals(LocalTime.MIDNIGHT)
                        ? date.toString()
                        : LocalDateTime.of(date, time).toString());
    }
}
