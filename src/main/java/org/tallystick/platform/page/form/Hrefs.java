package org.tallystick.platform.page.form;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Addresses that a link may carry: on this site, or http, https, mail and telephone. Never a
/// script.
public final class Hrefs {

    private static final Pattern SCHEME = Pattern.compile("[^/?#]*:.*", Pattern.DOTALL);
    private static final Pattern ALLOWED = Pattern.compile("(?:https?|mailto|tel):[^\\p{Cntrl}]*");

    private Hrefs() {}

    public static String safe(String href) {
        if (SCHEME.matcher(href).matches() && !ALLOWED.matcher(href).matches())
            throw new IllegalArgumentException("not an address for a link: " + href);
        return href;
    }

    public static @Nullable String safeOrNull(@Nullable String href) {
        return href == null ? null : safe(href);
    }
}
