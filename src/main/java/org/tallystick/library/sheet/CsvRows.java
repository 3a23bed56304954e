package org.tallystick.library.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// A CSV file of any length, read row by row and never held whole. The letters, the sign between
/// cells and text made inert are told as for an upload.
public final class CsvRows {

    private static final int HEAD = 64 * 1024;
    private static final int LONGEST_CELL = 1024 * 1024;

    private CsvRows() {}

    /// Gives every row to the reader, the headings first, an empty line as a row of one empty cell.
    ///
    /// @return how many rows there were, or why the file was refused
    /// @throws IOException where the file cannot be opened
    public static Checked<Integer> read(Path file, Consumer<List<String>> reader) throws IOException {
        try {
            return new Checked.Valid<>(rows(file, reader));
        } catch (NotASheet refused) {
            return new Checked.Invalid<>(List.of(new Problem("file", refused.words())));
        }
    }

    private static int rows(Path file, Consumer<List<String>> reader) throws IOException {
        int place = 0;
        try (var text = new BufferedReader(open(file), HEAD);
                var csv = csv(text)) {
            for (var line : csv) {
                var cells = new ArrayList<String>(line.getFieldCount());
                for (var field : line.getFields()) cells.add(Inert.read(field));
                reader.accept(cells);
                place++;
            }
        } catch (CsvParseException broken) {
            throw new NotASheet(
                    "Row "
                            + (place + 1)
                            + " cannot be read, perhaps because a quotation mark is opened and never closed: correct it and try again");
        }
        if (place == 0) throw new NotASheet("The file is empty: give one with a row of headings and at least one more");
        return place;
    }

    private static CsvReader<CsvRecord> csv(Reader text) throws IOException {
        text.mark(HEAD + 1);
        var buffer = new char[HEAD];
        int length = 0;
        for (int n; length < HEAD && (n = text.read(buffer, length, HEAD - length)) > 0; ) length += n;
        text.reset();
        var head = new String(buffer, 0, length);
        int skip = head.startsWith(Csv.MARK) ? 1 : 0;
        Csv.refuseWebPage(head.substring(skip));
        var directive = Csv.DIRECTIVE.matcher(head).region(skip, length);
        boolean directed = directive.lookingAt();
        skip(text, directed ? directive.end() : skip);
        return CsvReader.builder()
                .fieldSeparator(directed ? directive.group(1).charAt(0) : Separator.guess(head.substring(skip)))
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(text);
    }

    private static void skip(Reader text, int characters) throws IOException {
        for (int at = 0; at < characters; at++) text.read();
    }

    private static Reader open(Path file) throws IOException {
        var letters = new Letters();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[HEAD];
            int n = in.readNBytes(buffer, 0, HEAD);
            var wide = Csv.wide(Arrays.copyOf(buffer, n));
            if (wide.isPresent()) return new InputStreamReader(Files.newInputStream(file), wide.get());
            for (; n > 0; n = in.readNBytes(buffer, 0, HEAD)) letters.see(buffer, 0, n);
        }
        if (letters.holdsNothing())
            throw new NotASheet("The file contains bytes that are not text: save it as “CSV UTF-8” and try again");
        return switch (letters.name()) {
            case Letters.UTF_8 -> Files.newBufferedReader(file);
            case Letters.WINDOWS_1252 -> Files.newBufferedReader(file, Charset.forName(Letters.WINDOWS_1252));
            default -> both(Files.readAllBytes(file));
        };
    }

    private static Reader both(byte[] bytes) {
        return new StringReader(Letters.text(bytes, 0, bytes.length));
    }
}
