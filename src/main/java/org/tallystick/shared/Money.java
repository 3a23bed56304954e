package org.tallystick.shared;

import java.math.BigDecimal;

/// A sum with its currency and VAT basis. It is kept as it was given and rounded once, when shown.
///
/// @param currency the three-letter ISO 4217 code
public record Money(BigDecimal amount, String currency, VatBasis vat) {

    public Money {
        if (!currency.matches("[A-Z]{3}")) throw new IllegalArgumentException("not a currency: " + currency);
    }

    public static Money pounds(BigDecimal amount, VatBasis vat) {
        return new Money(amount, "GBP", vat);
    }

    /// "£1,250.50", or "£1,250" where there are no pence; other currencies as "AED 1,250".
    public String shown() {
        var mark = currency.equals("GBP") ? "£" : currency + " ";
        var sign = amount.signum() < 0 ? "-" : "";
        return sign + mark + Figures.pence(amount.abs());
    }

    /// "£1,250 excluding VAT".
    public String shownWithBasis() {
        return shown() + " " + vat.words();
    }
}
