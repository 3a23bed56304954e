package org.tallystick.library.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/// The exact decimal text of a number in a workbook. A grammar stands before [BigDecimal], because
/// eleven characters like `1e20000000` cost it seconds of work.
final class Decimals {

    private static final Pattern WRITTEN =
            Pattern.compile("[+-]?(?:[0-9]{1,30}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,2})?");

    /// A spreadsheet program keeps and shows this many significant digits (Excel specifications and
    /// limits).
    private static final MathContext KEPT = new MathContext(15);

    private static final int MOST_PLACES = 9;

    private Decimals() {}

    /// A number, or the text as it stands where it is none (NaN, 1e9999), so that whoever reads it
    /// can refuse it.
    static Cell cell(String raw) {
        var text = raw.strip();
        if (!WRITTEN.matcher(text).matches()) return Cell.text(raw);
        var exact = new BigDecimal(text);
        return Cell.number(isBinaryNoise(exact) ? exact.round(KEPT).stripTrailingZeros() : exact);
    }

    /// Programs keep 4.32 in binary and write it out as 4.3200000000000003. Such a text is known by
    /// this: it has more digits than a program keeps, more places than any figure here, and just
    /// the digits of its nearest binary number. Any other text (99999999999999.995) was written on
    /// purpose and stays.
    private static boolean isBinaryNoise(BigDecimal exact) {
        int digits = exact.precision();
        if (digits <= KEPT.getPrecision() || exact.scale() <= MOST_PLACES) return false;
        return new BigDecimal(exact.doubleValue())
                        .round(new MathContext(digits))
                        .compareTo(exact)
                == 0;
    }
}
