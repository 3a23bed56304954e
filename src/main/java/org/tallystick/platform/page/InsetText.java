package org.tallystick.platform.page;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/// Words set apart from the text around them.
public record InsetText(Content body, @Nullable String id) {

    public static InsetText of(String words) {
        return new InsetText(new Text(words), null);
    }

    public static InsetText of(Content body) {
        return new InsetText(body, null);
    }
}
