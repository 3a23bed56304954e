package org.tallystick.platform.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Hrefs;

/// The service's name and its main pages.
///
/// @param menu the word on the button that opens the list on a small screen
/// @param label names the list to a screen reader
public record ServiceNavigation(
        @Nullable String name, @Nullable String href, List<Item> items, String menu, String label) {

    /// The page is HERE when it is the one shown, and WITHIN when the one shown lies below it.
    public enum Place {
        ELSEWHERE,
        WITHIN,
        HERE
    }

    public record Item(String text, @Nullable String href, Place place) {
        public Item {
            href = Hrefs.safeOrNull(href);
        }

        public boolean active() {
            return place != Place.ELSEWHERE;
        }

        public @Nullable String current() {
            return switch (place) {
                case ELSEWHERE -> null;
                case WITHIN -> "true";
                case HERE -> "page";
            };
        }
    }

    public ServiceNavigation {
        href = Hrefs.safeOrNull(href);
        items = List.copyOf(items);
    }
}
