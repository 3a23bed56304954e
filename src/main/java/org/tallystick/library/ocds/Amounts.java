package org.tallystick.library.ocds;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.shared.Numbers;

/// Amounts of money as JSON writes numbers.
final class Amounts {

    /// JSON's own grammar, with room for "1.0E7", as some programs write ten million, and none for
    /// `1e9999`.
    private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)(?:[eE]([+-]?[0-9]{1,2}))?");

    private Amounts() {}

    /// The amount, exactly; empty where it has more than 15 digits, written out.
    static Optional<BigDecimal> read(String written) {
        var match = WRITTEN.matcher(written);
        if (!match.matches()) return Optional.empty();
        var power = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        return Numbers.read(match.group(1))
                .map(number -> number.scaleByPowerOfTen(power).toPlainString())
                .flatMap(Numbers::read);
    }
}
