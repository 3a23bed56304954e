package org.tallystick.platform.page;

import gg.jte.Content;
import org.tallystick.platform.page.form.Hrefs;

/// The council's name or logo, which leads home.
public record GenericHeader(Content logo, String href) {

    public GenericHeader {
        href = Hrefs.safe(href);
    }
}
