package org.tallystick.platform.page.list;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Hrefs;

/// One cell of a table: words, a figure, a link, or whatever a template writes.
public record Cell(Content content, @Nullable String href, boolean numeric, int colspan, int rowspan) {

    public Cell {
        href = Hrefs.safeOrNull(href);
    }

    public static Cell of(String words) {
        return of(new LongWords(words));
    }

    public static Cell of(Content content) {
        return new Cell(content, null, false, 1, 1);
    }

    public static Cell numeric(String figure) {
        return new Cell(new LongWords(figure), null, true, 1, 1);
    }

    public static Cell link(String words, String href) {
        return new Cell(new LongWords(words), href, false, 1, 1);
    }

    public Cell over(int columns, int rows) {
        return new Cell(content, href, numeric, columns, rows);
    }
}
