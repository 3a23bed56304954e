package org.tallystick.platform.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A state in a word. The words carry the meaning; the colour only repeats it.
public record Tag(String text, @Nullable Colour colour) {

    public enum Colour {
        GREY,
        BLUE,
        TEAL,
        GREEN,
        PURPLE,
        MAGENTA,
        RED,
        ORANGE,
        YELLOW
    }

    public static Tag of(String text) {
        return new Tag(text, null);
    }

    public static Tag of(String text, Colour colour) {
        return new Tag(text, colour);
    }

    public String classes() {
        return colour == null
                ? "govuk-tag"
                : "govuk-tag govuk-tag--" + colour.name().toLowerCase(Locale.ROOT);
    }
}
