package org.tallystick.platform.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Hrefs;

/// A message parted into its words, its links and its strong words: `[words](/address)` and `**words**`.
public final class Prose {

    private static final Pattern MARKED = Pattern.compile("\\[([^\\]]+)]\\(([^)\\s]+)\\)|\\*\\*([^*]+)\\*\\*");

    private Prose() {}

    /// @param href null where it is no link
    public record Part(String text, @Nullable String href, boolean strong) {}

    public static List<Part> parts(String words) {
        var parts = new ArrayList<Part>();
        var found = MARKED.matcher(words);
        var from = 0;
        while (found.find()) {
            if (found.start() > from) parts.add(new Part(words.substring(from, found.start()), null, false));
            parts.add(
                    found.group(1) == null
                            ? new Part(found.group(3), null, true)
                            : new Part(found.group(1), Hrefs.safeOrNull(found.group(2)), false));
            from = found.end();
        }
        if (from < words.length()) parts.add(new Part(words.substring(from), null, false));
        return parts;
    }
}
