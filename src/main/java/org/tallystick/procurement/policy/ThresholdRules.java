package org.tallystick.procurement.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tallystick.procurement.policy.Policy.Threshold;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Money;
import org.tallystick.shared.VatBasis;

/// Whether a contract's value passes a policy's threshold, when both may include VAT or not.
///
/// A value on another basis than the threshold's is taken to lie anywhere between no VAT and the
/// standard rate; only where all of that range falls on one side is there an answer. Where the
/// source states no basis but the value has one, the figures are compared as they are written.
final class ThresholdRules {

    /// The most that VAT adds: the standard rate. A supply may also bear less, or none.
    private static final BigDecimal MOST_VAT = new BigDecimal("1.20");

    private ThresholdRules() {}

    enum Within {
        YES,
        NO,
        CANNOT_TELL
    }

    static Within within(Threshold threshold, Money value) {
        boolean least = within(threshold, least(value, threshold.vat()));
        boolean most = within(threshold, most(value, threshold.vat()));
        if (least != most) return Within.CANNOT_TELL;
        return least ? Within.YES : Within.NO;
    }

    private static boolean within(Threshold threshold, BigDecimal value) {
        return threshold.comparator().holds(value, threshold.pounds())
                && (threshold.below() == null || value.compareTo(threshold.below()) < 0);
    }

    private static BigDecimal least(Money value, VatBasis basis) {
        if (asWritten(value, basis) || basis == VatBasis.INCLUDING) return value.amount();
        return value.amount().divide(MOST_VAT, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal most(Money value, VatBasis basis) {
        if (asWritten(value, basis) || basis == VatBasis.EXCLUDING) return value.amount();
        return value.amount().multiply(MOST_VAT);
    }

    private static boolean asWritten(Money value, VatBasis basis) {
        return value.vat() != VatBasis.UNKNOWN && (basis == value.vat() || basis == VatBasis.UNKNOWN);
    }

    /// The value with all options to extend, on the value's VAT basis.
    static Money sum(Money value, BigDecimal options) {
        return new Money(value.amount().add(options), value.currency(), value.vat());
    }

    /// How the value that is compared was come by: "£3,000,000 + £1,400,000 options, with VAT at
    /// 20% £5,280,000".
    static String shown(Money value, BigDecimal options, VatBasis compared) {
        var total = sum(value, options);
        var with = options.signum() == 0 ? "" : new Money(options, value.currency(), value.vat()).shown() + " options";
        if (value.vat() == VatBasis.EXCLUDING && compared == VatBasis.INCLUDING)
            return (with.isEmpty() ? value.shownWithBasis() : value.shown() + " + " + with)
                    + ", with VAT at 20% "
                    + Money.pounds(most(total, compared), compared).shown();
        return with.isEmpty() ? value.shownWithBasis() : value.shown() + " + " + with + ", " + total.shownWithBasis();
    }

    /// "contracts of more than £5,000,000 including VAT".
    static String words(Threshold threshold) {
        var basis =
                threshold.vat() == VatBasis.UNKNOWN ? "" : " " + threshold.vat().words();
        var below = threshold.below() == null ? "" : " and less than £" + Figures.pence(threshold.below());
        return "contracts of "
                + threshold.comparator().words()
                + " £"
                + Figures.pence(threshold.pounds())
                + below
                + basis;
    }
}
