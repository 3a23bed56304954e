package org.tallystick.library.survey.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.Sheet;

/// The sheets of a workbook that hold responses: the first whose headings are asked for, behind any
/// cover sheet, and those with the same headings. The others are named.
///
/// @param notes what to say of each sheet that is not read
public record ResponseSheets(List<Sheet> read, List<String> notes) {

    public ResponseSheets {
        read = List.copyOf(read);
        notes = List.copyOf(notes);
    }

    /// @param answers whether a row of headings answers anything that is asked
    public static ResponseSheets of(List<Sheet> sheets, Predicate<List<String>> answers) {
        var read = new ArrayList<Sheet>();
        var notes = new ArrayList<String>();
        var filled = sheets.stream().filter(sheet -> !sheet.rows().isEmpty()).toList();
        var first = filled.stream()
                .filter(sheet -> !sheet.isHidden() && answers.test(headings(sheet)))
                .findFirst()
                .or(() -> filled.stream().filter(sheet -> !sheet.isHidden()).findFirst());
        for (var sheet : filled) {
            if (first.filter(each -> each == sheet).isPresent()
                    || (!sheet.isHidden()
                            && first.filter(each -> headings(each).equals(headings(sheet)))
                                    .isPresent())) read.add(sheet);
            else
                notes.add("Sheet “%s” was not read: %s"
                        .formatted(
                                sheet.name(),
                                sheet.isHidden() ? "it is hidden" : "its headings are not those of the responses"));
        }
        return new ResponseSheets(read, notes);
    }

    /// The first row that holds anything.
    public static List<String> headings(Sheet sheet) {
        return sheet.rows().get(headingRow(sheet)).stream().map(Cell::text).toList();
    }

    public static int headingRow(Sheet sheet) {
        int row = 0;
        while (row < sheet.rows().size() - 1
                && sheet.rows().get(row).stream().allMatch(cell -> cell.text().isBlank())) row++;
        return row;
    }
}
