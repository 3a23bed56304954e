package org.tallystick.platform.page;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;

/// News at the top of a page: that something was done, or what matters now.
///
/// @param title null for "Success" or "Important"
public record NotificationBanner(boolean success, @Nullable String title, Content body) {

    public static NotificationBanner success(String words) {
        return new NotificationBanner(true, null, new Text(words));
    }

    public static NotificationBanner important(String words) {
        return new NotificationBanner(false, null, new Text(words));
    }

    public NotificationBanner titled(String words) {
        return new NotificationBanner(success, words, body);
    }

    public String titleShown() {
        if (title != null) return title;
        return success ? "Success" : "Important";
    }

    /// One line of words is written large; richer content brings its own headings.
    public boolean line() {
        return body instanceof Text;
    }
}
