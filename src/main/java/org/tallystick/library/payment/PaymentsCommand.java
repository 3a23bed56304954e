package org.tallystick.library.payment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import org.tallystick.shared.Checked;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `tallystick payments …`: how promptly invoices were paid. Needs no database.
@Command(name = "payments", description = "Work out how promptly invoices were paid.", mixinStandardHelpOptions = true)
public final class PaymentsCommand {

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    /// Prints one JSON object: the figures of a payments compliance notice (UK17) and of section 68.
    ///
    /// @return 0 where the file was read, with or without lines set aside; 1 where it could not be
    @Command(
            name = "compliance",
            description =
                    "Print the figures of a payments compliance notice (UK17), the same payments by section 68 of the Procurement Act 2023, and the lines that are set aside.",
            mixinStandardHelpOptions = true)
    int compliance(
            @Parameters(
                            paramLabel = "<csv>",
                            description =
                                    "CSV, XLSX or ODS with the columns received, paid, payable_by, disputed, amount, contract, regime and kind, in any order; only received and paid are needed.")
                    Path file,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "DATE",
                            description = "The first day of the period, like 2026-04-01.")
                    String from,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "DATE",
                            description = "Its last day, like 2026-09-30.")
                    String to)
            throws IOException {
        var first = day("--from", from);
        var last = day("--to", to);
        if (last.isBefore(first)) throw new CommandRefused("--to must not be before --from.");
        if (!Files.isRegularFile(file)) throw new CommandRefused("There is no file " + file + ". Check its name.");
        return switch (InvoiceFile.read(
                Files.readAllBytes(file), file.getFileName().toString())) {
            case Checked.Invalid<InvoiceFile>(var problems) -> {
                var err = spec.commandLine().getErr();
                err.println(
                        file + ": " + problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
                err.flush();
                yield 1;
            }
            case Checked.Valid<InvoiceFile>(var read) -> {
                print(ComplianceRules.of(read.invoices(), first, last), read);
                yield 0;
            }
        };
    }

    private void print(Compliance figures, InvoiceFile read) {
        var json = JsonMapper.shared().valueToTree(figures).asObject();
        json.set("setAside", JsonMapper.shared().valueToTree(read.aside()));
        var out = spec.commandLine().getOut();
        out.println(json);
        out.flush();
    }

    private static LocalDate day(String option, String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException none) {
            throw new CommandRefused(option + " must be a day like 2026-04-01; it is " + typed + ".");
        }
    }
}
