package org.tallystick.delivery.figure;

import java.util.UUID;
import java.util.regex.Pattern;

/// The contracts whose ids begin with these digits, as a part of a figure that has too many inputs
/// to list. The dashes of an id do not count.
///
/// @param digits hexadecimal; empty for every contract
public record IdRange(String digits) {

    private static final int DIGITS = 32;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{0,32}");
    private static final String EACH = "0123456789abcdef";

    /// After the pattern that it is checked by.
    public static final IdRange ALL = new IdRange("");

    public IdRange {
        if (!HEX.matcher(digits).matches()) throw new IllegalArgumentException(digits);
    }

    UUID first() {
        return id(digits + "0".repeat(DIGITS - digits.length()));
    }

    UUID last() {
        return id(digits + "f".repeat(DIGITS - digits.length()));
    }

    /// The first id of each part that one more digit gives, in their order.
    UUID[] starts() {
        return EACH.chars().mapToObj(each -> with(each).first()).toArray(UUID[]::new);
    }

    /// @param number of the part, from 0
    IdRange part(int number) {
        return with(EACH.charAt(number));
    }

    private IdRange with(int digit) {
        return new IdRange(digits + (char) digit);
    }

    /// The narrowest range that holds both ids, and so all between them.
    static IdRange around(UUID first, UUID last) {
        var a = hex(first);
        var b = hex(last);
        var same = 0;
        while (same < DIGITS - 1 && a.charAt(same) == b.charAt(same)) same++;
        return new IdRange(a.substring(0, same));
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    private static UUID id(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }
}
