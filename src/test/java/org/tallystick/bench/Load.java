package org.tallystick.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// 32 kept connections that each send a request, wait for its answer, and send the next. It speaks
/// HTTP by hand, because a client library would take more of the two cores than what is measured.
final class Load {

    private static final int CONNECTIONS = 32;

    private final int port;
    private final Function<UUID, byte[]> request;
    private long acknowledged;

    /// @param request the bytes of the request under a key
    Load(int port, Function<UUID, byte[]> request) {
        this.port = port;
        this.request = request;
    }

    /// @param p99 in milliseconds
    record Result(double rate, double p99) {}

    /// How many answers said that it is in, over all runs.
    long acknowledged() {
        return acknowledged;
    }

    Result run(int seconds) throws Exception {
        var until = System.nanoTime() + seconds * 1_000_000_000L;
        var nanos = new ArrayList<long[]>();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var tasks = new ArrayList<Callable<long[]>>();
            for (var at = 0; at < CONNECTIONS; at++) tasks.add(() -> one(until));
            for (var done : threads.invokeAll(tasks)) nanos.add(done.get());
        }
        var all = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        acknowledged += all.length;
        return new Result(all.length / (double) seconds, all[(int) (all.length * 0.99)] / 1_000_000.0);
    }

    private long[] one(long until) throws IOException {
        var took = new ArrayList<Long>();
        while (System.nanoTime() < until) connection(until, took);
        return took.stream().mapToLong(Long::longValue).toArray();
    }

    /// One connection, until the time is over or the server says that it closes it.
    private void connection(long until, List<Long> took) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            var open = true;
            while (open && System.nanoTime() < until) {
                var bytes = request.apply(UUID.randomUUID());
                var started = System.nanoTime();
                out.write(bytes);
                out.flush();
                open = answer(in);
                took.add(System.nanoTime() - started);
            }
        }
    }

    /// Reads one answer and says whether the connection stays; anything but 204 or a redirect to a
    /// receipt fails the bench.
    private static boolean answer(BufferedInputStream in) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) lines.add(line);
        var received =
                lines.getFirst().contains(" 204") || lines.stream().anyMatch(l -> l.contains("/receipt?reference="));
        if (!received) throw new IOException("answered " + lines);
        in.skipNBytes(length(lines));
        return lines.stream().noneMatch(l -> l.equalsIgnoreCase("connection: close"));
    }

    private static long length(List<String> lines) {
        return lines.stream()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static String line(BufferedInputStream in) throws IOException {
        var text = new StringBuilder();
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) throw new IOException("the server hung up");
            if (b != '\r') text.append((char) b);
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
