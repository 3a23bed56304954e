package org.tallystick.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tallystick.SharedData;
import org.tallystick.library.ocds.merge.MergeTiming;

/// Merging releases: the rate of one thread beside Jackson's, and the command over a hundred thousand
/// and a million releases. The reference implementation, in Python, merged 14,100 to 18,000 parsed
/// releases a second, and 9,700 to 11,800 with their history, on a machine like this one.
final class OcdsBench {

    private static final int SMALL = 100_000;
    private static final int LARGE = 1_000_000;

    private OcdsBench() {}

    static void run(Path folder, Table table) throws Exception {
        var lines = Files.readAllLines(SharedData.at("data/ocds/contracts-finder/contracts-finder.jsonl")).stream()
                .filter(line -> !line.isBlank())
                .toList();
        var alone = lines.stream()
                .map(line -> List.of(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        var seven = lines.stream()
                .map(line -> IntStream.range(0, 7)
                        .mapToObj(at -> line.replaceFirst("\"date\": ?\"....", "\"date\": \"202" + at)
                                .getBytes(StandardCharsets.UTF_8))
                        .toList())
                .toList();
        rates(table, "releases alone", alone, false, 141_000);
        rates(table, "releases alone, with history", alone, true, 97_000);
        rates(table, "seven releases a process", seven, false, 154_000);
        rates(table, "seven releases a process, with history", seven, true, 131_000);
        Files.createDirectories(folder);
        var small = file(folder.resolve("small.jsonl"), SMALL);
        var large = file(folder.resolve("large.jsonl"), LARGE);
        var few = command(small, 1);
        var many = command(large, 1);
        var both = command(large, 2);
        table.row(
                "merge a million small releases, one thread, heap of 256 MB",
                "%.1f s".formatted(many),
                "%.1f s for a tenth of them".formatted(few),
                "%.1f times as long for ten times as many (goal: linear)".formatted(many / few));
        table.row(
                "the same with two threads",
                "%.1f s".formatted(both),
                "%.1f s with one".formatted(many),
                "%.2f times as fast (goal: 1.7)".formatted(many / both));
    }

    private static void rates(Table table, String what, List<List<byte[]>> processes, boolean versioned, int goal) {
        var rates = MergeTiming.of(processes, versioned);
        table.row(
                what + ", parsed already",
                "%,.0f a second".formatted(rates.merging()),
                "",
                "goal: %,d, ten times the reference".formatted(goal));
        table.row(
                what + ", bytes to bytes",
                "%,.0f a second".formatted(rates.all()),
                "%,.0f Jackson reads and writes".formatted(rates.jackson()),
                "%.2f times Jackson's time (goal: at most 2.5)".formatted(rates.jackson() / rates.all()));
    }

    /// Releases of which every ten belong to one process.
    private static Path file(Path file, int releases) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            for (var at = 0; at < releases; at++)
                out.write("""
                        {"ocid":"ocds-bench-%d","id":"r%d","date":"20%02d-01-01T00:00:00Z","tag":["contract"],"initiationType":"tender",\
                        "tender":{"id":"t","title":"Works and services, lot %d","value":{"amount":%d.50,"currency":"GBP"}},\
                        "parties":[{"id":"p%d","name":"Supplier %d","roles":["supplier"]}],\
                        "contracts":[{"id":"c1","awardID":"a1","status":"active","value":{"amount":%d,"currency":"GBP"}}]}
                        """.formatted(at / 10, at, 10 + at % 10, at % 7, at, at % 3, at % 3, at));
        }
        return file;
    }

    private static double command(Path file, int threads) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tallystick.Tallystick",
                "ocds",
                "merge",
                "--threads",
                "" + threads,
                file.toString()));
        var started = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) throw new IllegalStateException("the command failed");
        return (System.nanoTime() - started) / 1e9;
    }
}
