package org.tallystick.platform.page;

import gg.jte.Content;

/// The council's name or logo, which leads home.
public record GenericHeader(Content logo, String href) {

    public GenericHeader {
        href = Hrefs.safe(href);
    }
}
