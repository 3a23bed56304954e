package org.tallystick.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.spending.asking.ShareTiming;
import org.tallystick.spending.warehouse.LoadCommand;
import picocli.CommandLine;

/// Loading ten million messy lines, and asking how much of them stayed local, each beside DuckDB
/// given the same bytes. Every party is a process of its own, so that its memory can be read; the
/// rounds take turns, so that other work on the machine meets both alike.
final class SpendBench {

    private static final int LINES = 10_000_000;
    private static final int ROUNDS = 2;

    /// What a hand would write to clean these files in DuckDB. The text of a date is taken apart
    /// where `try_strptime` with a list of six forms would take three times as long.
    private static final String CLEANING = """
            copy (
              select * from (
                select case when d[3] in ('/', '.') and length(d) = 10
                              then try_cast(d[7:10] || '-' || d[4:5] || '-' || d[1:2] as date)
                            when d[5] = '-' then try_cast(d[1:10] as date)
                            when d[3] = '-' then cast(try_strptime(d, '%d-%b-%y') as date)
                            else cast(try_strptime(d, '%d %B %Y') as date) end as paid_on,
                       try_cast(case when a like '(%)' then '-' || replace(replace(a[2:-2], ',', ''), '£', '')
                                     else replace(replace(a, ',', ''), '£', '') end as decimal(18, 2)) as amount,
                       trim("Supplier Name") as supplier, trim(Directorate) as department,
                       trim(Description) as purpose, trim("Expense Type") as category,
                       trim("Invoice Number") as invoice, trim("Supplier Postcode") as postcode
                from (select *, trim("Date") as d, trim("Net Amount") as a
                      from read_csv('FROM/*.csv', all_varchar = true, header = true, quote = '"', escape = '"', delim = ',')))
              where paid_on is not null and amount is not null
            ) to 'TO' (format parquet)
            """;

    private static final String COPYING = """
            copy (select * from read_csv('FROM/*.csv', all_varchar = true, header = true, quote = '"', escape = '"', delim = ','))
            to 'TO' (format parquet)
            """;

    private SpendBench() {}

    private record Ran(double seconds, long megabytes) {}

    static void run(Path folder, Table table) throws Exception {
        var files = folder.resolve("in/bench");
        SpendLines.write(files, LINES);
        load(folder, files, table);
        var small = folder.resolve("one");
        Files.createDirectories(small.resolve("bench"));
        for (int file = 0; file < 2; file++) link(files, small.resolve("bench"), "spend-00" + file + ".csv");
        var one =
                tallystick(small.toString(), "--warehouse", folder.resolve("w1").toString());
        table.row(
                "load, 1 million lines",
                "%.1f s, %d MB".formatted(one.seconds(), one.megabytes()),
                "",
                "memory beside that of ten million");
        python(files, table);
        cold(folder, table);
        postgres(folder, table);
        ask(folder, files, table);
    }

    private static void link(Path from, Path to, String name) throws IOException {
        Files.createLink(to.resolve(name), from.resolve(name));
    }

    private static void load(Path folder, Path files, Table table) throws Exception {
        Ran ours = null;
        Ran theirs = null;
        for (int round = 0; round < ROUNDS; round++) {
            delete(folder.resolve("w"));
            ours = better(
                    ours,
                    tallystick(
                            folder.resolve("in").toString(),
                            "--warehouse",
                            folder.resolve("w").toString()));
            theirs = better(theirs, duckdb(filled(CLEANING, files, folder.resolve("clean.parquet"))));
        }
        var copied = duckdb(filled(COPYING, files, folder.resolve("copy.parquet")));
        table.row(
                "load, 10 million lines",
                "%.1f s, %d MB".formatted(ours.seconds(), ours.megabytes()),
                "%.1f s, %d MB DuckDB cleaning; %.1f s its plain text copy"
                        .formatted(theirs.seconds(), theirs.megabytes(), copied.seconds()),
                "goal: at most 1.0 of cleaning, and 0.5 aimed at; is %.2f"
                        .formatted(ours.seconds() / theirs.seconds()));
    }

    private static String filled(String sql, Path from, Path to) {
        return sql.replace("FROM", from.toString()).replace("TO", to.toString());
    }

    private static @Nullable Ran better(@Nullable Ran one, Ran other) {
        return one == null || other.seconds() < one.seconds() ? other : one;
    }

    private static Ran tallystick(String... words) throws Exception {
        var command = new ArrayList<>(java());
        command.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", SpendProcess.class.getName()));
        command.addAll(List.of(words));
        return run(command);
    }

    private static Ran duckdb(String sql) throws Exception {
        var command = new ArrayList<>(java());
        command.addAll(List.of("-Xmx256m", DuckProcess.class.getName(), sql));
        return run(command);
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"));
    }

