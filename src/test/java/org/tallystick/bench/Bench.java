package org.tallystick.bench;

import java.nio.file.Files;
import java.util.List;

/// Runs the benchmarks that are named, or all, and prints one table.
public final class Bench {

    private Bench() {}

    public static void main(String[] names) throws Exception {
        var wanted =
                names.length == 0
                        ? List.of("ledger", "start", "thread", "places", "spend", "suppliers")
                        : List.of(names);
        var folder = Files.createTempDirectory("tallystick-bench");
        var table = new Table();
        for (var name : wanted)
            switch (name) {
                case "ledger" -> LedgerBench.run(folder.resolve("ledger"), table);
                case "thread" -> ThreadBench.run(folder.resolve("thread"), table);
                case "spend" -> SpendBench.run(folder.resolve("spend"), table);
                case "suppliers" -> SupplierBench.run(table);
                case "places" -> PlacesBench.run(table);
                case "start" -> StartBench.run(folder.resolve("start"), table);
                default -> {
                    System.err.println(
                            "There is no benchmark '"
                                    + name
                                    + "': name ledger, start, thread, places, spend, suppliers, or none for all.");
                    System.exit(2);
                }
            }
        table.print();
    }
}
