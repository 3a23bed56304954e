package org.tallystick.shared;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as people type them. A digit grammar stands before [BigDecimal], because eleven
/// characters like `1e20000000` cost it seconds of work; and it takes ASCII digits only, because a
/// figure must read the same to everyone.
public final class Numbers {

    /// At most 15 digits before or after the point together: "3", "1250.50", "1,250.50", "£1,250",
    /// "-4".
    private static final Pattern NUMBER =
            Pattern.compile("(-?)£?(-?)((?:[0-9]{1,3}(?:,[0-9]{3})+)|[0-9]{1,15})(\\.[0-9]{1,6})?");

    private static final int MOST_DIGITS = 15;

    private Numbers() {}

    /// The number that was typed; empty where it is no number, has more than 15 digits, or reads
    /// two ways ("1.234,56").
    public static Optional<BigDecimal> read(String typed) {
        var match = NUMBER.matcher(typed.strip());
        if (!match.matches() || (!match.group(1).isEmpty() && !match.group(2).isEmpty())) return Optional.empty();
        var whole = match.group(3).replace(",", "");
        var fraction = match.group(4) == null ? "" : match.group(4);
        if (whole.length() + Math.max(0, fraction.length() - 1) > MOST_DIGITS) return Optional.empty();
        return Optional.of(new BigDecimal(match.group(1) + match.group(2) + whole + fraction));
    }

    /// As [#read], where nothing below zero is meant.
    public static Optional<BigDecimal> readPositive(String typed) {
        return read(typed).filter(number -> number.signum() >= 0);
    }
}
