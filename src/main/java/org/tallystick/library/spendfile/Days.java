package org.tallystick.library.spendfile;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.library.sheet.Letters;

/// Dates as spending files write them, as days since 1 January 1970: "03/04/2016", "2016-04-03
/// 00:00:00", "3-Apr-16", "3 April 2016", "20160403", and Excel's count "42463". A day that the
/// calendar does not have is none. A month ("2011-12", "Dec 2011") or a run of months ("July
/// 2010-September 2010") is dated by its first day.
final class Days {

    /// What no date comes out as.
    static final int NONE = Integer.MIN_VALUE;

    /// What a date comes out as whose second number can only be a day: "04/13/2016".
    static final int MONTH_FIRST = Integer.MIN_VALUE + 1;

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;
    private static final int FIRST_SERIAL = 32_874;
    private static final int LAST_SERIAL = 73_050;
    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec ";

    private static final byte[][] FULL = Arrays.stream(Month.values())
            .map(month -> month.toString().toLowerCase(Locale.ROOT))
            .map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    /// A moment: its day is that of the clocks here, where it may be tomorrow already.
    private static final Pattern INSTANT = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:[.,][0-9]{1,9})?)? ?([Zz]|UTC|GMT|[+-][0-9]{2}:?(?:[0-9]{2})?)");

    private static final ZoneId HERE = ZoneId.of("Europe/London");

    /// A time of day behind the date, which does not matter here.
    private static final Pattern TIME = Pattern.compile(
            "[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?(?: ?[AaPp][Mm])?(?:Z|[+-][0-9]{2}:?[0-9]{2})?$");

    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,4})[/.\\- ]([0-9]{1,2})[/.\\- ]([0-9]{1,4})");
    private static final Pattern NAMED =
            Pattern.compile("([0-9]{1,2})(?:st|nd|rd|th)?[/.\\- ]*([a-z]{3,9})[/.,\\- ]*([0-9]{2}|[0-9]{4})");
    private static final Pattern NAMED_FIRST =
            Pattern.compile("([a-z]{3,9})[ .-]*([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})");
    private static final Pattern WEEKDAY =
            Pattern.compile("^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +");
    private static final Pattern MONTH = Pattern.compile("([a-z]{3,9})[/.\\- ]*([0-9]{4}|[0-9]{2})");
    private static final Pattern ISO_MONTH = Pattern.compile("([0-9]{4})[-/]([0-9]{1,2})");

    private Days() {}

    /// How a file writes its days.
    ///
    /// @param monthFirst whether the month comes before the day
    /// @param from1904 whether a count of days begins in 1904 and not in 1900
    record Way(boolean monthFirst, boolean from1904) {
        static final Way USUAL = new Way(false, false);
    }

    /// The day in these bytes, [#NONE] or [#MONTH_FIRST].
    static int read(byte[] bytes, int from, int to, Way way) {
        boolean monthFirst = way.monthFirst();
        int first = number(bytes, from, to);
        int second = first < 0 ? -1 : separator(bytes, from + digits(first), to);
        int found = second < 0 ? NONE : rest(bytes, to, first, second, monthFirst);
        if (found != NONE) return found;
        int length = to - from;
        return length == 0 || length > 60
                ? NONE
                : slow(Letters.text(bytes, from, to).strip(), way);
    }

    /// The forms that nearly all files use, without making a text: three numbers, or a month's name
    /// between two; [#NONE] for any other.
    private static int rest(byte[] bytes, int to, int first, int at, boolean monthFirst) {
        int month;
        int behind;
        boolean named = bytes[at] > '9';
        if (named) {
            behind = at;
            while (behind < to && (bytes[behind] | 0x20) >= 'a' && (bytes[behind] | 0x20) <= 'z') behind++;
            month = named(bytes, at, behind);
        } else {
            int number = number(bytes, at, to);
            if (number < 0 || digits(number) > 2) return NONE;
            behind = at + digits(number);
            month = value(number);
        }
        int last = separator(bytes, behind, to);
        int third = last < 0 || month == 0 ? -1 : number(bytes, last, to);
        if (third < 0) return NONE;
        int end = last + digits(third);
        if (end != to && !midnight(bytes, end, to)) return NONE;
        if (digits(first) == 4 && !named && digits(third) <= 2) return day(value(first), month, value(third));
        if (digits(first) > 2 || (digits(third) != 2 && digits(third) != 4)) return NONE;
        int year = century(value(third), digits(third));
        return named ? day(year, month, value(first)) : ordered(value(first), month, year, monthFirst);
    }

    /// One to four digits: their value, and eight bits of how many; -1 where there are none, or
    /// more.
    private static int number(byte[] bytes, int from, int to) {
        int value = 0;
        int at = from;
        for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            if (at - from == 4) return -1;
            value = value * 10 + bytes[at] - '0';
        }
        return at == from ? -1 : value << 8 | at - from;
    }

    private static int value(int number) {
        return number >> 8;
    }

    private static int digits(int number) {
        return number & 0xFF;
    }

    /// The place behind a sign that parts a date's numbers; -1 where none stands here.
    private static int separator(byte[] bytes, int at, int to) {
        if (at + 1 >= to) return -1;
        byte b = bytes[at];
        return b == '/' || b == '-' || b == '.' || b == ' ' ? at + 1 : -1;
    }

    /// The month of a name of three letters or in full; 0 where it is none.
    private static int named(byte[] bytes, int from, int to) {
        if (to - from < 3) return 0;
        for (int month = 0; month < FULL.length; month++) {
            var full = FULL[month];
            int at = 0;
            while (at < to - from && at < full.length && (bytes[from + at] | 0x20) == full[at]) at++;
            if (at == to - from && (at == 3 || at == full.length)) return month + 1;
        }
        return 0;
    }

    private static boolean midnight(byte[] bytes, int from, int to) {
        if (to - from != 9) return false;
        for (int at = from; at < to; at++) if (bytes[at] > ':' || (bytes[at] != ' ' && bytes[at] < '0')) return false;
        return bytes[from] == ' ';
    }

    private static int slow(String typed, Way way) {
        boolean monthFirst = way.monthFirst();
        var instant = INSTANT.matcher(typed);
        if (instant.matches()) return here(instant);
        var text = TIME.matcher(typed).replaceFirst("").toLowerCase(Locale.ROOT);
        text = WEEKDAY.matcher(text).replaceFirst("").strip();
        var numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            int a = Integer.parseInt(numbers.group(1));
            int b = Integer.parseInt(numbers.group(2));
            int c = Integer.parseInt(numbers.group(3));
            if (numbers.group(1).length() == 4) return day(a, b, c);
            int length = numbers.group(3).length();
            return length == 4 || length == 2 ? ordered(a, b, century(c, length), monthFirst) : NONE;
        }
        var named = NAMED.matcher(text);
        if (named.matches())
            return day(
                    century(Integer.parseInt(named.group(3)), named.group(3).length()),
                    month(named.group(2)),
                    Integer.parseInt(named.group(1)));
        var first = NAMED_FIRST.matcher(text);
        if (first.matches())
            return day(Integer.parseInt(first.group(3)), month(first.group(1)), Integer.parseInt(first.group(2)));
        if (text.matches("[0-9]{8}"))
            return day(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(4, 6)),
                    Integer.parseInt(text.substring(6)));
        if (text.matches("[0-9]{5}(?:\\.[0-9]{1,20})?")) return serial(text, way);
        return months(text);
    }

    private static int here(Matcher instant) {
        try {
            var offset = instant.group(3).replace(":", "");
            var day = LocalDateTime.parse(instant.group(1) + "T" + instant.group(2))
                    .atOffset(offset.startsWith("+") || offset.startsWith("-") ? ZoneOffset.of(offset) : ZoneOffset.UTC)
                    .atZoneSameInstant(HERE)
                    .toLocalDate();
            return day(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        } catch (DateTimeException never) {
            return NONE;
        }
    }

    /// Excel's count of days, which has a 29 February 1900 that never was.
    private static int serial(String text, Way way) {
        int count = Integer.parseInt(text.substring(0, 5)) + (way.from1904() ? 1_462 : 0);
        if (count < FIRST_SERIAL || count > LAST_SERIAL) return NONE;
        return (int) LocalDate.of(1899, 12, 30).plusDays(count).toEpochDay();
    }

    private static int months(String text) {
        var iso = ISO_MONTH.matcher(text);
        if (iso.matches()) return day(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), 1);
        var parts = text.split(" *(?:-|to|–) *(?=[a-z])", 2);
        var begins = MONTH.matcher(parts[0]);
        if (!begins.matches()) return NONE;
        int first = monthStart(begins.group(1), begins.group(2));
        if (parts.length == 1 || first == NONE) return first;
        var ends = MONTH.matcher(parts[1]);
        if (!ends.matches()) return NONE;
        int last = monthStart(ends.group(1), ends.group(2));
        return last == NONE || last < first ? NONE : first;
    }

    private static int monthStart(String name, String year) {
        return day(century(Integer.parseInt(year), year.length()), month(name), 1);
    }

    private static int month(String name) {
        int at = MONTHS.indexOf(name.substring(0, 3) + " ");
        var full = at < 0 ? "" : Month.of(at / 4 + 1).toString().toLowerCase(Locale.ROOT);
        return full.startsWith(name) || name.equals("sept") ? at / 4 + 1 : 0;
    }

    private static int century(int year, int length) {
        return length == 2 ? 2000 + year : year;
    }

    private static int ordered(int a, int b, int year, boolean monthFirst) {
        if (monthFirst) return day(year, a, b);
        if (b > 12 && a >= 1 && a <= 12 && day(year, a, b) != NONE) return MONTH_FIRST;
        return day(year, b, a);
    }

    private static int day(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return NONE;
        if (day > 28) {
            try {
                if (day > YearMonth.of(year, month).lengthOfMonth()) return NONE;
            } catch (DateTimeException never) {
                return NONE;
            }
        }
        // Days from civil, H. Hinnant: the year begins in March, so that a leap day is its last.
        int y = month <= 2 ? year - 1 : year;
        int era = y / 400;
        int ofEra = y - era * 400;
        int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }
}
