package org.tallystick.library.place;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tallystick places deprivation CSV`.
@Command(
        name = "deprivation",
        description = "Makes a small register of which tenth of its country's index of multiple"
                + " deprivation each postcode lies in, on standard output, from a file of"
                + " postcodes with their deciles as the governments publish it. Keep it as"
                + " deprivation.csv in warehouse/registers of the data directory.",
        mixinStandardHelpOptions = true)
final class DeprivationCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<csv>", description = "The file of postcodes and deciles.")
    @SuppressWarnings("NullAway.Init")
    Path csv;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "INDEX",
            description = "Like \"English Indices of Deprivation 2025\": pages name it.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Option(
            names = "--as-at",
            required = true,
            paramLabel = "DATE",
            description = "The day on which it was published, like 2025-10-30.")
    @SuppressWarnings("NullAway.Init")
    LocalDate asAt;

    @Option(
            names = "--tenths",
            paramLabel = "N",
            description = "How many tenths count as the most deprived, 1 to 9; by default ${DEFAULT-VALUE}.")
    int tenths = Deprivation.TENTHS;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(csv)) throw new CommandRefused("There is no file " + csv + ". Check its name.");
        if (tenths < 1 || tenths > 9) throw new CommandRefused("--tenths must be 1 to 9; it is " + tenths + ".");
        if (name.isBlank() || name.matches("(?s).*[\",\r\n].*"))
            throw new CommandRefused("--name must be words without commas or quotation marks.");
        if (command == null) throw new IllegalStateException("picocli sets the command before it runs it");
        var deprivation = new Deprivation();
        var about = deprivation.add(csv, Postcodes.builtIn());
        var line = command.commandLine();
        write(deprivation.seal(), line.getOut());
        line.getErr().printf("%s: postcodes placed: %s%n", name, about.postcodes());
        line.getErr().flush();
        return 0;
    }

    private void write(Deprivation deprivation, PrintWriter out) throws IOException {
        out.printf("Index,%s%nAs at,%s%nMost deprived tenths,%d%n", name.strip(), asAt, tenths);
        out.print("Postcode,Country,IMD decile\n");
        deprivation.each((key, country, tenth) ->
                out.print(Long.toString(key, 36).toUpperCase(Locale.ROOT) + "," + country + "," + tenth + "\n"));
        out.flush();
    }
}
