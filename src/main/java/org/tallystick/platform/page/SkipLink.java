package org.tallystick.platform.page;

import org.tallystick.platform.page.form.Hrefs;

/// The first link of a page, for those who come by keyboard.
public record SkipLink(String text, String href) {

    public SkipLink {
        href = Hrefs.safe(href);
    }
}
