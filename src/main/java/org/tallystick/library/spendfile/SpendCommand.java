package org.tallystick.library.spendfile;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `tallystick spend …`: reads councils' spending files. Needs no database.
@Command(
        name = "spend",
        description = "Read councils' spending files, keep them, and ask how much stays local.",
        mixinStandardHelpOptions = true)
public final class SpendCommand {

    /// What `--period` is for.
    public static final String PERIOD =
            "The period that a file without dates is about: 2024-04, “April 2024”, “Q1 2024-25” or"
                    + " 2024-25. Every payment in it is given the first day of the period.";

    /// What `--hidden-sheets` is for.
    public static final String HIDDEN_SHEETS = "Read sheets that the workbook hides too.";

    @Spec
    private @Nullable CommandSpec command;

    /// Prints one JSON object for each file.
    ///
    /// @return 0 where every file gave payments, 1 otherwise; a line set aside is an answer, not a
    ///   failure
    @Command(
            name = "check",
            description = "Say what a spending file holds: its lines, those that cannot be used and why,"
                    + " the total, the days, and which column was taken for what.",
            mixinStandardHelpOptions = true)
    int check(
            @Option(
                            names = "--normalised",
                            paramLabel = "DIR",
                            description = "Write date, supplier, amount, department, purpose and category"
                                    + " of every payment here, as CSV.")
                    @Nullable
                    Path normalised,
            @Option(
                            names = "--columns",
                            split = ",",
                            paramLabel = "FIELD=COLUMN",
                            description = "Which column means what, like date=1,supplier=2,amount=3 for"
                                    + " a file without headings.")
                    @Nullable
                    Map<String, String> columns,
            @Option(names = "--period", paramLabel = "PERIOD", description = PERIOD) @Nullable String period,
            @Option(names = "--hidden-sheets", description = HIDDEN_SHEETS) boolean hiddenSheets,
            @Parameters(paramLabel = "<file>", arity = "1..*", description = "CSV, XLSX or ODS.") List<Path> files)
            throws IOException {
        if (normalised != null) Files.createDirectories(normalised);
        Set<String> names = new HashSet<>();
        boolean all = true;
        for (var file : files) {
            var copy = normalised == null ? null : normalised.resolve(unused(file, names));
            all &= copy != null && isOneOf(files, copy)
                    ? refused(
                            file,
                            "Its normalised copy would replace a file that is being read. Name another folder with --normalised.")
                    : check(file, copy, Chosen.named(columns, period, hiddenSheets));
        }
        return all ? 0 : 1;
    }

    /// An original is never written over, whatever folder was named.
    private static boolean isOneOf(List<Path> files, Path copy) throws IOException {
        for (var file : files)
            if (Files.exists(file) && Files.exists(copy) && Files.isSameFile(file, copy)) return true;
        return false;
    }

    private boolean check(Path file, @Nullable Path copy, Chosen chosen) throws IOException {
        if (!Files.isRegularFile(file)) return refused(file, "There is no such file. Check its name.");
        try {
            var opened = SpendFile.open(file, chosen);
            var printed = copy == null ? CheckedFile.of(file, opened) : CheckedFile.of(file, opened, copy);
            out().println(JsonMapper.shared().writeValueAsString(printed));
            out().flush();
            if (printed.used() > 0) return true;
            return refused(file, printed.whyNothing(opened.isUndated()));
        } catch (UnreadableSpendFile unreadable) {
            return refused(file, unreadable.words());
        }
    }

    private boolean refused(Path file, String words) {
        err().println(file + ": " + words);
        err().flush();
        return false;
    }

    /// The file's own name with `.csv`; with its folders' names before it where that is taken.
    private static String unused(Path file, Set<String> names) {
        var name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        name = (dot > 0 ? name.substring(0, dot) : name) + ".csv";
        for (var folder = file.toAbsolutePath().normalize().getParent();
                !names.add(name);
                folder = folder == null ? null : folder.getParent())
            name = (folder == null ? "again" : String.valueOf(folder.getFileName())) + "-" + name;
        return name;
    }

    /// Prints what a contracts register says of where its contracts went.
    @Command(
            name = "register",
            description =
                    "Say how many of a contracts register's contracts, and how much, went to local" + " suppliers.",
            mixinStandardHelpOptions = true)
    int register(
            @Parameters(paramLabel = "<csv>", description = "CSV, XLSX or ODS.") Path csv,
            @Option(
                            names = "--local",
                            required = true,
                            split = ",",
                            paramLabel = "CODE",
                            description = "GSS codes of the authorities that count as local.")
                    Set<String> codes,
            @Option(names = "--value", paramLabel = "COLUMN", description = "The contracts' values.") @Nullable
                    String value,
            @Option(names = "--postcode", paramLabel = "COLUMN", description = "The suppliers' postcodes.") @Nullable
                    String postcode,
            @Option(names = "--places", paramLabel = "FILE", description = "A table that places make has made.")
                    @Nullable
                    Path table)
            throws IOException {
        if (!Files.isRegularFile(csv)) throw new CommandRefused("There is no file " + csv + ". Check its name.");
        try {
            var places = Postcodes.named(table);
            var definition = CommandRefused.unlessValid(
                    Local.read(String.join(", ", codes), codes, Set.of(), null, null, places));
            var register = ContractsRegister.read(csv, definition, places, value, postcode);
            out().println(register.json());
            out().flush();
            return 0;
        } catch (UnreadableSpendFile unreadable) {
            throw new CommandRefused(csv + ": " + unreadable.words(), unreadable);
        }
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (command == null) throw new IllegalStateException("picocli sets the command before it runs it");
        return command;
    }
}
