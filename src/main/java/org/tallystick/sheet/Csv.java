package org.tallystick.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// CSV as people send it: UTF-8, UTF-16 with its mark, or Windows-1252; parted by commas,
/// semicolons, tabs or bars. Written as UTF-8 with its mark, which Excel needs to show a pound
/// sign.
final class Csv {

    private static final String PARTERS = ",;\t|";
    private static final Pattern DIRECTIVE = Pattern.compile("(?i)sep=([,;\t|])(?:\r\n|\n|\r|$)");
    private static final Pattern WEB_PAGE =
            Pattern.compile("<(!doctype|html|head|body|table|\\?xml|svg|script)");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String MARK = "\uFEFF";

    /// Quoting whatever could part cells keeps them one cell in every country's spreadsheet
    /// program.
    private static final QuoteStrategy QUOTING =
            new QuoteStrategy() {
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
        char parter = directed ? directive.group(1).charAt(0) : parter(text);
        var body = directed ? text.substring(directive.end()) : text;
        var sheet = rows(body, parter, name);
        if (sheet.rows().isEmpty())
            throw new NotASheet(
                    "The file is empty: upload one with a row of headings and at least one more");
        return sheet;
    }

    private static Sheet rows(String body, char parter, String name) {
        var rows = new Rows(name);
        int place = 0;
        try (var csv =
                CsvReader.builder()
                        .fieldSeparator(parter)
                        .skipEmptyLines(false)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(32 * 1024 * 1024)
                        .ofCsvRecord(body)) {
            for (var line : csv) rows.put(place, cells(place++, line.getFields()));
        } catch (CsvParseException broken) {
            throw new NotASheet(
                    "Row "
                            + (place + 1)
                            + " cannot be read, perhaps because a quotation mark is opened and"
                            + " never closed: put it right and upload the file again");
        } catch (IOException fromMemory) {
            throw new IllegalStateException(fromMemory);
        }
        return rows.toSheet();
    }

    private static List<Cell> cells(int row, List<String> fields) {
        var cells = new ArrayList<Cell>(fields.size());
        for (var field : fields) {
            if (field.codePoints().anyMatch(Cell::forbidden))
                throw new NotASheet(
                        "Cell "
                                + Sheet.reference(row, cells.size())
                                + " holds a character that is no text: save the file as “CSV UTF-8” and upload that");
            cells.add(Cell.text(Inert.read(field)));
        }
        return cells;
    }

    static byte[] write(Sheet sheet) {
        var text = new StringWriter();
        text.write(MARK);
        try (var csv =
                CsvWriter.builder()
                        .quoteStrategy(QUOTING)
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(text)) {
            for (var row : sheet.rows())
                csv.writeRecord(row.stream().map(cell -> Inert.write(cell.text())).toList());
        } catch (IOException toMemory) {
            throw new IllegalStateException(toMemory);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String decode(byte[] bytes) {
        var marked = starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF);
        // UTF-16 takes the order of its bytes from the mark, and drops it.
        var text =
                (marked
                                ? strictly(bytes, StandardCharsets.UTF_16)
                                : strictly(bytes, StandardCharsets.UTF_8)
                                        .or(() -> strictly(bytes, WINDOWS)))
                        .orElseThrow(Csv::unknown);
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException otherwise) {
            return Optional.empty();
        }
    }

    private static NotASheet unknown() {
        return new NotASheet(
                "The letters in this file cannot be told: save it as “CSV UTF-8” and upload that");
    }

    private static void refuseWebPage(String text) {
        var start = text.stripLeading();
        var head = start.substring(0, Math.min(start.length(), 200)).toLowerCase(Locale.ROOT);
        if (WEB_PAGE.matcher(head).lookingAt())
            throw new NotASheet(
                    "This is a web page, not a CSV file: open it in a spreadsheet program, save it as CSV and"
                            + " upload that");
    }

    /// The sign that parts most cells in the first twenty lines; signs inside quotation marks do
    /// not count.
    private static char parter(String text) {
        var counts = new int[PARTERS.length()];
        boolean quoted = false;
        for (int at = 0, lines = 0; at < text.length() && lines < 20; at++) {
            char c = text.charAt(at);
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c == '\n') lines++;
            int which = PARTERS.indexOf(c);
            if (which >= 0) counts[which]++;
        }
        int most = 0;
        for (int which = 1; which < counts.length; which++)
            if (counts[which] > counts[most]) most = which;
        return PARTERS.charAt(most);
    }
}
