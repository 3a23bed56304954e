package org.tallystick.platform.page.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Many;

/// One page of a numbered list.
///
/// @param number from 1
/// @param size how many rows a page has
public record Paging(int number, int size) {

    private static final int LAST = 1_000_000;

    public Paging {
        if (number < 1 || number > LAST || size < 1)
            throw new IllegalArgumentException("no page " + number + " of " + size);
    }

    /// The page that `?page=3` names; the first for anything else, so that an old address still
    /// opens.
    public static Paging read(@Nullable String typed, int size) {
        var known = typed != null && typed.matches("[1-9][0-9]{0,5}");
        return new Paging(known ? Integer.parseInt(typed) : 1, size);
    }

    public int offset() {
        return Math.multiplyExact(number - 1, size);
    }

    /// "Showing 51 to 100 of 214"; "Nothing to show" for an empty list.
    public String inWords(long total) {
        if (offset() >= total) return "Nothing to show";
        return "Showing %,d to %,d of %,d".formatted(offset() + 1, Math.min(offset() + (long) size, total), total);
    }

    /// "Showing 51 to 100 of 214 claims".
    public String inWords(long total, String one) {
        var words = inWords(total);
        return offset() >= total ? words : words.replaceFirst("[0-9,]+$", Many.of(total, one));
    }

    /// The first and last page, this one and its neighbours, and gaps between.
    ///
    /// @param address gives a page's address from its number
    public Pagination pagination(long total, IntFunction<String> address) {
        var pages = (int) Math.min(LAST, Math.max(1, (total + size - 1) / size));
        var here = Math.min(number, pages);
        return new Pagination(
                here > 1 ? Pagination.Arrow.to(address.apply(here - 1)) : null,
                here < pages ? Pagination.Arrow.to(address.apply(here + 1)) : null,
                steps(here, pages, address),
                "Pagination");
    }

    private static List<Pagination.Step> steps(int here, int pages, IntFunction<String> address) {
        var steps = new ArrayList<Pagination.Step>();
        var last = 0;
        for (int page = 1; page <= pages; page++) {
            if (page != 1 && page != pages && Math.abs(page - here) > 1) continue;
            if (page > last + 1) steps.add(new Pagination.Gap());
            steps.add(new Pagination.Number(String.valueOf(page), address.apply(page), page == here));
            last = page;
        }
        return steps;
    }
}
