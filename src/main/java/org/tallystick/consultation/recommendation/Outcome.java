package org.tallystick.consultation.recommendation;

/// What the body decided that was to decide.
public enum Outcome {
    AGREED("Agreed"),
    AGREED_WITH_CHANGE("Agreed with a change"),
    REFUSED("Not agreed"),
    DEFERRED("Put off");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean agrees() {
        return this == AGREED || this == AGREED_WITH_CHANGE;
    }
}
