package org.tallystick.consultation;

import org.tallystick.shared.Messages;

/// What happens to the name of whoever answers. It is promised in one sentence before the first
/// question, and never changes once a consultation is launched.
public enum Mode implements Messages.Of {
    NAMED("Named"),
    CONFIDENTIAL("Confidential"),
    ANONYMOUS("Anonymous");

    private final String words;

    Mode(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// @param day when contact details are deleted, as it is shown; not said for anonymous answers
    public String promise(boolean welsh, String day) {
        return in(welsh, "date", day);
    }
}
