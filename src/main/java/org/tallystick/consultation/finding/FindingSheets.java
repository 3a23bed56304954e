package org.tallystick.consultation.finding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.disclosure.PublicTable;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.Sheet;

/// Published findings as sheets: tidy counts, one a row, and the code book that explains them.
final class FindingSheets {

    private FindingSheets() {}

    static List<Sheet> of(FindingDocument document) {
        return List.of(counts(document), codeBook(document));
    }

    static Sheet counts(FindingDocument document) {
        var rows = new ArrayList<List<Cell>>();
        rows.add(texts("item", "answer", "crossed with", "answer there", "count", "note"));
        for (var table : document.tables()) for (var cell : table.cells()) rows.add(row(table, cell));
        return new Sheet("Counts", rows);
    }

    private static List<Cell> row(PublicTable table, PublicTable.Cell cell) {
        var crossed = table.items().size() > 1;
        var count = cell.count();
        return List.of(
                Cell.text(table.items().getFirst()),
                Cell.text(said(cell.at().getFirst())),
                Cell.text(crossed ? table.items().get(1) : ""),
                Cell.text(crossed ? said(cell.at().get(1)) : ""),
                count == null ? Cell.EMPTY : Cell.number(BigDecimal.valueOf(count)),
                Cell.text(count == null ? FindingDocument.NOT_PUBLISHED : ""));
    }

    private static String said(String answer) {
        if (answer.equals(PublicTable.UNANSWERED)) return "(no answer)";
        return answer.equals(PublicTable.EVERYBODY) ? "(all)" : answer;
    }

    static Sheet codeBook(FindingDocument document) {
        var rows = new ArrayList<List<Cell>>();
        rows.add(texts("item", "question", "words", "answer", "answer in words", "answer in Welsh", "asked", "base"));
        for (var asked : document.asked()) {
            var known = asked.base();
            var base =
                    known == null ? Cell.text(FindingDocument.NOT_PUBLISHED) : Cell.number(BigDecimal.valueOf(known));
            var shownTo = Cell.number(BigDecimal.valueOf(asked.shownTo()));
            if (asked.labels().isEmpty())
                rows.add(List.of(
                        Cell.text(asked.item()),
                        Cell.text(asked.question()),
                        Cell.text(asked.label()),
                        Cell.EMPTY,
                        Cell.EMPTY,
                        Cell.EMPTY,
                        shownTo,
                        base));
            for (var label : asked.labels())
                rows.add(List.of(
                        Cell.text(asked.item()),
                        Cell.text(asked.question()),
                        Cell.text(asked.label()),
                        Cell.text(label.answer()),
                        Cell.text(label.words()),
                        Cell.text(label.welsh() == null ? "" : label.welsh()),
                        shownTo,
                        base));
        }
        return new Sheet("Code book", rows);
    }

    private static List<Cell> texts(String... texts) {
        return List.of(texts).stream().map(Cell::text).toList();
    }
}
