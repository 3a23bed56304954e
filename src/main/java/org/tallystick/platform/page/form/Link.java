package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// Words that lead somewhere; without an address, words only.
public record Link(String text, @Nullable String href) {

    public Link {
        href = Hrefs.safeOrNull(href);
    }

    public static Link of(String text, String href) {
        return new Link(text, href);
    }

    public static Link text(String words) {
        return new Link(words, null);
    }
}
