package org.tallystick.platform.page;

import org.tallystick.platform.page.form.Hrefs;

/// The way back to the page before, in a chain of pages.
public record BackLink(String text, String href) {

    public BackLink {
        href = Hrefs.safe(href);
    }

    public static BackLink to(String href) {
        return new BackLink("Back", href);
    }
}
