package org.tallystick.library.survey;

import org.jspecify.annotations.Nullable;

/// Text that a respondent reads: English, and Welsh where there is any.
public record Words(String en, @Nullable String cy) {

    public Words {
        en = en.strip();
        cy = cy == null || cy.isBlank() ? null : cy.strip();
    }

    public static Words of(String english) {
        return new Words(english, null);
    }

    /// In Welsh where that is asked for and there, else in English.
    public String in(boolean welsh) {
        return welsh && cy != null ? cy : en;
    }
}
