package org.tallystick.platform.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.SigningKey;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.library.tlog.Witness;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `tallystick witness`: follows the public logs of others and signs their checkpoints, by the
/// protocol of C2SP `tlog-witness`.
@Command(
        name = "witness",
        description = {
            "Follows the public logs of others and signs their checkpoints, each only where it continues the last one",
            "that it signed. Runs until it is stopped. Put it behind a web server that speaks https."
        },
        mixinStandardHelpOptions = true)
public final class WitnessCommand implements Callable<Integer> {

    private static final int MOST_BYTES = 256 * 1024;

    @Option(
            names = "--name",
            required = true,
            description = "What the witness is called, like an address without https://: witness.council.example.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "KEY",
            description =
                    "A key of a log that it follows, or a file of keys like /log/vkeys; may be given several times.")
    List<String> logs = List.of();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where it keeps its own keys and what it has signed (default: witness in this folder).")
    Path folder = Path.of("witness");

    @Option(names = "--port", description = "Where it listens on this computer (default: 8091).")
    int port = 8091;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var server = start();
        var out = spec.commandLine().getOut();
        out.printf(
                "The witness %s listens on port %d. Its keys:%n",
                name, server.getAddress().getPort());
        for (var key : keys()) out.println(key.verifier().text());
        out.flush();
        Thread.currentThread().join();
        return 0;
    }

    HttpServer start() throws IOException {
        var witness = new Witness(followed(), keys(), new Kept(folder));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/add-checkpoint", exchange -> answer(witness, exchange));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static void answer(Witness witness, HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestBody().readNBytes(MOST_BYTES);
            var answer = exchange.getRequestMethod().equals("POST")
                    ? witness.add(new String(request, StandardCharsets.UTF_8), Instant.now())
                    : new Witness.Answer(405, false, "Send a POST request.\n");
            var words = answer.words().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.size() ? "text/x.tlog.size" : "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(answer.status(), words.length);
            exchange.getResponseBody().write(words);
        }
    }

    private List<VerifierKey> followed() throws IOException {
        var keys = new ArrayList<VerifierKey>();
        for (var each : logs) {
            if (each.contains("+")) keys.add(key(each));
            else for (var line : Files.readAllLines(Path.of(each))) if (!line.isBlank()) keys.add(key(line.strip()));
        }
        return keys;
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.read(text);
        } catch (IllegalArgumentException unreadable) {
            throw new CommandRefused("This is not a key of a log: " + text + ". Copy it again from /log.", unreadable);
        }
    }

    /// Its own keys, made the first time.
    List<SigningKey> keys() throws IOException {
        Files.createDirectories(folder, AtomicFiles.OWNERS_FOLDER);
        var keys = new ArrayList<SigningKey>();
        for (var type : KeyType.OF_WITNESSES) {
            var file = folder.resolve(type.name().toLowerCase(Locale.ROOT) + ".pem");
            if (!Files.exists(file))
                AtomicFiles.write(file, SigningKey.create(type).getBytes(StandardCharsets.US_ASCII));
            try {
                keys.add(SigningKey.read(name, type, Files.readString(file)));
            } catch (IllegalArgumentException unusable) {
                throw new CommandRefused(
                        "The key %s cannot be used: %s. Put the file back from a copy."
                                .formatted(file, unusable.getMessage()),
                        unusable);
            }
        }
        return keys;
    }

    /// One file for each log, under the digest of its name.
    private record Kept(Path folder) implements Witness.Memory {

        private Path file(String origin) {
            return folder.resolve("newest-" + Sha256.hex(origin));
        }

        @Override
        public Optional<Checkpoint> newest(String origin) {
            try {
                var file = file(origin);
                return Files.exists(file) ? Optional.of(Checkpoint.read(Files.readString(file))) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void keep(Checkpoint checkpoint) {
            try {
                AtomicFiles.write(file(checkpoint.origin()), checkpoint.text().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
