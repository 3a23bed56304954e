package org.tallystick.platform.page;

import java.util.List;
import org.tallystick.platform.page.form.Link;

/// The foot of every page: our own, without crown, crest or Crown copyright.
///
/// @param note one sentence, like whose service it is
public record Footer(List<Link> links, String note) {

    public Footer {
        links = List.copyOf(links);
    }
}
