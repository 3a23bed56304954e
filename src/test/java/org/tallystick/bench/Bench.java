package org.tallystick.bench;

import java.nio.file.Files;
import java.util.List;

/// Runs the benchmarks that are named, or all, and prints one table.
public final class Bench {

    private Bench() {}

    public static void main(String[] names) throws Exception {
        var wanted =
                names.length == 0
                        ? List.of("ledger", "start", "thread", "answers", "survey")
                        : List.of(names);
        var folder = Files.createTempDirectory("tallystick-bench");
        var table = new Table();
        for (var name : wanted)
            switch (name) {
                case "ledger" -> LedgerBench.run(folder.resolve("ledger"), table);
                case "thread" -> ThreadBench.run(folder.resolve("thread"), table);
                case "answers" -> SubmissionBench.run(folder.resolve("answers"), table);
                case "survey" -> SurveyBench.run(folder.resolve("survey"), table);
                case "start" -> StartBench.run(folder.resolve("start"), table);
                default -> {
                    System.err.println(
                            "There is no benchmark '"
                                    + name
                                    + "': name ledger, start, thread, answers, survey, or none for all.");
                    System.exit(2);
                }
            }
        table.print();
    }
}
