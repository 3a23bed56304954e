package org.tallystick.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tallystick.Browser;
import org.tallystick.Ports;
import org.tallystick.Tallystick;

/// A Tallystick that serves in a process of its own, so that it can be killed.
record Serving(Process jvm, Path data, int port) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /// Starts it and waits until it says that it serves.
    static Serving start(Path data, Map<String, String> settings, String... words) throws Exception {
        Files.createDirectories(data);
        var port = Ports.free();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx400m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Tallystick.class.getName(), "serve", "--port", "" + port));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()));
        builder.environment().put("TALLYSTICK_DATA", data.toString());
        builder.environment().putAll(settings);
        var log = data.resolve("log");
        var before = Files.exists(log) ? Files.readString(log).length() : 0;
        var serving = new Serving(builder.start(), data, port);
        serving.awaitReady(before);
        return serving;
    }

    /// It says so when it is ready; the log may tell of lives before this one.
    private void awaitReady(int before) throws Exception {
        var started = Instant.now();
        while (Duration.between(started, Instant.now()).compareTo(PATIENCE) < 0) {
            if (log().substring(before).contains("Stop it with Ctrl-C")) return;
            if (!jvm.isAlive()) throw new AssertionError("it ended:\n" + log());
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("not ready after " + PATIENCE + ":\n" + log());
    }

    String log() throws IOException {
        return Files.readString(data.resolve("log"));
    }

    Browser browser() {
        return Browser.at("http://127.0.0.1:" + port);
    }

    /// Somebody of the demo, signed in.
    Browser as(String post) {
        return Browser.inDemo("http://127.0.0.1:" + port, post);
    }

    void killJvm() {
        jvm.toHandle().destroyForcibly();
    }

    void killPostgres() throws IOException {
        var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        postmaster.children().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
    }

    @Override
    public void close() throws InterruptedException {
        jvm.destroy();
        if (!jvm.waitFor(30, TimeUnit.SECONDS)) jvm.destroyForcibly().waitFor();
    }
}
