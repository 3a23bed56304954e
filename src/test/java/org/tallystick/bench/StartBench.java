package org.tallystick.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// From the start of the jar to its first page served, with a data directory that is there already.
final class StartBench {

    private static final int ROUNDS = 4;

    private StartBench() {}

    static void run(Path folder, Table table) throws Exception {
        var seconds = new ArrayList<Double>();
        for (var round = 0; round <= ROUNDS; round++) seconds.add(start(folder));
        var first = seconds.removeFirst();
        seconds.sort(null);
        table.row("start, empty directory", "%.1f s".formatted(first), "", "unpacks PostgreSQL, migrates");
        table.row(
                "start, existing directory",
                "%.1f s median of %d".formatted(seconds.get(ROUNDS / 2), ROUNDS),
                "%.1f s bare JVM and PostgreSQL".formatted(floor(folder)),
                "goal: under 6 s");
        table.row(
                "start, after kill -9 of the JVM and PostgreSQL",
                "%.1f s".formatted(afterKill(folder)),
                "",
                "goal: under 10 s");
    }

    private static double afterKill(Path folder) throws Exception {
        var victim = Server.start(folder);
        var pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst();
        victim.process().toHandle().destroyForcibly();
        ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
        victim.process().waitFor();
        return start(folder);
    }

    private static double start(Path folder) throws Exception {
        try (var server = Server.start(folder)) {
            return server.seconds();
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
