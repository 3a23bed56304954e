package org.tallystick.library.spendfile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.tallystick.library.sheet.Letters;

/// Amounts of money as spending files write them: "4,320.10", "£1,250", "(1,000.00)", "-5",
/// "12.50-", "100.00 CR", "1.2E+05", "-441.17999999999995". Each is brought to the penny, half a
/// penny up; no double is ever made of it.
public final class Pence {

    /// What no amount comes out as.
    static final long NONE = Long.MIN_VALUE;

    /// £999,999,999,999.99 is the most.
    private static final int MOST_DIGITS = 12;

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?[0-9]{1,18}(?:\\.[0-9]{0,20})?[eE][+-]?[0-9]{1,2}");

    private Pence() {}

    /// The pence of the amount in these bytes, [#NONE] where they hold none, or where it reads two
    /// ways ("1.234,56", "12,34").
    static long read(byte[] bytes, int from, int to) {
        int at = from;
        int end = to;
        boolean bracket = false;
        boolean negative = false;
        boolean signed = false;
        boolean pounds = false;
        for (; at < end; at++) {
            byte b = bytes[at];
            if (b == '-' || b == '+') {
                if (signed) return NONE;
                signed = true;
                negative = b == '-';
            } else if (b == '(') {
                if (bracket) return NONE;
                bracket = true;
            } else if (b == (byte) 0xC2 && at + 1 < end && bytes[at + 1] == (byte) 0xA3) {
                if (pounds) return NONE;
                pounds = true;
                at++;
            } else if (b == (byte) 0xA3) {
                if (pounds) return NONE;
                pounds = true;
            } else if (b != ' ') break;
        }
        if (bracket) {
            if (at == end || bytes[end - 1] != ')' || signed) return NONE;
            negative = true;
            signed = true;
            end--;
        }
        while (end > at && bytes[end - 1] == ' ') end--;
        int sign = end > at ? after(bytes, at, end) : 0;
        if (sign != 0) {
            if (signed) return NONE;
            negative = sign < 0;
            end -= bytes[end - 1] == '-' ? 1 : 2;
            while (end > at && bytes[end - 1] == ' ') end--;
        }
        long pence = digits(bytes, at, end);
        if (pence == NONE) pence = pounds || sign != 0 ? NONE : scientific(bytes, at, end);
        return pence == NONE ? NONE : negative ? -pence : pence;
    }

    /// The sign behind a number: -1 for "-" and "CR", 1 for "DR", 0 for none.
    private static int after(byte[] bytes, int at, int end) {
        byte last = bytes[end - 1];
        if (last == '-') return -1;
        if ((last | 0x20) != 'r' || end - 2 < at) return 0;
        int before = bytes[end - 2] | 0x20;
        return before == 'c' ? -1 : before == 'd' ? 1 : 0;
    }

    private static long digits(byte[] bytes, int from, int to) {
        long whole = 0;
        int at = from;
        int count = 0;
        int group = 0;
        boolean grouped = false;
        for (; at < to; at++) {
            byte b = bytes[at];
            if (b >= '0' && b <= '9') {
                whole = whole * 10 + (b - '0');
                if (whole != 0) count++;
                group++;
                if (count > MOST_DIGITS) return NONE;
            } else if (b == ',') {
                if (group == 0 || group > 3 || (grouped && group != 3)) return NONE;
                grouped = true;
                group = 0;
            } else break;
        }
        if (grouped && group != 3) return NONE;
        boolean any = at > from;
        if (at == to) return any ? whole * 100 : NONE;
        if (bytes[at] != '.') return NONE;
        int fraction = 0;
        int places = 0;
        boolean up = false;
        for (at++; at < to; at++, places++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) return NONE;
            if (places < 2) fraction = fraction * 10 + digit;
            else if (places == 2) up = digit >= 5;
        }
        if (!any && places == 0) return NONE;
        if (places == 1) fraction *= 10;
        return whole * 100 + fraction + (up ? 1 : 0);
    }

    /// Spaces between thousands and exponents are rare, and may take their time.
    private static long scientific(byte[] bytes, int from, int to) {
        if (to - from > 60) return NONE;
        var text = Letters.text(bytes, from, to);
        if (SCIENTIFIC.matcher(text).matches()) {
            var exact = new BigDecimal(text).setScale(2, RoundingMode.HALF_UP);
            return exact.precision() - 2 > MOST_DIGITS
                    ? NONE
                    : exact.unscaledValue().longValueExact();
        }
        if (!text.matches("[0-9]{1,3}(?:[ \u00A0\u202F][0-9]{3})+(?:\\.[0-9]{0,20})?")) return NONE;
        var plain = text.replaceAll("[ \u00A0\u202F]", "").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return digits(plain, 0, plain.length);
    }

    /// "1250.50", "-3.00": the pence in pounds, as JSON and CSV files carry them.
    public static String pounds(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }
}
