package org.tallystick.shared;

import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// JSON as PostgreSQL keeps it: its text holds no U+0000.
public final class Jsonb {

    /// An escaped U+0000, and not an escaped backslash before the letters u0000: the backslashes
    /// before it come in pairs.
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Jsonb() {}

    /// A value as JSON, without the U+0000 in it.
    public static String of(Object value) {
        return NUL.matcher(JsonMapper.shared().writeValueAsString(value)).replaceAll("$1");
    }
}
