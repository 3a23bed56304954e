package org.tallystick.spend;

import org.tallystick.shared.Checked;
import org.tallystick.sheet.Cell;
import org.tallystick.sheet.Sheet;
import org.tallystick.sheet.Sheets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/// A spending file, opened: where its headings are and how it parts its fields. CSV is read as it
/// stands, however large; a workbook is read whole, and the sheet with the best headings taken.
///
/// @param content the bytes to read, again and again
/// @param skip how many bytes stand before the text: its mark, and a line like `sep=;`
/// @param skippedLines how many lines that is
/// @param parter what parts the fields
/// @param headingLine the line of the headings, counted behind what is skipped; 0 where none were
///   found
/// @param columns the column of each field
/// @param headings all headings, in their order; "column 1", "column 2" and so on where no row of
///   headings was found, so that they can be chosen all the same
/// @param encoding where it is known before the letters are looked at
public record SpendFile(
        Content content,
        int skip,
        int skippedLines,
        char parter,
        long headingLine,
        Map<Field, Integer> columns,
        List<String> headings,
        Optional<String> encoding) {

    private static final int HEAD = 512 * 1024;
    private static final int LOWEST_HEADING = 60;
    private static final int MOST_COLUMNS = 60;
    private static final String COLUMN = "column ";
    private static final String PARTERS = ",;\t|";

    /// Where the bytes come from.
    public interface Content {
        InputStream open() throws IOException;
    }

    /// @throws UnreadableSpendFile where it is no such file, in words
    public static SpendFile open(Path file) throws IOException {
        var head = head(() -> Files.newInputStream(file));
        if (starts(head, 'P', 'K')) return workbook(file);
        if (starts(head, 0xFF, 0xFE)) return wide(file, StandardCharsets.UTF_16LE);
        if (starts(head, 0xFE, 0xFF)) return wide(file, StandardCharsets.UTF_16BE);
        return csv(() -> Files.newInputStream(file), head, Optional.empty());
    }

    /// The same file with its columns as somebody corrected them: the heading of each field, "" for
    /// a field that the file does not have. A heading that is not there changes nothing.
    public SpendFile choosing(Map<Field, String> chosen) {
        var corrected = new EnumMap<Field, Integer>(Field.class);
        corrected.putAll(columns);
        chosen.forEach(
                (field, heading) -> {
                    int column = headings.indexOf(heading);
                    if (heading.isEmpty()) corrected.remove(field);
                    else if (column >= 0) {
                        corrected.values().removeIf(taken -> taken == column);
                        corrected.put(field, column);
                    }
                });
        return new SpendFile(
                content, skip, skippedLines, parter, headingLine, corrected, headings, encoding);
    }

    /// Columns as a command names them: `date=1` for a file without headings, and otherwise
    /// `date=Payment Date`.
    public static Map<Field, String> chosen(Map<String, String> named) {
        var chosen = new EnumMap<Field, String>(Field.class);
        named.forEach(
                (key, column) ->
                        chosen.put(
                                Field.named(key),
                                column.matches("[0-9]{1,3}") ? COLUMN + column : column));
        return chosen;
    }

    /// The first lines behind the headings, for somebody to say what the columns mean.
    public List<List<String>> samples(int most) throws IOException {
        var samples = new ArrayList<List<String>>();
        try (var in = content.open()) {
            in.skipNBytes(skip);
            var lines = new CsvLines(in, new byte[0], parter, null);
            while (samples.size() < most && lines.next()) {
                if (lines.line() <= headingLine || lines.blank()) continue;
                var row = new ArrayList<String>();
                for (int at = 0; at < lines.fields(); at++) row.add(lines.text(at));
                samples.add(row);
            }
        }
        return samples;
    }

    /// The same file, telling how many bytes of it have been read so far.
    public SpendFile watched(LongConsumer read) {
        return new SpendFile(
                () -> new Watched(content.open(), read),
                skip,
                skippedLines,
                parter,
                headingLine,
                columns,
                headings,
                encoding);
    }

    private static final class Watched extends FilterInputStream {
        private final LongConsumer read;
        private long sofar;

        Watched(InputStream in, LongConsumer read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int more = in.read(bytes, from, length);
            if (more > 0) read.accept(sofar += more);
            return more;
        }
    }

    private static SpendFile csv(Content content, byte[] head, Optional<String> encoding)
            throws IOException {
        int skip = mark(head);
        var directive = directive(head, skip);
        int behind = directive.map(line -> line.length).orElse(0);
        char parter = directive.map(line -> (char) line[4]).orElseGet(() -> parter(head, skip));
        var lines =
                new CsvLines(
                        new ByteArrayInputStream(head, skip + behind, head.length - skip - behind),
                        new byte[0],
                        parter,
                        null);
        List<String> headings = List.of();
        Map<Field, Integer> columns = Map.of();
        long at = 0;
        int best = 0;
        int widest = 0;
        for (int seen = 0; seen < LOWEST_HEADING && lines.next(); seen++) {
            var row = new ArrayList<String>();
            for (int field = 0; field < lines.fields(); field++) row.add(lines.text(field));
            widest = Math.max(widest, row.size());
            var matched = Headings.match(row);
            int score = Headings.score(matched);
            if (score <= best) continue;
            best = score;
            at = lines.line();
            headings = List.copyOf(row);
            columns = matched;
        }
        return new SpendFile(
                content,
                skip + behind,
                directive.isPresent() ? 1 : 0,
                parter,
                at,
                columns,
                at == 0 ? numbered(Math.min(widest, MOST_COLUMNS)) : headings,
                encoding);
    }

    private static List<String> numbered(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(each -> COLUMN + each).toList();
    }

    private static byte[] head(Content content) throws IOException {
        try (var in = content.open()) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean starts(byte[] bytes, int... first) {
        for (int at = 0; at < first.length; at++)
            if (at >= bytes.length || (bytes[at] & 0xFF) != first[at]) return false;
        return true;
    }

    /// The mark of UTF-8, perhaps twice, or written in UTF-8 as if it had been Windows-1252.
    private static int mark(byte[] head) {
        int at = 0;
        while (true) {
            var rest = Arrays.copyOfRange(head, at, Math.min(head.length, at + 6));
            if (starts(rest, 0xEF, 0xBB, 0xBF)) at += 3;
            else if (starts(rest, 0xC3, 0xAF, 0xC2, 0xBB, 0xC2, 0xBF)) at += 6;
            else return at;
        }
    }

    /// Excel's first line `sep=;`, which is no data.
    private static Optional<byte[]> directive(byte[] head, int from) {
        int end = from;
        while (end < head.length && head[end] != '\n' && end - from < 10) end++;
        var line = Arrays.copyOfRange(head, from, Math.min(head.length, end + 1));
        var text = new String(line, StandardCharsets.ISO_8859_1);
        return text.matches("(?i)sep=[,;\t|]\r?\n?") ? Optional.of(line) : Optional.empty();
    }

    /// The sign that parts most fields in the first lines; signs inside quotation marks do not
    /// count.
    private static char parter(byte[] head, int from) {
        var counts = new int[PARTERS.length()];
        boolean quoted = false;
        for (int at = from, lines = 0; at < head.length && lines < 20; at++) {
            if (head[at] == '"') quoted = !quoted;
            if (quoted) continue;
            if (head[at] == '\n') lines++;
            int which = PARTERS.indexOf(head[at]);
            if (which >= 0) counts[which]++;
        }
        int most = 0;
        for (int which = 1; which < counts.length; which++)
            if (counts[which] > counts[most]) most = which;
        return PARTERS.charAt(most);
    }

    /// UTF-16 is brought into UTF-8 first: it is rare, and such files are small.
    private static SpendFile wide(Path file, Charset charset) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(2);
            var text = new InputStreamReader(in, charset);
            var buffer = new char[16 * 1024];
            for (int n = text.read(buffer); n >= 0; n = text.read(buffer))
                bytes.writeBytes(new String(buffer, 0, n).getBytes(StandardCharsets.UTF_8));
        }
        return inMemory(bytes.toByteArray(), charset.name());
    }

    private static SpendFile inMemory(byte[] bytes, String encoding) throws IOException {
        Content content = () -> new ByteArrayInputStream(bytes);
        return csv(content, head(content), Optional.of(encoding));
    }

    private static SpendFile workbook(Path file) throws IOException {
        if (Files.size(file) > Sheets.MOST_BYTES)
            throw new UnreadableSpendFile(
                    "The workbook is larger than 20 MB: save its sheet as CSV, which may be of any size");
        var read = Sheets.read(Files.readAllBytes(file), String.valueOf(file.getFileName()));
        return switch (read) {
            case Checked.Invalid<List<Sheet>>(var problems) ->
                    throw new UnreadableSpendFile(problems.getFirst().message());
            case Checked.Valid<List<Sheet>>(var sheets) -> {
                SpendFile best = null;
                for (var sheet : sheets) {
                    var each = inMemory(asCsv(sheet), "UTF-8");
                    if (best == null
                            || Headings.score(each.columns()) > Headings.score(best.columns()))
                        best = each;
                }
                if (best == null) throw new UnreadableSpendFile("The workbook has no sheet");
                yield best;
            }
        };
    }

    /// One line a row, so that lines and rows have the same numbers.
    private static byte[] asCsv(Sheet sheet) {
        var text = new StringBuilder();
        for (var row : sheet.rows()) {
            for (int column = 0; column < row.size(); column++) {
                if (column > 0) text.append(',');
                text.append('"').append(oneLine(row.get(column))).append('"');
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String oneLine(Cell cell) {
        return cell.text().replace("\"", "\"\"").replace('\n', ' ').replace('\r', ' ');
    }
}
