package org.tallystick.delivery;

/// The five words in which the Procurement Act 2023, section 71, has performance assessed
/// (Procurement Regulations 2024, regulation 39).
///
/// The codes are those of the OCDS extension for the Act.
public enum Rating {
    GOOD("Good", "met"),
    APPROACHING("Approaching target", "slightlyBelow"),
    IMPROVEMENT("Requires improvement", "below"),
    INADEQUATE("Inadequate", "significantlyBelow"),
    OTHER("Other", "other");

    private final String words;
    private final String code;

    Rating(String words, String code) {
        this.words = words;
        this.code = code;
    }

    public String words() {
        return words;
    }

    /// The OCDS code, like "slightlyBelow".
    public String code() {
        return code;
    }
}
