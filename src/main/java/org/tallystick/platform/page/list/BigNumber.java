package org.tallystick.platform.page.list;

import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Hrefs;

/// A figure that matters, with the list behind it one click away.
///
/// @param number as people read it, like "214" or "£1,250"; words where there is no figure
///   ("Nothing verified")
/// @param href the list behind the number; null where there is none
/// @param note what it rests on, like "of 260 promised, at 30 September 2026"
public record BigNumber(
        String number,
        String label,
        @Nullable String href,
        @Nullable String note) {

    public BigNumber {
        href = Hrefs.safeOrNull(href);
    }

    public static BigNumber of(String number, String label, String href) {
        return new BigNumber(number, label, href, null);
    }

    public BigNumber note(String words) {
        return new BigNumber(number, label, href, words);
    }
}
