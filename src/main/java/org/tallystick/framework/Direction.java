package org.tallystick.framework;

/// Which way is better.
public enum Direction {
    MORE("More is better"),
    LESS("Less is better"),
    NEITHER("Neither is better");

    private final String words;

    Direction(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
