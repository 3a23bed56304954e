package org.tallystick.consultation.recommendation;

/// What is recommended.
public enum Advice {
    ADOPT("Adopt it"),
    ADOPT_WITH_CHANGE("Adopt it with a change"),
    REJECT("Do not adopt it"),
    DEFER("Put it off"),
    /// As Shropshire's group said of the Charter Mark.
    NOT_FOR_NOW("Do not adopt it for the time being");

    private final String words;

    Advice(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean adopts() {
        return this == ADOPT || this == ADOPT_WITH_CHANGE;
    }

    /// Whether agreeing with it leaves the matter open, so that a day is named to look at it again.
    public boolean looksAgain() {
        return this == DEFER || this == NOT_FOR_NOW;
    }
}
