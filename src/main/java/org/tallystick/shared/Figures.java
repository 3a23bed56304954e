package org.tallystick.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Figures as people read them: thousands parted by commas, no needless zeros.
public final class Figures {

    private Figures() {}

    /// "1,250", "1,250.5" as it is kept: nothing is rounded, and a whole number loses its point.
    public static String plain(BigDecimal amount) {
        return grouped(amount, Math.max(0, amount.stripTrailingZeros().scale()));
    }

    /// "1,250" or "1,250.50": pence where there are any, rounded half up once.
    public static String pence(BigDecimal amount) {
        var rounded = amount.setScale(2, RoundingMode.HALF_UP);
        return grouped(rounded, rounded.stripTrailingZeros().scale() <= 0 ? 0 : 2);
    }

    private static String grouped(BigDecimal amount, int places) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.UK));
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(amount);
    }
}
