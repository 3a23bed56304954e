package org.tallystick.library.place;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.sheet.Letters;
import org.tallystick.library.sheet.Separator;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tallystick places …`: tells which authority each postcode of a CSV file lies in.
@Command(
        name = "places",
        description = "Writes a CSV file to standard output with authority_code and authority_name added,"
                + " and says how many postcodes were known, unknown and malformed.",
        subcommands = {PlacesCommand.Make.class, DeprivationCommand.class},
        mixinStandardHelpOptions = true)
public final class PlacesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<csv>", arity = "0..1", description = "A CSV file with a heading row.")
    private @Nullable Path csv;

    @Option(names = "--column", paramLabel = "NAME", description = "The column of postcodes.")
    private @Nullable String column;

    @Option(
            names = "--places",
            paramLabel = "FILE",
            description = "A table that places make has made, in place of the one built in.")
    private @Nullable Path table;

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "Name the authority that stood on this day (like 2026-04-01). Otherwise the one"
                    + " that stood when the table was made.")
    private @Nullable LocalDate on;

    @Spec
    private @Nullable CommandSpec command;

    private static final int HEAD = 512 * 1024;

    private int known;
    private int unknown;
    private int malformed;

    @Override
    public Integer call() throws IOException {
        if (csv == null || column == null)
            throw new CommandRefused("Name a CSV file and its column of postcodes: tallystick places suppliers.csv"
                    + " --column Postcode");
        if (command == null) throw new IllegalStateException("picocli sets the command before it runs it");
        var places = Postcodes.named(table);
        var line = command.commandLine();
        write(text(csv), column, places, line.getOut());
        line.getOut().flush();
        line.getErr().printf("%d known, %d unknown, %d malformed%n", known, unknown, malformed);
        line.getErr().printf("Places as at %s.%n", places.edition());
        line.getErr().flush();
        return 0;
    }

    private void write(String text, String column, Postcodes places, Writer out) throws IOException {
        var lines = lines(text);
        if (lines.isEmpty()) throw new CommandRefused(csv + " is empty: give a row of headings and the postcodes.");
        int at = column(lines.getFirst(), column);
        int width = lines.getFirst().size();
        try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(new NeverClosed(out))) {
            for (int row = 0; row < lines.size(); row++) {
                var cells = new ArrayList<>(lines.get(row));
                while (cells.size() < width) cells.add("");
                cells.addAll(
                        width, row == 0 ? List.of("authority_code", "authority_name") : place(cells.get(at), places));
                writer.writeRecord(cells);
            }
        }
    }

    /// All lines, so that nothing is written of a file that cannot be read to its end.
    private List<List<String>> lines(String text) throws IOException {
        var lines = new ArrayList<List<String>>();
        try (var reader = CsvReader.builder()
                .fieldSeparator(Separator.guess(text.substring(0, Math.min(text.length(), HEAD))))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (var line : reader) lines.add(line.getFields());
        } catch (CsvParseException broken) {
            throw new CommandRefused(
                    "%s cannot be read from line %d on, perhaps because a quotation mark is opened and never closed. Correct it and try again."
                            .formatted(csv, lines.size() + 1),
                    broken);
        }
        return lines;
    }

    private List<String> place(String typed, Postcodes places) {
        var postcode = Postcode.read(typed);
        if (postcode.isEmpty() && !typed.isBlank()) {
            malformed++;
            return List.of("", "");
        }
        var found = postcode.flatMap(places::authority);
        if (found.isEmpty()) {
            unknown++;
            return List.of("", "");
        }
        known++;
        var all = Authorities.builtIn();
        var code = on == null ? found.get() : all.on(found.get(), on);
        return List.of(code, all.name(code));
    }

    private static int column(List<String> headings, String wanted) {
        for (int at = 0; at < headings.size(); at++)
            if (headings.get(at).strip().equalsIgnoreCase(wanted.strip())) return at;
        throw new CommandRefused(
                "There is no column %s. The columns are: %s.".formatted(wanted, String.join(", ", headings)));
    }

    private static String text(Path csv) throws IOException {
        if (!Files.isRegularFile(csv)) throw new CommandRefused("There is no file " + csv + ". Check its name.");
        var bytes = Files.readAllBytes(csv);
        Sheets.otherKind(bytes)
                .or(() -> bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K'
                        ? Optional.of("It is a workbook: save its sheet as CSV")
                        : Optional.empty())
                .ifPresent(words -> {
                    throw new CommandRefused(csv + ": " + words + ".");
                });
        var wide = Sheets.wide(bytes);
        var text = wide.isPresent() ? new String(bytes, wide.get()) : Letters.text(bytes, 0, bytes.length);
        if (text.indexOf('\0') >= 0)
            throw new CommandRefused(csv + " contains bytes that are not text: save it as CSV (UTF-8) and try again.");
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// `tallystick places make DIRECTORY.csv`.
    @Command(
            name = "make",
            description = "Makes a table for --places from the CSV file of the ONS Postcode Directory, on"
                    + " standard output. Northern Ireland is left out.",
            mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {

        @Parameters(paramLabel = "<csv>", description = "The directory's CSV file.")
        @SuppressWarnings("NullAway.Init")
        Path csv;

        @Option(
                names = "--edition",
                required = true,
                paramLabel = "MONTH",
                description = "The month of the directory, like \"November 2025\".")
        @SuppressWarnings("NullAway.Init")
        String edition;

        @Spec
        private @Nullable CommandSpec command;

        @Override
        public Integer call() throws IOException {
            if (!edition.matches("[A-Z][a-z]{2,8} [0-9]{4}"))
                throw new CommandRefused("--edition must be a month like \"November 2025\"; it is %s."
                        .formatted(edition.strip().toLowerCase(Locale.ROOT)));
            if (!Files.isRegularFile(csv)) throw new CommandRefused("There is no file " + csv + ". Check its name.");
            if (command == null) throw new IllegalStateException("picocli sets the command before it runs it");
            var out = command.commandLine().getOut();
            out.print(OnsDirectory.table(csv, edition));
            out.flush();
            return 0;
        }
    }

    /// Standard output stays open after the CSV is written.
    private static final class NeverClosed extends Writer {
        private final Writer out;

        NeverClosed(Writer out) {
            this.out = out;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            out.write(text, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
