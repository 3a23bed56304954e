package org.tallystick.library.spendfile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.tallystick.library.sheet.Shape;

/// A spending file, opened: where its headings are and how it separates its fields. CSV is read as
/// it is, however large; a workbook is read whole, and every sheet with such headings taken.
///
/// @param content the bytes to read, again and again
/// @param columns the column of each field
/// @param headings all headings, in their order; "column 1", "column 2" and so on where no row of
///   headings was found, so that they can be chosen all the same
/// @param guesses which column was taken for what, and why
/// @param notes what to look at before the file is used
/// @param period the day that every payment is dated by, where the file has no dates of its own
public record SpendFile(
        Content content,
        Layout layout,
        Map<Field, Integer> columns,
        List<String> headings,
        List<Guess> guesses,
        List<String> notes,
        Optional<LocalDate> period) {

    static final String COLUMN = "column ";

    /// Where the bytes come from.
    public interface Content {
        InputStream open() throws IOException;
    }

    /// How the text is laid out.
    ///
    /// @param skip how many bytes come before the text: its mark, and a line like `sep=;`
    /// @param skippedLines how many lines that is
    /// @param parter what separates the fields
    /// @param headingLine the line of the headings, counted behind what is skipped; 0 where none
    ///   were found
    /// @param encoding where it is known before the letters are looked at
    /// @param from1904 whether a count of days begins in 1904
    /// @param parts the sheets that the lines come from, in their order; none where they come from
    ///   one
    record Layout(
            int skip,
            int skippedLines,
            char parter,
            long headingLine,
            Shape shape,
            Optional<String> encoding,
            boolean from1904,
            List<Part> parts) {}

    /// @param first the first of its lines
    /// @param row the row of the sheet that this line is
    record Part(String sheet, long first, long row) {}

    /// @throws UnreadableSpendFile where it is no such file, in words
    public static SpendFile open(Path file) throws IOException {
        return open(file, Chosen.NOTHING);
    }

    /// As somebody corrected it.
    public static SpendFile open(Path file, Chosen chosen) throws IOException {
        return Opening.of(file, chosen.hiddenSheets()).choosing(chosen.columns());
    }

    /// A file of another kind than payments: of a workbook the first sheet that is one.
    static SpendFile sheetOf(Path file, Predicate<SpendFile> isOne) throws IOException {
        return Opening.isWorkbook(file)
                ? Workbook.best(file, sheet -> isOne.test(sheet) ? 1 : 0)
                : Opening.of(file, false);
    }

    public int skippedLines() {
        return layout.skippedLines();
    }

    public long headingLine() {
        return layout.headingLine();
    }

    /// Whether its payments can have no day: it has no dates, and nobody has named a period.
    public boolean isUndated() {
        return !columns.containsKey(Field.DATE) && period.isEmpty();
    }

    /// What to say before the reason that a line is set aside for: its sheet and row, where the
    /// file has several.
    String where(long line) {
        Part in = null;
        for (var part : layout.parts()) if (part.first() <= line) in = part;
        return in == null ? "" : "Sheet “%s”, row %d: ".formatted(in.sheet(), line - in.first() + in.row());
    }

    /// The same file with its columns as somebody corrected them: the heading of each field, "" for
    /// a field that the file does not have. A heading that is not there changes nothing; in place
    /// of the date's, a period may be named.
    SpendFile choosing(Map<Field, String> chosen) {
        var corrected = new EnumMap<Field, Integer>(Field.class);
        corrected.putAll(columns);
        var dated = period;
        for (var each : chosen.entrySet()) {
            var field = each.getKey();
            var heading = each.getValue();
            int column = headings.indexOf(heading);
            var named = field == Field.DATE ? Period.read(heading) : Optional.<LocalDate>empty();
            if (column < 0 && named.isPresent()) {
                corrected.remove(field);
                dated = named;
            } else if (heading.isEmpty()) corrected.remove(field);
            else if (column >= 0) {
                corrected.values().removeIf(taken -> taken == column);
                corrected.put(field, column);
            }
        }
        var kept = guesses.stream()
                .filter(guess ->
                        Objects.equals(columns.get(Field.of(guess.field())), corrected.get(Field.of(guess.field()))))
                .toList();
        return new SpendFile(content, layout, corrected, headings, kept, notes, dated);
    }

    /// Whether a period is named that every payment of a file can be dated by.
    public static boolean isPeriod(String typed) {
        return Period.read(typed).isPresent();
    }

    /// The first lines behind the headings, for somebody to say what the columns mean.
    public List<List<String>> samples(int most) throws IOException {
        var samples = new ArrayList<List<String>>();
        try (var in = content.open()) {
            in.skipNBytes(layout.skip());
            var lines = new CsvLines(in, new byte[0], layout.parter(), null);
            while (samples.size() < most && lines.next()) {
                if (lines.line() <= layout.headingLine() || lines.blank()) continue;
                samples.add(lines.texts());
            }
        }
        return samples;
    }

    /// The same file, telling how many bytes of it have been read so far.
    public SpendFile watched(LongConsumer read) {
        return new SpendFile(
                () -> new Watched(content.open(), read), layout, columns, headings, guesses, notes, period);
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
}
