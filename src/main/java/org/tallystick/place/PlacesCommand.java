package org.tallystick.place;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CannotStart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// `tallystick places …`: tells which authority each postcode of a CSV file lies in.
@Command(
        name = "places",
        description =
                "Writes a CSV file to standard output with authority_code and authority_name added,"
                        + " and says how many postcodes were known, unknown and malformed.",
        subcommands = {PlacesCommand.Make.class, DeprivationCommand.class},
        mixinStandardHelpOptions = true)
public final class PlacesCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "<csv>",
            arity = "0..1",
            description = "A CSV file with a heading row.")
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
            description =
                    "Name the authority that stood on this day (like 2026-04-01). Otherwise the one"
                            + " that stood when the table was made.")
    private @Nullable LocalDate on;

    @Spec private @Nullable CommandSpec command;

    private int known;
    private int unknown;
    private int malformed;

    @Override
    public Integer call() throws IOException {
        if (csv == null || column == null)
            throw new CannotStart(
                    "Name a CSV file and its column of postcodes: tallystick places suppliers.csv"
                            + " --column Postcode");
        if (command == null)
            throw new IllegalStateException("picocli sets the command before it runs it");
        var places = Postcodes.named(table);
        var line = command.commandLine();
        write(text(csv), column, places, line.getOut());
        line.getOut().flush();
        line.getErr().printf("%d known, %d unknown, %d malformed%n", known, unknown, malformed);
        line.getErr().printf("Places as at %s.%n", places.edition());
        line.getErr().flush();
        return 0;
    }

    private void write(String text, String column, Postcodes places, Writer out)
            throws IOException {
        try (var reader =
                        CsvReader.builder()
                                .allowMissingFields(true)
                                .allowExtraFields(true)
                                .ofCsvRecord(text);
                var writer =
                        CsvWriter.builder()
                                .lineDelimiter(LineDelimiter.LF)
                                .build(new NeverClosed(out))) {
            int at = -1;
            int width = 0;
            for (var line : reader) {
                var cells = new ArrayList<>(line.getFields());
                if (width == 0) {
                    width = cells.size();
                    at = column(cells, column);
                    cells.addAll(List.of("authority_code", "authority_name"));
                } else {
                    while (cells.size() < width) cells.add("");
                    cells.addAll(width, place(cells.get(at), places));
                }
                writer.writeRecord(cells);
            }
        }
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
        throw new CannotStart(
                "There is no column %s. The columns are: %s."
                        .formatted(wanted, String.join(", ", headings)));
    }

    /// UTF-8 with or without its mark; what is not valid UTF-8 is Windows-1252.
    private static String text(Path csv) throws IOException {
        if (!Files.isRegularFile(csv))
            throw new CannotStart("There is no file " + csv + ". Check its name.");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(csv));
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            text = Charset.forName("windows-1252").decode(bytes.rewind()).toString();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// `tallystick places make DIRECTORY.csv`.
    @Command(
            name = "make",
            description =
                    "Makes a table for --places from the CSV file of the ONS Postcode Directory, on"
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

        @Spec private @Nullable CommandSpec command;

        @Override
        public Integer call() throws IOException {
            if (!edition.matches("[A-Z][a-z]{2,8} [0-9]{4}"))
                throw new CannotStart(
                        "--edition must be a month like \"November 2025\"; it is %s."
                                .formatted(edition.strip().toLowerCase(Locale.ROOT)));
            if (!Files.isRegularFile(csv))
                throw new CannotStart("There is no file " + csv + ". Check its name.");
            if (command == null)
                throw new IllegalStateException("picocli sets the command before it runs it");
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
