package org.tallystick.framework.shown;

import java.util.List;
import org.tallystick.framework.Change;
import org.tallystick.framework.Edition;
import org.tallystick.framework.EditionRules;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.shared.Many;

/// One difference between two editions as a row with two sides.
///
/// @param reference of what differs
/// @param what is different, in a word or two
/// @param before what the first says; empty for nothing
/// @param after what the second says; empty for nothing
record Compared(String reference, String what, String before, String after) {

    static List<Compared> of(Edition before, Edition after) {
        return EditionRules.compare(before, after).stream().map(Compared::row).toList();
    }

    /// The two side by side.
    static Table table(Published before, Published after) {
        var rows = of(before.document(), after.document());
        return Table.of(
                        Many.of(rows.size(), "difference"),
                        Column.of("What"),
                        Column.of("Edition " + before.number()),
                        Column.of("Edition " + after.number()))
                .rows(rows.stream().map(Compared::cells).toList());
    }

    private List<Cell> cells() {
        return List.of(Cell.of(reference + ": " + what), Cell.of(said(before)), Cell.of(said(after)));
    }

    private static String said(String text) {
        return text.isEmpty() ? "Nothing" : text;
    }

    private static Compared row(Change change) {
        return switch (change) {
            case Change.Added(var what, var reference, var name) -> new Compared(reference, "New " + what, "", name);
            case Change.Removed(var what, var reference, var name) ->
                new Compared(reference, capital(what) + " gone", name, "");
            case Change.Retired(var reference, var name, var because) ->
                new Compared(reference, "Retired", name, because);
            case Change.Restored(var reference, var name) -> new Compared(reference, "Offered again", "Retired", name);
            case Change.Reworded(var reference, var what, var was, var is) ->
                new Compared(reference, capital(what), was, is);
            case Change.UnitChanged(var reference, var was, var is) ->
                new Compared(reference, "Counted differently: figures do not add up", was, is);
            case Change.Moved(var reference, var was, var is) -> new Compared(reference, "Moved", was, is);
        };
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
