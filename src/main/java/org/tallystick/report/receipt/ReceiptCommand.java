package org.tallystick.report.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            description = "Recomputes a receipt from its inputs and holds it against the ledger's entries"
                    + " in it. Needs no database; asks the network only where you name an"
                    + " address.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        @Parameters(
                paramLabel = "FILE-OR-ADDRESS",
                description = "A receipt's JSON file, or its address (http or https).")
        @SuppressWarnings("NullAway.Init")
        String where;

        @Option(names = "--head", description = "A head of the ledger that you know from elsewhere, as NUMBER:HASH.")
        @Nullable
        String head;

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
        public Integer call() throws IOException, InterruptedException {
            if (head != null && !head.matches("[0-9]{1,18}:[0-9a-f]{64}"))
                throw new CommandRefused("--head must be NUMBER:HASH as a receipt prints it; it is " + head + ".");
            var bytes = where.matches("https?://.*") ? fetch(where) : file(where);
            if (ShareReceipts.isOne(bytes)) {
                if (head != null)
                    throw new CommandRefused("A receipt of local spending rests on files and holds nothing of the"
                            + " ledger: leave --head out.");
                return say(ShareReceipts.verify(bytes, warehouse));
            }
            if (SurveyReceipt.isOne(bytes)) return say(SurveyReceipt.verify(bytes));
            return say(ReceiptVerifier.verify(bytes, head));
        }

        private int say(List<String> faults) {
            var out = spec.commandLine().getOut();
            if (faults.isEmpty()) out.println("The receipt agrees: recomputed from what it rests on.");
            else {
                out.println("The receipt does not agree:");
                faults.forEach(fault -> out.println("  " + fault));
            }
            out.flush();
            return faults.isEmpty() ? 0 : 1;
        }

        private int say(ReceiptVerifier.Outcome outcome) {
            var out = spec.commandLine().getOut();
            if (!outcome.words().isEmpty()) out.println(outcome.words() + ": " + outcome.shown());
            if (outcome.agrees()) {
                out.printf(
                        "The receipt agrees: recomputed from %,d %s, held against %,d ledger" + " entries.%n",
                        outcome.parts() > 0 ? outcome.parts() : outcome.inputs(),
                        outcome.parts() > 0 ? "subtotals" : "inputs",
                        outcome.entries());
                if (outcome.waiting() > 0)
                    out.printf(
                            "%,d of the entries wait to be sealed: fetch the receipt again in a"
                                    + " minute to check their hashes.%n",
                            outcome.waiting());
                if (outcome.parts() > 0)
                    out.printf(
                            "It lists what %,d parts add: verify each part's own receipt to reach"
                                    + " the inputs and the ledger.%n",
                            outcome.parts());
            } else {
                out.println("The receipt does not agree:");
                outcome.faults().forEach(fault -> out.println("  " + fault));
            }
            out.flush();
            return outcome.agrees() ? 0 : 1;
        }
    }

    private static byte[] file(String name) throws IOException {
        var path = Path.of(name);
        if (!Files.isRegularFile(path))
            throw new CommandRefused("There is no file " + name + ". Name a receipt's JSON file, or its address.");
        try (var file = Files.newInputStream(path)) {
            return bounded(file, name);
        }
    }

    /// Asks for the data beside a receipt's page where the page's own address was given.
    private static byte[] fetch(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var request = HttpRequest.newBuilder(URI.create(asData(address)))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (answer.statusCode() != 200)
                    throw new CommandRefused(
                            "%s answers %d: check the address.".formatted(address, answer.statusCode()));
                return bounded(body, address);
            }
        } catch (IllegalArgumentException noAddress) {
            throw new CommandRefused(address + " is not an address: check it.", noAddress);
        } catch (java.net.ConnectException | java.net.http.HttpTimeoutException nobody) {
            throw new CommandRefused(address + " does not answer: try again later.", nobody);
        }
    }

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
