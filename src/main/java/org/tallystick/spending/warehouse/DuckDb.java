package org.tallystick.spending.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// DuckDB in this process.
public final class DuckDb {

    private DuckDb() {}

    /// Left alone, DuckDB takes four fifths of the machine's memory and every processor for each
    /// connection, and several are open at once beside the site itself. What does not fit into a
    /// gigabyte goes to the disk, inside the warehouse.
    public static Connection open(Path root) throws SQLException {
        var properties = new Properties();
        properties.setProperty("memory_limit", "1GB");
        properties.setProperty("temp_directory", Spill.folder(root).toString());
        properties.setProperty(
                "threads", Integer.toString(Math.min(4, Runtime.getRuntime().availableProcessors())));
        return DriverManager.getConnection("jdbc:duckdb:", properties);
    }
}
