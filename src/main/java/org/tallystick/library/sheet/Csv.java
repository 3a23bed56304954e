package org.tallystick.library.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// CSV as people send it: UTF-8, UTF-16 or Windows-1252; separated by commas, semicolons, tabs or
/// bars. Written as UTF-8 with its mark, which Excel needs to show a pound sign.
final class Csv {

    private static final String PARTERS = ",;\t|";
    static final Pattern DIRECTIVE = Pattern.compile("(?i)sep=([,;\t|])(?:\r\n|\n|\r|$)");
    private static final Pattern WEB_PAGE = Pattern.compile("<(!doctype|html|head|body|table|\\?xml|svg|script)");
    static final String MARK = "\uFEFF";

    /// Quoting whatever could part cells keeps them one cell in every country's spreadsheet
    /// program.
    private static final QuoteStrategy QUOTING = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.chars().anyMatch(c -> PARTERS.indexOf(c) >= 0);
        }
    };

    private Csv() {}

    static Sheet read(byte[] bytes, String name) {
        var text = decode(bytes);
        refuseWebPage(text);
        var directive = DIRECTIVE.matcher(text);
        boolean directed = directive.lookingAt();
        char parter = directed ? directive.group(1).charAt(0) : Separator.guess(text);
        var body = directed ? text.substring(directive.end()) : text;
        var sheet = rows(body, parter, name);
        if (sheet.rows().isEmpty())
            throw new NotASheet("The file is empty: upload one with a row of headings and at least one more");
        return sheet;
    }

    private static Sheet rows(String body, char parter, String name) {
        var rows = new Rows(name);
        int place = 0;
        try (var csv = CsvReader.builder()
                .fieldSeparator(parter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(32 * 1024 * 1024)
                .ofCsvRecord(body)) {
            for (var line : csv) rows.put(place, cells(place++, line.getFields()));
            return rows.toSheet(new Sheet.Kept(false, false, true));
        } catch (CsvParseException broken) {
            throw new NotASheet(
                    "Row "
                            + (place + 1)
                            + " cannot be read, perhaps because a quotation mark is opened and never closed: correct it and upload the file again");
        } catch (IOException fromMemory) {
            throw new IllegalStateException(fromMemory);
        }
    }

    private static List<Cell> cells(int row, List<String> fields) {
        var cells = new ArrayList<Cell>(fields.size());
        for (var field : fields) {
            if (field.codePoints().anyMatch(Cell::forbidden))
                throw new NotASheet("Cell "
                        + Sheet.reference(row, cells.size())
                        + " contains a character we cannot read: save the file as “CSV UTF-8” and upload that");
            cells.add(Cell.text(Inert.read(field)));
        }
        return cells;
    }

    static byte[] write(Sheet sheet) {
        var text = new StringWriter();
        text.write(MARK);
        try (var csv = to(text)) {
            for (var row : sheet.rows())
                csv.writeRecord(
                        row.stream().map(cell -> Inert.write(cell.text())).toList());
        } catch (IOException toMemory) {
            throw new IllegalStateException(toMemory);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static CsvWriter to(Writer text) {
        return CsvWriter.builder()
                .quoteStrategy(QUOTING)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
    }

    /// UTF-16 is known by its mark, or without one by every second byte, which is nothing.
    private static String decode(byte[] bytes) {
        var wide = wide(bytes);
        var text = wide.isPresent() ? new String(bytes, wide.get()) : Letters.text(bytes, 0, bytes.length);
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    static Optional<Charset> wide(byte[] head) {
        if (head.length < 4) return Optional.empty();
        if (pair(head, 0) == 0xFFFE) return Optional.of(StandardCharsets.UTF_16LE);
        if (pair(head, 0) == 0xFEFF) return Optional.of(StandardCharsets.UTF_16BE);
        int even = 0;
        int odd = 0;
        int length = Math.min(head.length, 512) / 2 * 2;
        for (int at = 0; at < length; at += 2) {
            if (head[at] == 0) even++;
            if (head[at + 1] == 0) odd++;
        }
        if (even == 0 && odd > length / 3) return Optional.of(StandardCharsets.UTF_16LE);
        return odd == 0 && even > length / 3 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    static void refuseWebPage(String text) {
        var start = text.stripLeading();
        var head = start.substring(0, Math.min(start.length(), 200)).toLowerCase(Locale.ROOT);
        if (WEB_PAGE.matcher(head).lookingAt())
            throw new NotASheet(
                    "This is a web page, not a CSV file: open it in a spreadsheet program, save it as CSV and"
                            + " upload that");
    }
}
