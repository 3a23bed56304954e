package org.tallystick.platform.page;

import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Views of the same thing, one at a time; without the script, one beneath the other.
public record Tabs(String title, List<Tab> tabs, @Nullable String id) {

    public record Tab(String id, String label, Content body) {
        /// Plain words are written as a paragraph.
        public boolean line() {
            return body instanceof Text;
        }
    }

    public Tabs {
        tabs = List.copyOf(tabs);
    }

    public static Tabs of(Tab... tabs) {
        return new Tabs("Contents", List.of(tabs), null);
    }
}
