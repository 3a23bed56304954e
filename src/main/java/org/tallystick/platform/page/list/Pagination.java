package org.tallystick.platform.page.list;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Hrefs;

/// The way through a long list ([Paging] makes it), or from one page of a guide to the next.
///
/// @param steps page numbers and gaps; none where only "previous" and "next" are known
public record Pagination(@Nullable Arrow previous, @Nullable Arrow next, List<Step> steps, String label) {

    /// @param text null for "Previous page" and "Next page"
    /// @param about where it leads, beneath; shown only without page numbers
    public record Arrow(
            String href, @Nullable String text, @Nullable String about) {
        public Arrow {
            href = Hrefs.safe(href);
        }

        public static Arrow to(String href) {
            return new Arrow(href, null, null);
        }
    }

    /// A page's number, or the gap between two.
    public sealed interface Step {}

    public record Number(String number, String href, boolean current) implements Step {
        public Number {
            href = Hrefs.safe(href);
        }
    }

    public record Gap() implements Step {}

    public Pagination {
        steps = List.copyOf(steps);
    }

    /// Before and after, where the number of pages is not known. Null where there is none.
    public static Pagination between(@Nullable String previous, @Nullable String next) {
        return new Pagination(
                previous == null ? null : Arrow.to(previous),
                next == null ? null : Arrow.to(next),
                List.of(),
                "Pagination");
    }

    /// Nothing to page through: write nothing.
    public boolean needless() {
        return previous == null && next == null && steps.size() < 2;
    }

    public boolean block() {
        return steps.isEmpty() && (previous != null || next != null);
    }
}
