package org.tallystick.shared;

/// Whether a sum of money includes VAT. Unknown is a case of its own: thresholds compare sums on
/// one basis only.
public enum VatBasis {
    EXCLUDING("excluding VAT"),
    INCLUDING("including VAT"),
    UNKNOWN("VAT basis not stated");

    private final String words;

    VatBasis(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
