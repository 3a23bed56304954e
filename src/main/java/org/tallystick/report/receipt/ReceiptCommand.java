package org.tallystick.report.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.report.receipt.ReceiptLog.Trusted;
import org.tallystick.shared.CommandRefused;
import org.tallystick.spending.asking.ShareReceipts;
import org.tallystick.spending.multiplier.SurveyReceipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `tallystick receipt …`: checks published figures, with no database.
@Command(
        name = "receipt",
        description = "Checks the receipts of published figures.",
        subcommands = ReceiptCommand.Verify.class,
        mixinStandardHelpOptions = true)
public final class ReceiptCommand {

    private static final int MOST_BYTES = 20 * 1024 * 1024;

    /// `tallystick receipt verify FILE`.
    @Command(
            name = "verify",
            description = {
                "Recomputes a receipt and checks that every entry it rests on is in the public log. Needs no database;",
                "asks the network only where you name an address.",
                "The exit code is 0 where it agrees and is tied to the log, 1 where it does not agree, 2 where that cannot",
                "be decided, with the reason."
            },
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        @Parameters(
                paramLabel = "FILE-OR-ADDRESS",
                description =
                        "A receipt's JSON file, its address (http or https), or the .tlog-proof file of one entry.")
        @SuppressWarnings("NullAway.Init")
        String where;

        @Option(
                names = "--key",
                description =
                        "A key of the log, as its site shows it at /log, or a file of keys like /log/vkeys; may be"
                                + " given several times. Compare it with a copy that you got another way.")
        List<String> keys = List.of();

        @Option(
                names = "--witness",
                paramLabel = "KEY",
                description = "A key of somebody who follows the log, or a file of keys; may be given several times.")
        List<String> witnesses = List.of();

        @Option(
                names = "--warehouse",
                paramLabel = "DIR",
                description = "For a receipt of local spending: where the lines are kept that it speaks"
                        + " of; by default in the data directory.")
        @Nullable
        Path warehouse;

        @Spec
        @SuppressWarnings("NullAway.Init")
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            var trusted = new Trusted(VerifierKeys.read(keys), VerifierKeys.read(witnesses));
            var fetched = where.matches("https?://.*");
            var bytes = fetched ? Fetching.bytes(asData(where), MOST_BYTES) : file(where);
            if (EntryProof.isOne(bytes)) return say(EntryProof.check(bytes, trusted));
            if (ShareReceipts.isOne(bytes)) return say(ShareReceipts.verify(bytes, warehouse));
            if (SurveyReceipt.isOne(bytes)) return say(SurveyReceipt.verify(bytes));
            return say(ReceiptVerifier.verify(
                    bytes, trusted, fetched ? part -> Fetching.bytes(site(where) + part, MOST_BYTES) : null));
        }

        private int say(EntryProof.Checked checked) {
            var out = spec.commandLine().getOut();
            checked.lines().forEach(out::println);
            out.flush();
            return checked.exit();
        }

        /// What rests on files alone, and on nothing in the log.
        private int say(List<String> faults) {
            var out = spec.commandLine().getOut();
            var absent =
                    !faults.isEmpty() && faults.stream().allMatch(fault -> fault.startsWith(ShareReceipts.NOT_HERE));
            if (faults.isEmpty())
                list(
                        "Worked out again, the figure is the same. We cannot tell more:",
                        List.of(
                                "A receipt of this sort has nothing of the public log in it.",
                                "What names are in it, and the program that was asked, are not checked."));
            else if (absent) list("We cannot tell whether the receipt is true:", faults);
            else list("The receipt does not agree:", faults);
            out.flush();
            return faults.isEmpty() || absent ? 2 : 1;
        }

        private int say(ReceiptVerifier.Outcome outcome) {
            var out = spec.commandLine().getOut();
            if (!outcome.words().isEmpty()) out.println(outcome.words());
            var tied = outcome.tied();
            if (!outcome.faults().isEmpty()) list("The receipt does not agree:", outcome.faults());
            else if (!outcome.agrees() || tied == null)
                list("We cannot tell whether the receipt is true:", outcome.unable());
            else {
                out.printf(
                        "The receipt agrees, and it is tied to the log %s at size %,d, seen by %,d %s.%n",
                        tied.origin(), tied.size(), tied.seen(), tied.seen() == 1 ? "witness" : "witnesses");
                out.printf(
                        "It was worked out again from %,d inputs, held against %,d entries of the log.%n",
                        outcome.inputs(), outcome.entries());
            }
            if (!outcome.unchecked().isEmpty())
                list("Not checked, for nothing in the log says it:", outcome.unchecked());
            if (outcome.agrees())
                out.println(
                        "No receipt shows that nothing is missing: tallystick audit does, which reads the whole log.");
            out.flush();
            return outcome.exit();
        }

        private void list(String title, List<String> lines) {
            var out = spec.commandLine().getOut();
            out.println(title);
            lines.forEach(line -> out.println("  " + line));
        }
    }

    private static String site(String address) {
        return address.replaceFirst("^(https?://[^/]*).*", "$1");
    }

    private static byte[] file(String name) throws IOException {
        var path = Path.of(name);
        if (!Files.isRegularFile(path))
            throw new CommandRefused("There is no file " + name + ". Name a receipt's JSON file, or its address.");
        try (var file = Files.newInputStream(path)) {
            return bounded(file, name);
        }
    }

    /// The data behind a receipt's page where the page's own address was given.
    private static String asData(String address) {
        var query = address.indexOf('?');
        var path = query < 0 ? address : address.substring(0, query);
        return path.endsWith(".json") || query < 0 ? address : path + ".json" + address.substring(query);
    }

    private static byte[] bounded(InputStream source, String name) throws IOException {
        var bytes = source.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) throw new CommandRefused(name + " is larger than 20 MB, which no receipt is.");
        return bytes;
    }
}
