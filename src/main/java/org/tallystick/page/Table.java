package org.tallystick.page;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A table. In a page, write it with the template `tally/table`, which lets it scroll on a small
/// screen, or turns its rows into cards there.
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

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    public static Table of(String caption, Column... columns) {
        return new Table(caption, Size.M, List.of(columns), List.of(), true, false, false);
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

    /// On a phone each row becomes a card: for lists that people read row by row, and for figures
    /// in more columns than a phone can show side by side.
    public Table asCards() {
        return new Table(caption, captionSize, columns, rows, rowsHaveHeads, smallText, true);
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
                + (cards ? " tally-cards" : "");
    }

    public String captionClasses() {
        return Size.classes("govuk-table__caption", captionSize);
    }
}
