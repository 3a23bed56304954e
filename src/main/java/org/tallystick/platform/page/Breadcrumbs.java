package org.tallystick.platform.page;

import java.util.List;
import org.tallystick.platform.page.form.Link;

/// Where the page stands, from the home page down.
public record Breadcrumbs(List<Link> links, boolean collapse) {

    public Breadcrumbs {
        links = List.copyOf(links);
    }

    public static Breadcrumbs of(Link... links) {
        return new Breadcrumbs(List.of(links), true);
    }
}
