package org.tallystick.bench;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/// From the start of the jar to its first page served, with a data directory that is there already.
final class StartBench {

    private static final int ROUNDS = 4;

    private StartBench() {}

    static void run(Path folder, Table table) throws Exception {
        var seconds = new ArrayList<Double>();
        for (var round = 0; round <= ROUNDS; round++) seconds.add(start(folder));
        var first = seconds.removeFirst();
        seconds.sort(null);
        table.row(
                "start, empty directory",
                "%.1f s".formatted(first),
                "",
                "unpacks PostgreSQL, migrates");
        table.row(
                "start, existing directory",
                "%.1f s median of %d".formatted(seconds.get(ROUNDS / 2), ROUNDS),
                "%.1f s bare JVM and PostgreSQL".formatted(floor(folder)),
                "goal: under 6 s");
    }

    private static double start(Path folder) throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var started = System.nanoTime();
        var server =
                new ProcessBuilder("bin/tallystick", "serve", "--port", Integer.toString(port));
        server.environment().put("TALLYSTICK_DATA", folder.toString());
        var process =
                server.redirectErrorStream(true)
                        .redirectOutput(folder.resolveSibling("start.log").toFile())
                        .start();
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                            .build();
            while (true) {
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()
                            == 200) return (System.nanoTime() - started) / 1e9;
                } catch (java.net.ConnectException notYet) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                if (!process.isAlive())
                    throw new IllegalStateException("the server ended; see start.log");
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /// The least that any start costs here: a JVM that opens the same embedded PostgreSQL and does
    /// nothing with it.
    private static double floor(Path folder) throws Exception {
        var started = System.nanoTime();
        var process = new ProcessBuilder("bin/tallystick", "ledger", "verify");
        process.environment().put("TALLYSTICK_DATA", folder.toString());
        process.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return (System.nanoTime() - started) / 1e9;
    }
}
