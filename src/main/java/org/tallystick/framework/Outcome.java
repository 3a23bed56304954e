package org.tallystick.framework;

/// What a theme tries to achieve.
public record Outcome(String reference, String name) {

    public Outcome {
        reference = Words.needed(reference, "an outcome's reference");
        name = Words.needed(name, "an outcome's name");
    }
}
