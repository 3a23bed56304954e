package org.tallystick.library.ocds.merge;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.ocds.Json;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// How many releases a second one thread reads, merges and writes, by the processor's own count, with
/// Jackson reading and writing the same bytes beside it.
public final class MergeTiming {

    private static final int TIMES = 60;
    private static final int ROUNDS = 6;

    private MergeTiming() {}

    /// Releases a second, the best of several rounds.
    ///
    /// @param merging of releases that are parsed already
    /// @param all of bytes to bytes
    /// @param jackson of the same bytes into its tree and out again
    public record Rates(double merging, double all, double jackson) {}

    /// @param processes the releases of each process, as bytes
    public static Rates of(List<List<byte[]>> processes, boolean versioned) {
        var best = new Rates(0, 0, 0);
        for (var round = 0; round < ROUNDS; round++) {
            var now = once(processes, versioned);
            best = new Rates(
                    Math.max(best.merging, now.merging),
                    Math.max(best.all, now.all),
                    Math.max(best.jackson, now.jackson));
        }
        return best;
    }

    private static Rates once(List<List<byte[]>> processes, boolean versioned) {
        var releases = TIMES * processes.stream().mapToInt(List::size).sum();
        var parsed = processes.stream()
                .map(each -> each.stream().map(MergeTiming::parsed).toList())
                .toList();
        var started = now();
        var held = 0;
        for (var time = 0; time < TIMES; time++)
            for (var each : parsed) held += merged(each, versioned).root().parts.size();
        var merging = releases / seconds(started);
        started = now();
        for (var time = 0; time < TIMES; time++)
            for (var each : processes) {
                var read = new ArrayList<Json.Obj>(each.size());
                each.forEach(bytes -> read.add(parsed(bytes)));
                held += written(read, versioned);
            }
        var all = releases / seconds(started);
        started = now();
        var json = JsonMapper.shared();
        for (var time = 0; time < TIMES; time++)
            for (var each : processes)
                for (var bytes : each) held += json.writeValueAsBytes(json.readTree(bytes)).length;
        if (held == 0) throw new IllegalStateException("nothing was merged");
        return new Rates(merging, all, releases / seconds(started));
    }

    private static Json.Obj parsed(byte[] bytes) {
        return (Json.Obj) Json.read(bytes, 0, bytes.length);
    }

    private static Merging merged(List<Json.Obj> releases, boolean versioned) {
        var merging = new Merging(versioned, _ -> {});
        for (var release : releases) merging.add(release, MergeSchema.builtIn());
        return merging;
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    private static int written(List<Json.Obj> releases, boolean versioned) {
        var out = new ByteArrayOutputStream(8_192);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            Merged.write(json, merged(releases, versioned).root(), releases.getLast(), versioned);
        }
        return out.size();
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double seconds(long started) {
        return (now() - started) / 1e9;
    }
}
