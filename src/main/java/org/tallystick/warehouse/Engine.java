package org.tallystick.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// DuckDB in this process, asked over the warehouse's files. It keeps nothing and changes nothing:
/// what it knows is in the files.
final class Engine implements AutoCloseable {

    private final Connection connection;

    private Engine(Connection connection) {
        this.connection = connection;
    }

    /// @param lines the Parquet files of lines, one at least
    /// @param suppliers the Parquet file of suppliers' spellings
    static Engine over(List<Path> lines, Path suppliers) {
        try {
            var engine = new Engine(DriverManager.getConnection("jdbc:duckdb:"));
            var views =
                    Question.resource("/warehouse/duckdb/views.sql")
                            .replace("{lines}", list(lines))
                            .replace("{suppliers}", list(List.of(suppliers)));
            for (var view : views.split(";\\s*\n")) engine.run(view);
            return engine;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /// "DuckDB v1.5.6".
    String name() {
        try {
            var data = connection.getMetaData();
            return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// @param parameters in the question's order
    Answer ask(Question question, List<String> parameters) {
        try (var statement = connection.prepareStatement(question.sql())) {
            for (int at = 0; at < parameters.size(); at++)
                statement.setString(at + 1, parameters.get(at));
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
                return new Answer(columns, rows);
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(question.name() + ": " + broken.getMessage(), broken);
        }
    }

    private void run(String statement) throws SQLException {
        try (var running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    /// A list of texts as DuckDB writes it.
    private static String list(List<Path> files) {
        return files.stream()
                .map(file -> "'" + file.toAbsolutePath().toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
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
