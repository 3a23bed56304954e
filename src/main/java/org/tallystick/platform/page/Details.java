package org.tallystick.platform.page;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/// Help that opens on request.
public record Details(
        String summary,
        Content body,
        boolean open,
        @Nullable String id) {

    public static Details of(String summary, String words) {
        return of(summary, new Text(words));
    }

    public static Details of(String summary, Content body) {
        return new Details(summary, body, false, null);
    }
}
