package org.tallystick.delivery.figure;

import org.jspecify.annotations.Nullable;

/// The five words of the Procurement Regulations 2024, regulation 39(5), in which performance under
/// the Procurement Act 2023, section 71, is assessed, and one more for what was not assessed.
///
/// The codes are those of the OCDS extension for the Act.
public enum Rating {
    GOOD("Good", "met"),
    APPROACHING("Approaching target", "slightlyBelow"),
    IMPROVEMENT("Requires improvement", "below"),
    INADEQUATE("Inadequate", "significantlyBelow"),
    /// For performance that none of the four describes. Nothing is rated so by rule; it is for a
    /// notice that somebody else published.
    OTHER("Other", "other"),
    /// No rating: nothing was due yet, nothing due was decided yet, or no bands were agreed.
    NOT_ASSESSED("Not yet assessed", null);

    private final String words;
    private final @Nullable String code;

    Rating(String words, @Nullable String code) {
        this.words = words;
        this.code = code;
    }

    public String words() {
        return words;
    }

    /// The OCDS code, like "slightlyBelow"; null where it is not assessed.
    public @Nullable String code() {
        return code;
    }
}
