package org.tallystick.consultation;

/// How an answer came.
public enum Channel {
    ONLINE("Online"),
    PAPER("On paper"),
    EMAIL("By e-mail"),
    IMPORT("From a file");

    private final String words;

    Channel(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
