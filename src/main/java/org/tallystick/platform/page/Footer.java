package org.tallystick.platform.page;

import java.util.List;
import org.tallystick.platform.page.form.Link;

/// The foot of every page: our own, without crown, crest or Crown copyright.
///
/// @param about what the links are about, for those who are read to
/// @param note one sentence, like whose service it is
public record Footer(String about, List<Link> links, String note) {

    public Footer {
        links = List.copyOf(links);
    }
}
