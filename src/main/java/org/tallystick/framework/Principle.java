package org.tallystick.framework;

/// What the framework's owner and its suppliers commit themselves to.
public record Principle(String reference, String words) {

    public Principle {
        reference = Words.needed(reference, "a principle's reference");
        words = Words.needed(words, "a principle's text");
    }
}
