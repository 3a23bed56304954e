package org.tallystick.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the benchmarks that are named, or all, and prints one table.
public final class Bench {

    @FunctionalInterface
    private interface Benchmark {
        void run(Path folder, Table table) throws Exception;
    }

    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("ledger", LedgerBench::run);
        ALL.put("start", StartBench::run);
        ALL.put("thread", ThreadBench::run);
        ALL.put("pages", PagesBench::run);
        ALL.put("receipts", ReceiptsBench::run);
        ALL.put("answers", SubmissionBench::run);
        ALL.put("hour", HourBench::run);
        ALL.put("survey", SurveyBench::run);
        ALL.put("places", (_, table) -> PlacesBench.run(table));
        ALL.put("spend", SpendBench::run);
        ALL.put("ocds", OcdsBench::run);
        ALL.put("suppliers", (_, table) -> SupplierBench.run(table));
    }

    private Bench() {}

    public static void main(String[] names) throws Exception {
        var wanted = names.length == 0 ? List.copyOf(ALL.keySet()) : List.of(names);
        if (!ALL.keySet().containsAll(wanted)) {
            System.err.println("Name benchmarks of these, or none for all: " + String.join(", ", ALL.keySet()));
            System.exit(2);
        }
        var folder = Files.createTempDirectory("tallystick-bench");
        var table = new Table();
        for (var name : wanted) ALL.get(name).run(folder.resolve(name), table);
        table.print();
    }
}