    /// Runs a process and reads the most memory that it held, which Linux tells while it lives.
    private static Ran run(List<String> command) throws Exception {
        var started = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long most = 0;
        var status = Path.of("/proc/" + process.pid() + "/status");
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) most = Math.max(most, peak(status));
        var seconds = (System.nanoTime() - started) / 1e9;
        if (process.exitValue() != 0) throw new IllegalStateException(command.getLast() + " failed");
        return new Ran(seconds, most / 1024);
    }

    private static long peak(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }

    /// Half a million lines by Python's csv and Decimal, dates in the two commonest forms alone.
    private static void python(Path files, Table table) throws Exception {
        var script = """
                import csv, sys
                from datetime import date
                from decimal import Decimal
                total = Decimal(0)
                with open(sys.argv[1], newline='', encoding='utf-8') as f:
                    for row in csv.DictReader(f):
                        a = row['Net Amount'].strip().replace(',', '').replace('£', '')
                        if a.startswith('('): a = '-' + a[1:-1]
                        d = row['Date'].strip()
                        try:
                            day = date(int(d[6:10]), int(d[3:5]), int(d[:2])) if d[2] == '/' else date.fromisoformat(d[:10])
                        except ValueError: pass
                        total += Decimal(a)
                """;
        try {
            var ran = run(List.of(
                    "python3", "-c", script, files.resolve("spend-000.csv").toString()));
            table.row(
                    "Python csv and Decimal",
                    "",
                    "%,.0f lines a second, without writing any".formatted(500_000 / ran.seconds()),
                    "");
        } catch (IOException noPython) {
            table.row("Python csv and Decimal", "", "python3 is not here", "");
        }
    }

    /// From the start of a process to its answer, with nothing of the files in memory where the
    /// machine lets us forget them.
    private static void cold(Path folder, Table table) throws Exception {
        var script = new ShareTiming(folder.resolve("w")).script();
        Ran ours = null;
        Ran bare = null;
        var forgotten = true;
        for (int round = 0; round < ROUNDS; round++) {
            forgotten &= forget();
            var command = new ArrayList<>(java());
            command.addAll(List.of(
                    "-Xmx256m",
                    ShareProcess.class.getName(),
                    folder.resolve("w").toString()));
            ours = better(ours, run(command));
            forgotten &= forget();
            bare = better(bare, duckdb(script));
        }
        table.row(
                "local share, 10 million lines, cold",
                "%.2f s".formatted(ours.seconds()),
                "%.2f s bare SQL in DuckDB, %s"
                        .formatted(bare.seconds(), forgotten ? "nothing cached" : "files cached by the system"),
                "goal: at most 1.5; is %.2f".formatted(ours.seconds() / bare.seconds()));
    }

    private static boolean forget() {
        try {
            Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3");
            return true;
        } catch (IOException notAllowed) {
            return false;
        }
    }

    private static void postgres(Path folder, Table table) throws Exception {
        table.row(
                "local share, 10 million lines",
                "",
                "%.2f s PostgreSQL, the lines in a table of its own"
                        .formatted(new ShareTiming(folder.resolve("w")).postgres(folder)),
                "");
    }

    private static void ask(Path folder, Path files, Table table) throws Exception {
        var warehouse = new ShareTiming(folder.resolve("w"));
        var ours = warehouse.service();
        var bare = warehouse.bare();
        warehouse.multiply(files, 5);
        var oursFifty = warehouse.service();
        var bareFifty = warehouse.bare();
        table.row(
                "local share, 10 million lines, p50",
                "%.2f s, £%s".formatted(ours.seconds(), ours.local()),
                "%.2f s bare SQL in DuckDB, £%s".formatted(bare.seconds(), bare.local()),
                "goal: at most 1.25; is %.2f".formatted(ours.seconds() / bare.seconds()));
        table.row(
                "local share, 50 million lines, p50",
                "%.2f s, £%s".formatted(oursFifty.seconds(), oursFifty.local()),
                "%.2f s bare SQL in DuckDB, £%s".formatted(bareFifty.seconds(), bareFifty.local()),
                "goal: at most 1.25; is %.2f; and at most 5.5 times ten million: %.1f"
                        .formatted(oursFifty.seconds() / bareFifty.seconds(), oursFifty.seconds() / ours.seconds()));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> all = Files.walk(folder)) {
            for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    /// `tallystick spend load` alone.
    static final class SpendProcess {
        private SpendProcess() {}

        public static void main(String[] words) {
            System.exit(new CommandLine(new LoadCommand()).execute(words));
        }
    }

    /// The local share alone, as `tallystick spend share` asks for it.
    static final class ShareProcess {
        private ShareProcess() {}

        public static void main(String[] warehouse) throws IOException {
            new ShareTiming(Path.of(warehouse[0])).once();
        }
    }

    /// One statement in DuckDB, with two threads and two gigabytes.
    static final class DuckProcess {
        private DuckProcess() {}

        public static void main(String[] sql) throws SQLException {
            try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                    var statement = connection.createStatement()) {
                statement.execute("set memory_limit = '2GB'");
                statement.execute("set preserve_insertion_order = false");
                statement.execute(sql[0]);
            }
        }
    }
}
