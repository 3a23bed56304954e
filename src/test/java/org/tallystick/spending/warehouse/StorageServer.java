package org.tallystick.spending.warehouse;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tallystick.Ports;

/// A server that speaks the protocol of Amazon's object storage, in a process of its own on this
/// machine; `bin/lib/object-storage` fetches it once (60 MB).
record StorageServer(Process process, String endpoint) implements AutoCloseable {

    static final String BUCKET = "s3://spending/of-councils";

    /// It asks for a key and takes any.
    static final String KEY = "anybody";

    private static final int SECONDS = 180;

    /// It lives as long as the cluster beside it, and never for ever.
    private static final String LONGEST = "20m";

    static StorageServer start(Path folder) throws Exception {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", KEY);
        System.setProperty("aws.region", "eu-west-2");
        Files.createDirectories(folder);
        int port = Ports.free(2);
        int secure = port + 1;
        var log = folder.resolveSibling("storage.log");
        var process = new ProcessBuilder(List.of(
                        "timeout",
                        LONGEST,
                        "bin/lib/object-storage",
                        "" + port,
                        "" + secure,
                        folder.toString(),
                        "spending"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        for (int second = 0; second < SECONDS; second++) {
            if (!process.isAlive()) throw new IOException("it ended; it said " + Files.readString(log));
            try (var socket = new Socket("127.0.0.1", port)) {
                if (socket.isConnected()) return new StorageServer(process, "http://127.0.0.1:" + port);
            } catch (IOException notYet) {
                TimeUnit.SECONDS.sleep(1);
            }
        }
        throw new IOException("it does not answer; it said " + Files.readString(log));
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
