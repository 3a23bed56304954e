package org.tallystick.library.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Rows as a reader fills them, under the limits that keep one file from taking the server's
/// memory.
final class Rows {

    static final int MOST_ROWS = 200_000;
    private static final int MOST_EMPTY = 1_048_576;
    static final int MOST_COLUMNS = 500;
    static final int MOST_CELLS = 5_000_000;
    static final int MOST_CHARACTERS = 32_767;

    private final String sheet;
    private final List<List<Cell>> rows = new ArrayList<>();
    private int cells;

    Rows(String sheet) {
        this.sheet = sheet;
    }

    /// Puts a row at this place, counted from 0. Rows between are empty; an empty row is put
    /// nowhere, for sheets end in a million of them, and no sheet has more.
    void put(int place, List<Cell> row) {
        if (place > MOST_EMPTY) throw tooMany("rows", MOST_ROWS);
        int end = row.size();
        while (end > 0 && row.get(end - 1).isEmpty()) end--;
        if (end == 0) return;
        if (place >= MOST_ROWS) throw tooMany("rows", MOST_ROWS);
        if (end > MOST_COLUMNS) throw tooMany("columns", MOST_COLUMNS);
        if (place < rows.size())
            throw new NotASheet("The rows of sheet “"
                    + sheet
                    + "” are out of order: open the file in a"
                    + " spreadsheet program, save it again and upload that");
        cells += end;
        if (cells > MOST_CELLS) throw tooMany("filled cells", MOST_CELLS);
        for (int column = 0; column < end; column++)
            checkLength(place, column, row.get(column).text());
        while (rows.size() < place) rows.add(List.of());
        rows.add(List.copyOf(row.subList(0, end)));
    }

    Sheet toSheet() {
        return toSheet(Sheet.Kept.PLAINLY);
    }

    Sheet toSheet(Sheet.Kept kept) {
        return new Sheet(sheet, rows, kept);
    }

    private void checkLength(int row, int column, String text) {
        if (text.length() > MOST_CHARACTERS)
            throw new NotASheet("Cell "
                    + Sheet.reference(row, column)
                    + " holds "
                    + text.length()
                    + " characters, and a cell may hold 32,767: shorten it");
    }

    private NotASheet tooMany(String what, int most) {
        return new NotASheet(String.format(
                Locale.UK, "Sheet “%s” has more than %,d %s: split it into smaller files", sheet, most, what));
    }
}
