package org.tallystick.spending.asking;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.spending.warehouse.Loading;
import org.tallystick.spending.warehouse.Warehouse;

/// Times the local share through [Shares], and the same SQL bare in DuckDB over the same files.
public final class ShareTiming {

    private static final int ROUNDS = 7;
    private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2024, 12, 31);

    private final Warehouse warehouse;
    private final Local local = Local.of("Shropshire and Telford", Set.of("E06000051", "E06000020"));

    public ShareTiming(Path warehouse) {
        this.warehouse = new Warehouse(warehouse);
    }

    /// @return the median of the seconds, and the answer
    public record Timed(double seconds, BigDecimal local) {}

    public Timed service() throws IOException {
        var seconds = new ArrayList<Double>();
        var answer = BigDecimal.ZERO;
        for (int round = 0; round < ROUNDS; round++) {
            var started = System.nanoTime();
            var receipt = once();
            seconds.add((System.nanoTime() - started) / 1e9);
            answer = Shares.share(receipt.answer(), receipt.answer().rows().getFirst())
                    .local();
        }
        return new Timed(median(seconds), answer);
    }

    public ShareReceipt once() throws IOException {
        return new Shares(warehouse, Postcodes.builtIn()).ask(new Scope(local, Set.of(), FIRST, LAST), Breakdown.ALL);
    }

    /// The statements that ask DuckDB the same, with nothing left to fill in.
    public String script() throws IOException {
        var receipt = once();
        var views = Question.resource("/warehouse/duckdb/views.sql")
                .replace("{lines}", list(lines()))
                .replace("{suppliers}", list(List.of(warehouse.suppliers())));
        return views + ";\n" + filled(receipt);
    }

    private static String filled(ShareReceipt receipt) {
        var sql = receipt.asked().orElseThrow().sql();
        for (var each : receipt.parameters()) sql = sql.replaceFirst("\\?", "'" + each.replace("'", "''") + "'");
        return sql;
    }

    private static String list(List<Path> files) {
        return files.stream()
                .map(file -> "'" + file + "'")
                .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
    }

    private List<Path> lines() throws IOException {
        return warehouse.manifests().stream()
                .map(each -> warehouse.root().resolve(each.lines()))
                .toList();
    }

    /// The median of the seconds that PostgreSQL takes for the same question, over the same lines
    /// in a table.
    public double postgres(Path folder) throws Exception {
        var views = script().split("create view spend as");
        try (var duck = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute(views[0]);
            for (var table : List.of("spend_line", "supplier_spelling"))
                statement.execute("copy (select * from %s) to '%s' (header false)"
                        .formatted(table, folder.resolve(table + ".csv")));
        }
        var settings =
                new org.tallystick.platform.store.StoreSettings(folder.resolve("postgres"), java.util.Optional.empty());
        try (var store = org.tallystick.platform.store.Store.open(settings);
                var connection = store.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table spend_line (publisher text, line bigint, paid_on date, amount numeric(18, 2), supplier text,
                        department text, purpose text, category text, vat_number text, invoice text, company_number text,
                        charity_number text, postcode text, vcse text, sme text, invoiced_on date, authority text, district text);
                    create table supplier_spelling (spelling text, company_number text, charity_number text, supplier_id text,
                        supplier text, method text, bucket text, authority text, postcode text, district text, size text,
                        sector text, signatory text, deprivation text);
                    """);
            for (var table : List.of("spend_line", "supplier_spelling"))
                try (var in = java.nio.file.Files.newInputStream(folder.resolve(table + ".csv"))) {
                    connection
                            .unwrap(org.postgresql.PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + table + " from stdin (format csv)", in);
                }
            statement.execute("vacuum analyze");
            statement.execute("create view spend as" + views[1].substring(0, views[1].indexOf(";")));
            var sql = filled(once()).replace("split(", "string_to_array(");
            var seconds = new ArrayList<Double>();
            for (int round = 0; round < 3; round++) {
                var started = System.nanoTime();
                statement.executeQuery(sql).close();
                seconds.add((System.nanoTime() - started) / 1e9);
            }
            return median(seconds);
        }
    }

    /// The same question, asked of an engine that is open already.
    public Timed bare() throws IOException {
        var receipt = once();
        var question = receipt.asked().orElseThrow();
        var seconds = new ArrayList<Double>();
        var answer = receipt.answer();
        try (var engine = Engine.over(warehouse, lines(), warehouse.suppliers())) {
            for (int round = 0; round < ROUNDS; round++) {
                var started = System.nanoTime();
                answer = engine.ask(question, receipt.parameters());
                seconds.add((System.nanoTime() - started) / 1e9);
            }
        }
        return new Timed(
                median(seconds), Shares.share(answer, answer.rows().getFirst()).local());
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().skip(seconds.size() / 2).findFirst().orElseThrow();
    }

    /// Loads the same files again under more publishers' names, so that there are so many times the
    /// lines.
    public void multiply(Path folder, int times) throws IOException {
        for (int each : IntStream.range(1, times).toArray())
            for (var file : java.nio.file.Files.list(folder).sorted().toList())
                new Loading(warehouse, Postcodes.builtIn())
                        .load("bench" + each, String.valueOf(file.getFileName()), file);
    }
}
