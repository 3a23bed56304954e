package org.tallystick.library.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One sheet: its name, and rows of cells. Rows end at their last filled cell and the sheet at its
/// last filled row, so that two sheets which look the same are equal.
///
/// @param kept how its file keeps it, which nobody sees
public record Sheet(String name, List<List<Cell>> rows, Kept kept) {

    /// @param hidden whether the workbook shows it to nobody
    /// @param from1904 whether the workbook counts days from 1904 and not from 1900
    /// @param separated whether a sign separates the cells, so that one too many may be half of
    ///   another
    public record Kept(boolean hidden, boolean from1904, boolean separated) {

        static final Kept PLAINLY = new Kept(false, false, false);
    }

    public Sheet(String name, List<List<Cell>> rows) {
        this(name, rows, Kept.PLAINLY);
    }

    public Sheet {
        var trimmed = new ArrayList<List<Cell>>(rows.size());
        for (var row : rows) trimmed.add(trimmed(row));
        while (!trimmed.isEmpty() && trimmed.getLast().isEmpty()) trimmed.removeLast();
        rows = List.copyOf(trimmed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sheet sheet && name.equals(sheet.name) && rows.equals(sheet.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, rows);
    }

    public boolean isHidden() {
        return kept.hidden();
    }

    /// Why the cells of a row cannot be used, which has some behind the row of headings: they may
    /// be the halves of others. In a workbook every cell has its place.
    public Optional<String> misfit(int headings, int row) {
        int width = rows.get(headings).size();
        int cells = rows.get(row).size();
        return kept.separated() && cells > width ? Optional.of(Shape.of(width).misfit(cells)) : Optional.empty();
    }

    /// A sheet of text alone, for exports and tests.
    public static Sheet ofText(String name, List<List<String>> rows) {
        return new Sheet(
                name,
                rows.stream().map(row -> row.stream().map(Cell::text).toList()).toList());
    }

    /// The cell at this place, counted from 0; an empty one where the row ends before it.
    public Cell at(int row, int column) {
        var cells = row < rows.size() ? rows.get(row) : List.<Cell>of();
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    /// How wide the widest row is.
    public int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /// "B7" for row 6 and column 1, counted from 0.
    public static String reference(int row, int column) {
        var letters = new StringBuilder();
        for (int left = column; left >= 0; left = left / 26 - 1) letters.append((char) ('A' + left % 26));
        return letters.reverse().append(row + 1).toString();
    }

    private static List<Cell> trimmed(List<Cell> row) {
        int end = row.size();
        while (end > 0 && row.get(end - 1).isEmpty()) end--;
        return List.copyOf(row.subList(0, end));
    }
}
