package org.tallystick.porch;

import java.nio.charset.MalformedInputException;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.tallystick.charter.mark.credential.MarkCommand;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.notice.OcdsContractCommand;
import org.tallystick.library.ocds.OcdsCommand;
import org.tallystick.library.ocds.merge.MergeCommand;
import org.tallystick.library.payment.PaymentsCommand;
import org.tallystick.library.place.PlacesCommand;
import org.tallystick.library.spendfile.SpendCommand;
import org.tallystick.library.survey.tally.TallyCommand;
import org.tallystick.platform.ledger.LedgerCommand;
import org.tallystick.platform.ledger.WitnessCommand;
import org.tallystick.report.audit.AuditCommand;
import org.tallystick.report.receipt.ReceiptCommand;
import org.tallystick.shared.CommandRefused;
import org.tallystick.spending.asking.AskCommand;
import org.tallystick.spending.asking.ShareCommand;
import org.tallystick.spending.matching.MatchCommand;
import org.tallystick.spending.warehouse.LoadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command line. A command starts Spring only when it asks the house for a room.
@Command(
        name = "tallystick",
        description = "Social value on one thread, from promise to published figure.",
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class CommandLineTool {

    /// The exit code that means: do not exit, a server runs.
    public static final int GOES_ON = -1;

    static final int REFUSED = 2;

    private CommandLineTool() {}

    private static final String UNKNOWN = "This could not be done, and the command does not know why. Try again; if it"
            + " happens again, report the command and, where you may, the file.";

    public static int run(String... words) {
        try (var house = new House()) {
            return commands(house).execute(words.length == 0 ? new String[] {"help"} : words);
        } catch (OutOfMemoryError tooMuch) {
            System.err.println("There is not enough memory for this. Give more, like"
                    + " TALLYSTICK_JAVA_OPTIONS=-Xmx4g, and try again.");
            return REFUSED;
        }
    }

    public static CommandLine commands(House house) {
        var ocds = new CommandLine(new OcdsCommand());
        ocds.addSubcommand(new MergeCommand());
        ocds.addSubcommand(new OcdsContractCommand(() -> house.room(Contracts.class)));
        var all = new CommandLine(new CommandLineTool())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new AdministratorCommand(house))
                .addSubcommand(new AuditCommand())
                .addSubcommand(new DoctorCommand(house))
                .addSubcommand(new LedgerCommand())
                .addSubcommand(new LinkCommand(house))
                .addSubcommand(new MarkCommand())
                .addSubcommand(ocds)
                .addSubcommand(new PaymentsCommand())
                .addSubcommand(new PlacesCommand())
                .addSubcommand(new ReceiptCommand())
                .addSubcommand(new TallyCommand())
                .addSubcommand(new WitnessCommand())
                .addSubcommand(spending())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    command.getOut().flush();
                    command.getErr().println(sentence(e));
                    command.getErr().flush();
                    return REFUSED;
                });
        all.getCommandSpec().usageMessage().footer(everyCommand(all).toArray(String[]::new));
        exits(all);
        return all;
    }

    /// What keeps a command from being done, in one sentence: nobody at a command line can use the
    /// places in the program that an error came through.
    private static String sentence(Exception problem) {
        return switch (problem) {
            case CommandRefused known -> String.valueOf(known.getMessage());
            case NoSuchFileException missing -> "There is no file " + missing.getFile() + ". Check its name.";
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written. Check your rights.";
            case FileSystemException broken ->
                broken.getFile() + " cannot be read or written. Check its name and your rights.";
            case MalformedInputException _, UnmappableCharacterException _ ->
                "A file contains bytes that are not text. Save it as UTF-8 and try again.";
            default -> UNKNOWN;
        };
    }

    /// The commands below others with what they do, which are not listed otherwise.
    private static List<String> everyCommand(CommandLine all) {
        var lines = new ArrayList<String>(List.of("", "The commands below these:"));
        each(all, "", (name, command) -> {
            if (name.contains(" ")) lines.add("  %-18s %s".formatted(name, does(command)));
        });
        lines.add("");
        lines.add("tallystick COMMAND --help says more about one.");
        // Of what is printed, picocli takes a percent sign for a place to fill in.
        return lines.stream().map(line -> line.replace("%", "%%")).toList();
    }

    private static void each(CommandLine of, String path, BiConsumer<String, CommandLine> consumer) {
        of.getSubcommands().forEach((name, command) -> {
            consumer.accept(path + name, command);
            each(command, path + name + " ", consumer);
        });
    }

    /// The first sentence of its description.
    private static String does(CommandLine command) {
        var words = String.join(" ", command.getCommandSpec().usageMessage().description())
                .replace("%n", " ");
        int end = words.indexOf(". ");
        return end < 0 ? words : words.substring(0, end + 1);
    }

    /// One meaning of exit codes for every command.
    private static void exits(CommandLine command) {
        var codes = new LinkedHashMap<String, String>();
        codes.put(" 0", "It is done.");
        codes.put(" 1", "A fault was found in what was given, and named.");
        codes.put(" 2", "It could not be done; the reason is given.");
        command.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(codes);
        command.getSubcommands().values().forEach(CommandLineTool::exits);
    }

    private static CommandLine spending() {
        return new CommandLine(new SpendCommand())
                .addSubcommand(new LoadCommand())
                .addSubcommand(new MatchCommand())
                .addSubcommand(new ShareCommand())
                .addSubcommand(new AskCommand());
    }
}
