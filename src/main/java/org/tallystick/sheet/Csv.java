package org.tallystick.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// CSV as people send it: UTF-8, UTF-16 with its mark, or Windows-1252; parted by commas,
/// semicolons, tabs or bars. Written as UTF-8 with its mark, which Excel needs to show a pound
/// sign.
final class Csv {

    private static final String PARTERS = ",;\t|";
    static final Pattern DIRECTIVE = Pattern.compile("(?i)sep=([,;\t|])(?:\r\n|\n|\r|$)");
    private static final Pattern WEB_PAGE =
            Pattern.compile("<(!doctype|html|head|body|table|\\?xml|svg|script)");
    static final Charset WINDOWS = Charset.forName("windows-1252");
    static final String MARK = "\uFEFF";

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
        try (var csv = to(text)) {
            for (var row : sheet.rows())
                csv.writeRecord(row.stream().map(cell -> Inert.write(cell.text())).toList());
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

    static NotASheet unknown() {
        return new NotASheet(
                "The letters in this file cannot be told: save it as “CSV UTF-8” and upload that");
    }

    static void refuseWebPage(String text) {
        var start = text.stripLeading();
        var head = start.substring(0, Math.min(start.length(), 200)).toLowerCase(Locale.ROOT);
        if (WEB_PAGE.matcher(head).lookingAt())
            throw new NotASheet(
                    "This is a web page, not a CSV file: open it in a spreadsheet program, save it as CSV and"
                            + " upload that");
    }

    /// The sign that stands equally often in most of the first twenty lines, and among such the one
    /// that stands most often: a list within a cell ("Health; Retail") has another length in every
    /// line. Signs inside quotation marks do not count.
    static char parter(String text) {
        int best = 0;
        var steadiest = new int[] {0, 0};
        for (int which = 0; which < PARTERS.length(); which++) {
            var steady = steadiness(text, PARTERS.charAt(which));
            if (Arrays.compare(steady, steadiest) > 0) {
                steadiest = steady;
                best = which;
            }
        }
        return PARTERS.charAt(best);
    }

    /// In how many of the first twenty lines the sign stands equally often, and how often in all.
    private static int[] steadiness(String text, char sign) {
        var lines = new HashMap<Integer, Integer>();
        boolean quoted = false;
        int inLine = 0;
        int inAll = 0;
        int line = 0;
        for (int at = 0; at <= text.length() && line < 20; at++) {
            char c = at == text.length() ? '\n' : text.charAt(at);
            if (c == '"') quoted = !quoted;
            if (c == sign && !quoted) inLine++;
            if (c != '\n' || quoted) continue;
            if (inLine > 0) lines.merge(inLine, 1, Integer::sum);
            inAll += inLine;
            inLine = 0;
            line++;
        }
        return new int[] {lines.values().stream().mapToInt(n -> n).max().orElse(0), inAll};
    }
}
