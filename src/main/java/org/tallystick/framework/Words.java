package org.tallystick.framework;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Text as an edition keeps it: without space around it, so that a spreadsheet gives back what it
/// was given.
public final class Words {

    private Words() {}

    static String needed(String text, String what) {
        return Objects.requireNonNull(text, what + " is missing").strip();
    }

    /// Nothing where nothing is said.
    static @Nullable String optional(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
