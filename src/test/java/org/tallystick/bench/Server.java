package org.tallystick.bench;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tallystick.Ports;

/// The jar, serving from a data directory, until it is closed.
///
/// @param seconds from its start to its first page served
record Server(Process process, int port, double seconds) implements AutoCloseable {

    static Server start(Path data) throws Exception {
        return start(data, Map.of());
    }

    /// @param settings environment variables beside those that the server has anyway
    static Server start(Path data, Map<String, String> settings) throws Exception {
        int port = Ports.free();
        var started = System.nanoTime();
        var command = new ProcessBuilder("bin/tallystick", "serve", "--port", Integer.toString(port));
        command.environment().putAll(settings);
        command.environment().put("TALLYSTICK_DATA", data.toString());
        var process = command.redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("server.log").toFile())
                .start();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                    .build();
            while (process.isAlive()) {
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.ofString())
                                    .statusCode()
                            == 200) return new Server(process, port, (System.nanoTime() - started) / 1e9);
                } catch (ConnectException notYet) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
        }
        throw new IllegalStateException("the server ended; see " + data.resolveSibling("server.log"));
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
