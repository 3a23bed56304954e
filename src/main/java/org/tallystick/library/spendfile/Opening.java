package org.tallystick.library.spendfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tallystick.library.sheet.Letters;
import org.tallystick.library.sheet.Separator;
import org.tallystick.library.sheet.Shape;
import org.tallystick.library.sheet.Sheets;

/// Finds out what kind of file a spending file is, what separates its fields and where its headings
/// are.
final class Opening {

    private static final int HEAD = 512 * 1024;
    private static final int LOWEST_HEADING = 60;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_SAMPLES = 200;
    private static final int MOST_SHAPED = 2_000;

    private static final String MONTHS =
            "The file has a column of amounts for each month and none of dates: put each amount on a line of its own, with its month";

    private Opening() {}

    /// @param hidden whether hidden sheets of a workbook are read too
    static SpendFile of(Path file, boolean hidden) throws IOException {
        var head = head(() -> Files.newInputStream(file));
        if (starts(head, 'P', 'K')) return Workbook.open(file, hidden);
        var other = Sheets.otherKind(head);
        if (other.isPresent()) throw new UnreadableSpendFile(other.get());
        var wide = Sheets.wide(head);
        if (wide.isPresent()) return wide(file, wide.get());
        var read = csv(() -> Files.newInputStream(file), Optional.empty());
        if (read.headings().isEmpty())
            throw new UnreadableSpendFile("The file is empty: send one with a row of headings and at least one more");
        return read;
    }

    static boolean isWorkbook(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return starts(in.readNBytes(2), 'P', 'K');
        }
    }

    /// UTF-16 is brought into UTF-8 first: it is rare, and such files are small.
    private static SpendFile wide(Path file, Charset charset) throws IOException {
        var text = new String(Files.readAllBytes(file), charset);
        return inMemory(text.getBytes(StandardCharsets.UTF_8), charset.name());
    }

    static SpendFile inMemory(byte[] bytes, String encoding) throws IOException {
        return csv(() -> new ByteArrayInputStream(bytes), Optional.of(encoding));
    }

    private static SpendFile csv(SpendFile.Content content, Optional<String> encoding) throws IOException {
        var head = head(content);
        int skip = mark(head);
        var text = Letters.text(head, skip, head.length);
        Sheets.webPage(text).ifPresent(words -> {
            throw new UnreadableSpendFile(words);
        });
        var directive = directive(head, skip);
        int behind = directive.map(line -> line.length).orElse(0);
        char parter = directive.map(line -> (char) line[4]).orElseGet(() -> Separator.guess(text));
        var rows = new ArrayList<List<String>>();
        var numbers = new ArrayList<Long>();
        var lines = new CsvLines(
                new ByteArrayInputStream(head, skip + behind, head.length - skip - behind), new byte[0], parter, null);
        while (rows.size() < MOST_SHAPED && lines.next()) {
            if (lines.blank()) continue;
            rows.add(lines.texts());
            numbers.add(lines.line());
        }
        // What the head cuts off in the middle is no line.
        if (head.length == HEAD && rows.size() > 1 && rows.size() < MOST_SHAPED) rows.removeLast();
        int at = -1;
        var best = Guessing.NOTHING;
        for (int row = 0; row < Math.min(LOWEST_HEADING, rows.size()) && !best.isWhole(); row++) {
            if (rows.get(row).stream().filter(Guessing::isValue).count() > 1) continue;
            var guessing = Guessing.of(rows.get(row), below(rows, row));
            if (guessing.score() <= best.score()) continue;
            best = guessing;
            at = row;
        }
        var headings = at < 0 ? numbered(rows) : rows.get(at);
        var notes = at < 0 && rows.stream().limit(LOWEST_HEADING).anyMatch(Opening::namesMonths)
                ? List.of(MONTHS)
                : best.notes();
        return new SpendFile(
                content,
                new SpendFile.Layout(
                        skip + behind,
                        directive.isPresent() ? 1 : 0,
                        parter,
                        at < 0 ? 0 : numbers.get(at),
                        at < 0 ? Shape.of(headings.size()) : Shape.below(rows, at),
                        encoding,
                        false,
                        List.of()),
                best.columns(),
                List.copyOf(headings),
                best.guesses(),
                notes,
                Optional.empty());
    }

    /// A heading for each month, and the amounts below them.
    private static boolean namesMonths(List<String> row) {
        return row.stream().filter(cell -> cell.matches(".*\\p{L}.*")).count() > 2
                && row.stream()
                                .filter(cell -> cell.matches(".*\\p{L}.*")
                                        && Below.of(List.of(cell)).days() > 0)
                                .count()
                        > 1;
    }

    private static List<Below> below(List<List<String>> rows, int heading) {
        int width = rows.get(heading).size();
        var shape = Shape.below(rows, heading);
        var samples = rows.subList(heading + 1, rows.size()).stream()
                .filter(row -> shape.fits(row.size(), true))
                .limit(MOST_SAMPLES)
                .toList();
        return IntStream.range(0, width)
                .mapToObj(column -> Below.of(samples.stream()
                        .filter(row -> column < row.size())
                        .map(row -> row.get(column))
                        .toList()))
                .toList();
    }

    /// As many columns as most lines have.
    private static List<String> numbered(List<List<String>> rows) {
        var widths = new java.util.TreeMap<Integer, Integer>();
        for (var row : rows.subList(0, Math.min(LOWEST_HEADING, rows.size())))
            widths.merge(row.size(), 1, Integer::sum);
        int columns = widths.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        return IntStream.rangeClosed(1, Math.min(columns, MOST_COLUMNS))
                .mapToObj(each -> SpendFile.COLUMN + each)
                .toList();
    }

    private static byte[] head(SpendFile.Content content) throws IOException {
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
}
