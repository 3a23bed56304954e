package org.tallystick.library.ocds;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Beginning.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tallystick ocds …`: what published releases say. Needs no database.
@Command(
        name = "ocds",
        description = "Read releases in the Open Contracting Data Standard.",
        mixinStandardHelpOptions = true)
public final class OcdsCommand {

    @Spec
    private @Nullable CommandSpec command;

    /// Prints a line for each award or contract in the files: ready, to be asked, or refused with
    /// the reason.
    ///
    /// @return 0 where every file holds releases, 1 otherwise; a refusal of one is an answer, not a
    ///   failure
    @Command(
            name = "contracts",
            description = "Show which contracts can begin from these releases, what would be asked, and"
                    + " what is refused.",
            mixinStandardHelpOptions = true)
    int contracts(
            @Option(names = "--json", description = "Print JSON instead of a table.") boolean json,
            @Option(names = "--questions", description = "Print each question in full below its line.")
                    boolean questions,
            @Parameters(
                            paramLabel = "<file>",
                            arity = "1..*",
                            description = "A release, a release package or JSON Lines.")
                    List<Path> files) {
        var beginnings = new ArrayList<Beginning>();
        var opened = true;
        for (var file : files) opened &= read(file, beginnings);
        var out = out();
        out.print(json ? BeginningTable.json(beginnings) : BeginningTable.text(beginnings, questions));
        out.flush();
        return opened ? 0 : 1;
    }

    private static boolean read(Path file, List<Beginning> beginnings) {
        try (var bytes = Files.newInputStream(file)) {
            var read = Beginnings.read(bytes);
            beginnings.addAll(read);
            return read.stream().noneMatch(OcdsCommand::isNoRelease);
        } catch (IOException unopened) {
            beginnings.add(
                    new Refused(file.toString(), "", "The file cannot be opened. Check its name and your rights."));
            return false;
        }
    }

    /// What has neither an id nor an ocid is no notice that was published.
    private static boolean isNoRelease(Beginning beginning) {
        return beginning instanceof Refused refused
                && refused.award().isEmpty()
                && refused.release().matches("|(line|release) [0-9]+.*");
    }

    private PrintWriter out() {
        if (command == null) throw new IllegalStateException("picocli sets the command before it runs it");
        return command.commandLine().getOut();
    }
}
