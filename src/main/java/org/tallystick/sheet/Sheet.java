package org.tallystick.sheet;

import java.util.ArrayList;
import java.util.List;

/// One sheet: its name, and rows of cells. Rows end at their last filled cell and the sheet at its
/// last filled row, so that two sheets which look the same are equal.
public record Sheet(String name, List<List<Cell>> rows) {

    public Sheet {
        var kept = new ArrayList<List<Cell>>(rows.size());
        for (var row : rows) kept.add(trimmed(row));
        while (!kept.isEmpty() && kept.getLast().isEmpty()) kept.removeLast();
        rows = List.copyOf(kept);
    }

    /// A sheet of text alone, for exports and tests.
    public static Sheet ofText(String name, List<List<String>> rows) {
        return new Sheet(
                name, rows.stream().map(row -> row.stream().map(Cell::text).toList()).toList());
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
        for (int left = column; left >= 0; left = left / 26 - 1)
            letters.append((char) ('A' + left % 26));
        return letters.reverse().append(row + 1).toString();
    }

    private static List<Cell> trimmed(List<Cell> row) {
        int end = row.size();
        while (end > 0 && row.get(end - 1).isEmpty()) end--;
        return List.copyOf(row.subList(0, end));
    }
}
