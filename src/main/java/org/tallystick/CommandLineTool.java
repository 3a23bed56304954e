package org.tallystick;

import org.tallystick.ledger.LedgerCommand;
import org.tallystick.ocds.OcdsCommand;
import org.tallystick.report.ReceiptCommand;
import org.tallystick.shared.CannotStart;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The command line. A command starts Spring only when it needs the whole house.
@Command(
        name = "tallystick",
        description = "Social value on one thread, from promise to published figure.",
        subcommands = {
            HelpCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            AdministratorCommand.class,
            LedgerCommand.class,
            OcdsCommand.class,
            ReceiptCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class CommandLineTool {

    /// The exit code that means: do not exit, a server runs.
    static final int GOES_ON = -1;

    static final int REFUSED = 2;

    private CommandLineTool() {}

    static int run(String... words) {
        return new CommandLine(new CommandLineTool())
                .setExecutionExceptionHandler(
                        (e, command, parsed) -> {
                            if (!(e instanceof CannotStart)) throw e;
                            command.getErr().println(e.getMessage());
                            return REFUSED;
                        })
                .execute(words.length == 0 ? new String[] {"help"} : words);
    }
}
