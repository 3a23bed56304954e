package org.tallystick.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Figures as people read them: thousands parted by commas, no needless zeros.
public final class Figures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TENTH = new BigDecimal("0.1");

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

    /// 100 × part ÷ whole, rounded half up to one place, except that 100 is only given for the
    /// whole itself and 0 only for nothing: 9,996 of 10,000 is 99.9, and 1 of 10,000 is 0.1.
    public static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        var rounded = part.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP);
        if (rounded.compareTo(HUNDRED) == 0 && part.compareTo(whole) != 0)
            return part.compareTo(whole) < 0 ? rounded.subtract(TENTH) : rounded.add(TENTH);
        if (rounded.signum() == 0 && part.signum() != 0)
            return part.signum() == whole.signum() ? TENTH : TENTH.negate();
        return rounded;
    }

    private static String grouped(BigDecimal amount, int places) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.UK));
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(places);
        return format.format(amount);
    }
}
