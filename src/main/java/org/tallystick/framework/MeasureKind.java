package org.tallystick.framework;

/// What a measure is stated in. A narrative counts as much as a number.
public enum MeasureKind {
    COUNT("Count"),
    POUNDS("Pounds"),
    /// A part of a whole, both kept, so that quarters add up.
    SHARE("Share"),
    NARRATIVE("Narrative"),
    YES_NO("Yes or no");

    private final String words;

    MeasureKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
