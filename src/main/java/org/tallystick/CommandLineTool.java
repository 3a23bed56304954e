package org.tallystick;

import org.tallystick.delivery.Contracts;
import org.tallystick.delivery.OcdsContractCommand;
import org.tallystick.ledger.LedgerCommand;
import org.tallystick.mark.MarkCommand;
import org.tallystick.ocds.OcdsCommand;
import org.tallystick.place.PlacesCommand;
import org.tallystick.report.ReceiptCommand;
import org.tallystick.shared.CannotStart;
import org.tallystick.spend.SpendCommand;
import org.tallystick.survey.TallyCommand;
import org.tallystick.warehouse.AskCommand;
import org.tallystick.warehouse.LoadCommand;
import org.tallystick.warehouse.MatchCommand;
import org.tallystick.warehouse.ShareCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command line. A command starts Spring only when it asks the house for a room.
@Command(
        name = "tallystick",
        description = "Social value on one thread, from promise to published figure.",
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class CommandLineTool {

    /// The exit code that means: do not exit, a server runs.
    static final int GOES_ON = -1;

    static final int REFUSED = 2;

    private CommandLineTool() {}

    static int run(String... words) {
        try (var house = new House()) {
            return commands(house).execute(words.length == 0 ? new String[] {"help"} : words);
        }
    }

    static CommandLine commands(House house) {
        var ocds = new CommandLine(new OcdsCommand());
        ocds.addSubcommand(new OcdsContractCommand(() -> house.room(Contracts.class)));
        return new CommandLine(new CommandLineTool())
                .addSubcommand(new ServeCommand())
                .addSubcommand(new AdministratorCommand(house))
                .addSubcommand(new DoctorCommand(house))
                .addSubcommand(new LedgerCommand())
                .addSubcommand(new MarkCommand())
                .addSubcommand(ocds)
                .addSubcommand(new PlacesCommand())
                .addSubcommand(new ReceiptCommand())
                .addSubcommand(new TallyCommand())
                .addSubcommand(spending())
                .setExecutionExceptionHandler(
                        (e, command, parsed) -> {
                            if (!(e instanceof CannotStart)) throw e;
                            command.getErr().println(e.getMessage());
                            return REFUSED;
                        });
    }

    private static CommandLine spending() {
        return new CommandLine(new SpendCommand())
                .addSubcommand(new LoadCommand())
                .addSubcommand(new MatchCommand())
                .addSubcommand(new ShareCommand())
                .addSubcommand(new AskCommand());
    }
}
