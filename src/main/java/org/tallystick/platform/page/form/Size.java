package org.tallystick.platform.page.form;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How large a label, legend or caption is written.
public enum Size {
    S,
    M,
    L,
    XL;

    /// The stylesheet's classes for something of this size; null is the usual size.
    public static String classes(String base, @Nullable Size size) {
        return size == null ? base : base + " " + base + "--" + size.name().toLowerCase(Locale.ROOT);
    }
}
