package org.tallystick.platform.page;

import gg.jte.Content;

/// How finished the service is, and where to say what one thinks.
public record PhaseBanner(String tag, Content body) {

    public static PhaseBanner of(String tag, String words) {
        return new PhaseBanner(tag, new Text(words));
    }
}
