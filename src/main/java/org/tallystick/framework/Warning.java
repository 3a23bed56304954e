package org.tallystick.framework;

import java.util.Objects;

/// What to know before using a measure.
///
/// @param words what goes wrong, for the person who chooses the measure and for whoever reads its
///   figures
public record Warning(Kind kind, String words) {

    public enum Kind {
        /// Pursuing the figure can harm the people it is about.
        PERVERSE("Perverse"),
        /// The figure misleads unless a narrative stands beside it.
        NEEDS_CONTEXT("Needs context");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Warning {
        Objects.requireNonNull(kind, "a warning's kind is missing");
        words = Words.needed(words, "a warning's text");
    }
}
