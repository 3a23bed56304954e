package org.tallystick.library.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// XLSX. Numbers come from the text in the file, never through a double; formulas give the value
/// last computed.
final class Xlsx {

    private static final Set<String> ERRORS = Set.of(
            "#REF!",
            "#N/A",
            "#DIV/0!",
            "#VALUE!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#GETTING_DATA",
            "#UNKNOWN!",
            "#BUSY!");

    /// Excel writes what XML may not hold as _x000D_, and so must guard text that only looks like
    /// it.
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final Pattern CREATED = Pattern.compile("<dcterms:created[^>]*>[^<]*</dcterms:created>");

    private Xlsx() {}

    /// A file that does not tell how numbers are shown has no number that can be known for a date.
    static List<Sheet> read(byte[] bytes, Archive archive) throws IOException {
        boolean styled = archive.has("xl/styles.xml");
        boolean empty = false;
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(styled, true))) {
            var sheets = new ArrayList<Sheet>();
            for (var each : book.getSheets().toList()) {
                var rows = new Rows(each.getName());
                try (var lines = each.openStream()) {
                    for (var line : (Iterable<Row>) lines::iterator) {
                        rows.put(line.getRowNum() - 1, cells(line, book.isDate1904()));
                        empty = empty || line.stream().anyMatch(Xlsx::isEmptyText);
                    }
                }
                sheets.add(rows.toSheet(
                        new Sheet.Kept(each.getVisibility() != SheetVisibility.VISIBLE, book.isDate1904(), false)));
            }
            if (empty) SharedTexts.refuseMissing(archive);
            return sheets;
        }
    }

    private static boolean isEmptyText(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        return cell != null
                && cell.getType() == CellType.STRING
                && (cell.getRawValue() == null || cell.getRawValue().isEmpty());
    }

    private static List<Cell> cells(Row row, boolean from1904) {
        var cells = new ArrayList<Cell>();
        for (var cell : row) {
            if (cell == null) cells.add(Cell.EMPTY);
            else cells.add(cell(cell, from1904));
        }
        return cells;
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell, boolean from1904) {
        var raw = cell.getRawValue();
        if (raw == null) return Cell.EMPTY;
        return switch (cell.getType()) {
            case EMPTY -> Cell.EMPTY;
            case NUMBER -> number(cell, raw, from1904);
            case BOOLEAN -> Cell.text(raw.equals("1") ? "TRUE" : "FALSE");
            case ERROR -> Cell.error(raw);
            case STRING -> Cell.text(unescape(cell.getText()));
            case FORMULA ->
                switch (cell.getValue()) {
                    case BigDecimal _ -> number(cell, raw, from1904);
                    case Boolean yes -> Cell.text(yes ? "TRUE" : "FALSE");
                    case null, default -> ERRORS.contains(raw) ? Cell.error(raw) : Cell.text(unescape(raw));
                };
        };
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell, String raw, boolean from1904) {
        var number = Decimals.cell(raw);
        if (number.kind() != Cell.Kind.NUMBER || !ExcelDates.isDate(cell.getDataFormatId(), cell.getDataFormatString()))
            return number;
        return ExcelDates.read(new BigDecimal(number.text()), from1904)
                .map(Cell::text)
                .orElse(number);
    }

    static byte[] write(List<Sheet> sheets) throws IOException {
        var out = new ByteArrayOutputStream();
        var book = new Workbook(out, "Tallystick", "1.0");
        for (var sheet : sheets) {
            var page = book.newWorksheet(sheet.name());
            for (int row = 0; row < sheet.rows().size(); row++) {
                var cells = sheet.rows().get(row);
                for (int column = 0; column < cells.size(); column++) {
                    var cell = cells.get(column);
                    if (cell.kind() == Cell.Kind.NUMBER) page.value(row, column, new BigDecimal(cell.text()));
                    else if (!cell.isEmpty()) page.value(row, column, escape(cell.text()));
                }
            }
            page.finish();
        }
        book.finish();
        // The one part that holds the time of writing.
        var parts = Archive.parts(out.toByteArray());
        parts.computeIfPresent(
                "docProps/core.xml",
                (_, core) -> CREATED.matcher(new String(core, StandardCharsets.UTF_8))
                        .replaceAll("")
                        .getBytes(StandardCharsets.UTF_8));
        return Archive.write(parts);
    }

    private static String escape(String text) {
        return ESCAPE.matcher(text).replaceAll("_x005F_x$1_");
    }

    private static String unescape(@Nullable String text) {
        if (text == null) return "";
        return ESCAPE.matcher(text).replaceAll(match -> {
            char written = (char) Integer.parseInt(match.group(1), 16);
            var read = Cell.forbidden(written) ? match.group() : String.valueOf(written);
            return Matcher.quoteReplacement(read);
        });
    }
}
