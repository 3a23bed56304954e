package org.tallystick.spending.asking;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tallystick.shared.CommandRefused;
import org.tallystick.spending.warehouse.Cluster;
import org.tallystick.spending.warehouse.DuckDb;
import org.tallystick.spending.warehouse.Manifest;
import org.tallystick.spending.warehouse.Warehouse;

/// What answers questions over the warehouse's files: DuckDB in this process, or a Trino cluster.
/// It keeps nothing of its own: what it knows is in the files.
public final class Engine implements AutoCloseable {

    private static final Pattern VIEW = Pattern.compile("create view (\\w+) as\\s+(.*)", Pattern.DOTALL);
    private static final Pattern REMARKS = Pattern.compile("\\A(\\s*--[^\n]*\n)+");

    private final Connection connection;

    /// Named queries that stand before every question, where the engine has no views of one
    /// session.
    private final String before;

    private Engine(Connection connection, String before) {
        this.connection = connection;
        this.before = before;
    }

    /// DuckDB.
    ///
    /// @param lines the Parquet files of lines, one at least
    /// @param suppliers the Parquet file of suppliers' spellings
    public static Engine over(Warehouse warehouse, List<Path> lines, Path suppliers) {
        try {
            var engine = new Engine(DuckDb.open(warehouse.root()), "");
            var views = Question.resource("/warehouse/duckdb/views.sql")
                    .replace("{lines}", list(absolute(lines), "[", "]"))
                    .replace("{suppliers}", list(absolute(List.of(suppliers)), "[", "]"));
            for (var view : views.split(";\\s*\n")) engine.run(view);
            return engine;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /// The engine that the warehouse names, over loaded files.
    public static Engine over(Warehouse warehouse, List<Manifest> loaded) {
        return warehouse
                .cluster()
                .map(cluster -> over(cluster, loaded))
                .orElseGet(() -> over(
                        warehouse, loaded.stream().map(warehouse::wholeLines).toList(), warehouse.wholeSuppliers()));
    }

    private static Engine over(Cluster cluster, List<Manifest> loaded) {
        var files = loaded.stream()
                .map(each -> cluster.location() + "/" + each.lines())
                .toList();
        // Tables say where files lie: another warehouse asked of the same cluster has its own.
        var schema = "tallystick_" + Warehouse.key(cluster.location()).replaceAll(".*-", "");
        var statements = Question.resource("/warehouse/trino/views.sql")
                .replace("{location}", cluster.location().replace("'", "''"))
                .replace("{schema}", schema)
                .replace("{lines}", list(files, "(", ")"))
                .split(";\\s*\n");
        var views = new ArrayList<String>();
        try {
            var connection = DriverManager.getConnection(cluster.url(), asTallystick());
            try {
                connection.setSchema(schema);
                for (var each : statements) {
                    var statement = REMARKS.matcher(each).replaceFirst("").strip();
                    var view = VIEW.matcher(statement);
                    if (view.matches()) views.add(view.group(1) + " as (" + view.group(2) + ")");
                    else run(connection, statement);
                }
                var engine = new Engine(connection, String.join(",\n", views));
                engine.seesAll(loaded, cluster);
                return engine;
            } catch (SQLException | RuntimeException unusable) {
                connection.close();
                throw unusable;
            }
        } catch (SQLException refused) {
            throw new CommandRefused(
                    "The cluster at %s is not responding: %s. Ask again, check that it runs (bin/cluster status), or unset TALLYSTICK_WAREHOUSE_URL to ask in this process."
                            .formatted(cluster.url(), refused.getMessage()),
                    refused);
        }
    }

    /// What lies elsewhere than the setting says would be a smaller figure, and no error.
    private void seesAll(List<Manifest> loaded, Cluster cluster) {
        var seen = ask(Question.of("payments"), List.of());
        var payments = seen.number(seen.rows().getFirst(), "payments").longValueExact();
        var used = loaded.stream().mapToLong(Manifest::used).sum();
        if (payments != used)
            throw new CommandRefused(
                    "The cluster sees %,d of the %,d payments that are loaded: what is in %s is not what is here. Check TALLYSTICK_WAREHOUSE_LOCATION and TALLYSTICK_WAREHOUSE_BUCKET."
                            .formatted(payments, used, cluster.location()));
    }

    private static Properties asTallystick() {
        var properties = new Properties();
        properties.setProperty("user", "tallystick");
        properties.setProperty("explicitPrepare", "false");
        return properties;
    }

    /// "DuckDB v1.5.6", "Trino 476".
    String name() {
        try {
            var data = connection.getMetaData();
            return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
        } catch (SQLException broken) {
            throw unanswered("which engine are you?", broken);
        }
    }

    /// @param parameters in the question's order
    public ResultTable ask(Question question, List<String> parameters) {
        try (var statement = connection.prepareStatement(text(question.sql()))) {
            for (int at = 0; at < parameters.size(); at++) statement.setString(at + 1, parameters.get(at));
            try (var found = statement.executeQuery()) {
                var columns = new ArrayList<String>();
                for (int at = 1; at <= found.getMetaData().getColumnCount(); at++)
                    columns.add(found.getMetaData().getColumnLabel(at));
                var rows = new ArrayList<List<String>>();
                while (found.next()) {
                    var row = new ArrayList<String>();
                    for (int at = 1; at <= columns.size(); at++) {
                        var value = found.getString(at);
                        row.add(value == null ? "" : value);
                    }
                    rows.add(row);
                }
                return new ResultTable(columns, rows);
            }
        } catch (SQLException broken) {
            throw unanswered(question.name(), broken);
        }
    }

    /// A cluster may lose a machine while it answers; this process may not.
    private RuntimeException unanswered(String question, SQLException broken) {
        return before.isEmpty()
                ? new IllegalStateException(question + ": " + broken.getMessage(), broken)
                : new CommandRefused(
                        "The cluster could not answer “%s”: %s. Ask again; if it happens again, look at bin/cluster status."
                                .formatted(question, broken.getMessage()),
                        broken);
    }

    private String text(String question) {
        if (before.isEmpty()) return question;
        var asked = REMARKS.matcher(question).replaceFirst("").strip();
        return asked.startsWith("with ")
                ? "with " + before + ",\n" + asked.substring(5)
                : "with " + before + "\n" + asked;
    }

    private void run(String statement) throws SQLException {
        run(connection, statement);
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    private static List<String> absolute(List<Path> files) {
        return files.stream().map(file -> file.toAbsolutePath().toString()).toList();
    }

    /// A list of texts as SQL writes it.
    private static String list(List<String> texts, String open, String close) {
        return texts.stream()
                .map(text -> "'" + text.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", open, close));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
