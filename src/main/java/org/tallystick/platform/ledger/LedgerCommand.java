package org.tallystick.platform.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "ledger",
        description = "The journal of who did what, about what and why.",
        subcommands = LedgerCommand.Verify.class,
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
public final class LedgerCommand {

    @Command(
            name = "verify",
            description = "Recomputes the chain, holds it against the public log both ways, and names the"
                    + " first entry that was altered, removed or inserted.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        @Option(names = "--heads", description = "A file of heads kept elsewhere (default: the data directory's).")
        @Nullable
        Path heads;

        @Option(
                names = "--head",
                description = "One head that was kept elsewhere, as NUMBER:HASH; may be given several times.")
        List<String> single = List.of();

        @Spec
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        @Override
        public Integer call() throws SQLException, IOException {
            var settings = StoreSettings.fromEnvironment();
            try (var store = Store.join(settings)) {
                var outcome = new LedgerVerifier()
                        .verify(store.source(), keptElsewhere(store.data()), LogFiles.in(store.data()));
                var out = spec.commandLine().getOut();
                if (outcome.fault() != null) {
                    out.println("The ledger does not hold. " + outcome.fault());
                    return 1;
                }
                out.printf(
                        "The ledger holds: %s links recomputed, head %s; %s entries wait to be" + " sealed.%n",
                        Figures.plain(BigDecimal.valueOf(outcome.links())), outcome.head(), outcome.waiting());
                LogFiles.in(store.data())
                        .sealed()
                        .ifPresent(newest -> out.printf(
                                "The public log %s agrees with it: %s leaves, signed.%n",
                                newest.origin(), Figures.plain(BigDecimal.valueOf(newest.size()))));
                return 0;
            }
        }

        private List<Head> keptElsewhere(Path data) throws IOException {
            if (heads != null && !Files.exists(heads)) throw new CommandRefused("There is no file " + heads + ".");
            var kept = new ArrayList<>(Heads.read(heads == null ? data.resolve(Heads.FILE) : heads));
            for (var text : single) kept.add(head(text));
            return kept;
        }

        private static Head head(String text) {
            var parts = text.split(":", -1);
            if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}") || !parts[1].matches("[0-9a-f]{64}"))
                throw new CommandRefused(
                        "--head must be NUMBER:HASH, as /ledger/heads.csv has them; it is " + text + ".");
            return new Head(Long.parseLong(parts[0]), parts[1], Instant.EPOCH);
        }
    }
}
