package org.tallystick.spending.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.register.Decision;
import org.tallystick.library.register.Named;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Identifier;
import org.tallystick.spending.warehouse.WarehouseOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `tallystick spend match`: finds out which suppliers the names in the warehouse mean.
@Command(
        name = "match",
        description =
                "Match the suppliers' names that are loaded with registers (Companies House basic"
                        + " data, the Charity Commission's extract, or any CSV file of names and"
                        + " numbers) and with those kept in warehouse/registers, and print how well that went, as JSON. Names to check are listed in suppliers/to-look-at.csv, the most money first.",
        subcommands = {MatchCommand.Decide.class, MatchCommand.Undo.class},
        mixinStandardHelpOptions = true)
public final class MatchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<register>", arity = "0..*", description = "CSV files.")
    List<Path> registers = List.of();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    WarehouseOptions kept;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var all = new TreeSet<>(registers);
        all.addAll(Registers.kept(kept.warehouse()));
        if (all.isEmpty()) throw new CommandRefused("Name at least one register: tallystick spend match companies.csv");
        for (var file : registers)
            if (!Files.isRegularFile(file)) throw new CommandRefused("There is no file " + file + ". Check its name.");
        var read = Registers.read(all, kept.places());
        var err = spec.commandLine().getErr();
        for (var each : read.leftOut()) err.println("Left out: " + each);
        err.flush();
        if (read.leftOut().size() == all.size())
            throw new CommandRefused("No register could be read, so nothing was matched.");
        var suppliers = new Suppliers(kept.warehouse(), kept.places());
        var linkage = suppliers.match(read);
        spec.commandLine().getOut().println(JsonMapper.shared().writeValueAsString(linkage));
        spec.commandLine().getErr().println("To look at: " + suppliers.toLookAt());
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().flush();
        return read.leftOut().isEmpty() ? 0 : 1;
    }

    /// What deciding and taking back have in common.
    static final class Deciding {

        @Option(names = "--by", required = true, description = "Who decides.")
        @SuppressWarnings("NullAway.Init")
        String by;

        @Option(names = "--because", required = true, description = "Why.")
        @SuppressWarnings("NullAway.Init")
        String because;

        @Mixin
        @SuppressWarnings("NullAway.Init")
        WarehouseOptions kept;

        @Spec(Spec.Target.MIXEE)
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        private int add(Decision decision) throws IOException {
            new Decisions(kept.warehouse()).add(decision);
            spec.commandLine().getOut().println("Decided: " + decision.key());
            spec.commandLine()
                    .getErr()
                    .println("It counts in the warehouse at "
                            + kept.warehouse().root()
                            + ", from the next match on. A site over this warehouse takes it"
                            + " into its database when it starts or next matches names.");
            spec.commandLine().getOut().flush();
            spec.commandLine().getErr().flush();
            return 0;
        }
    }

    /// `tallystick spend match decide NAME SCHEME-ID`.
    @Command(
            name = "decide",
            description = "Remember which organisation a name means, or with --none that it means none."
                    + " It applies from the next match on.",
            mixinStandardHelpOptions = true)
    static final class Decide implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "<name>", description = "The name as published.")
        @SuppressWarnings("NullAway.Init")
        String name;

        @Parameters(index = "1", arity = "0..1", paramLabel = "<identifier>", description = "Like GB-COH-07590785.")
        @Nullable
        String identifier;

        @Option(names = "--none", description = "It means nothing in any register.")
        boolean none;

        @Option(names = "--company-number", description = "As the payments give it with the name.")
        String companyNumber = "";

        @Option(names = "--charity-number", description = "As the payments give it with the name.")
        String charityNumber = "";

        @Mixin
        @SuppressWarnings("NullAway.Init")
        Deciding deciding;

        @Override
        public Integer call() throws IOException {
            if (none == (identifier != null))
                throw new CommandRefused("Name an identifier like GB-COH-07590785, or --none.");
            var means = identifier == null ? null : read(identifier);
            return deciding.add(Decision.of(
                    UUID.randomUUID(),
                    new Named(name, companyNumber, charityNumber),
                    means == null ? null : means.scheme(),
                    means == null ? null : means.id(),
                    deciding.by,
                    deciding.because));
        }
    }

    private static Identifier read(String typed) {
        int dash = typed.indexOf('-', 3);
        if (dash < 0) throw new CommandRefused("An identifier looks like GB-COH-07590785; this is " + typed + ".");
        return CommandRefused.unlessValid(Identifier.read(typed.substring(0, dash), typed.substring(dash + 1)));
    }

    /// `tallystick spend match undo DECISION`.
    @Command(
            name = "undo",
            description = "Take a decision back. It stays in the list, with who took it back.",
            mixinStandardHelpOptions = true)
    static final class Undo implements Callable<Integer> {

        @Parameters(paramLabel = "<decision>", description = "Its key, as decide printed it.")
        @SuppressWarnings("NullAway.Init")
        UUID decision;

        @Mixin
        @SuppressWarnings("NullAway.Init")
        Deciding deciding;

        @Override
        public Integer call() throws IOException {
            return deciding.add(Decision.undoing(UUID.randomUUID(), decision, deciding.by, deciding.because));
        }
    }
}
