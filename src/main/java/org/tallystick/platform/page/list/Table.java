package org.tallystick.platform.page.list;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.page.form.Size;

/// A table. In a page, write it with the template `tally/table`. On a small screen each row becomes
/// a card, so that no figure lies beyond the edge; a table of more than five columns becomes cards
/// on a tablet too.
///
/// @param caption what the table shows; it also names the scrolling region
/// @param columns the heads; none for a table without a head
/// @param rowsHaveHeads whether the first cell of each row is its head
public record Table(
        @Nullable String caption,
        @Nullable Size captionSize,
        List<Column> columns,
        List<List<Cell>> rows,
        boolean rowsHaveHeads,
        boolean smallText,
        boolean cards) {

    private static final int NARROW = 5;

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    public static Table of(String caption, Column... columns) {
        return new Table(caption, Size.M, List.of(columns), List.of(), true, false, true);
    }

    public Table row(Cell... cells) {
        var more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return rows(more);
    }

    public Table rows(List<List<Cell>> all) {
        return new Table(caption, captionSize, columns, all, rowsHaveHeads, smallText, cards);
    }

    /// The first cells are no heads.
    public Table withoutRowHeads() {
        return new Table(caption, captionSize, columns, rows, false, smallText, cards);
    }

    /// On a phone the table scrolls in a region of its own, where its rows mean nothing as cards: a
    /// piece of a file, say.
    public Table scrolling() {
        return new Table(caption, captionSize, columns, rows, rowsHaveHeads, smallText, false);
    }

    public boolean numeric(Cell cell, int column) {
        return cell.numeric() || column < columns.size() && columns.get(column).numeric();
    }

    /// The head above a cell, written beside it on a card; null where there is none.
    public @Nullable String above(int column) {
        return cards && column < columns.size() ? columns.get(column).text() : null;
    }

    /// A role written out, because a table laid out as cards otherwise loses its meaning to a
    /// screen reader.
    public @Nullable String role(String role) {
        return cards ? role : null;
    }

    public String classes() {
        return "govuk-table"
                + (smallText ? " govuk-table--small-text-until-tablet" : "")
                + (cards ? " tally-cards" : "")
                + (cards && columns.size() > NARROW ? " tally-cards--wide" : "");
    }

    public String captionClasses() {
        return Size.classes("govuk-table__caption", captionSize);
    }
}
