package org.tallystick.spending.warehouse;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.shared.Sha256;

/// Keeps the warehouse's table of suppliers.
public final class Spellings {

    private Spellings() {}

    /// Puts these in place of what was there.
    public static void write(Warehouse warehouse, List<Spelling> spellings) throws IOException {
        var file = warehouse.suppliers();
        var csv = AtomicFiles.part(file);
        var parquet = AtomicFiles.part(file);
        try (var writer = CsvWriter.builder().build(csv)) {
            writer.writeRecord(Spelling.COLUMNS);
            for (var each : spellings) writer.writeRecord(each.values());
        }
        try (var connection = DuckDb.open(warehouse.root());
                var statement = connection.createStatement()) {
            statement.execute(copy(csv.toString(), parquet.toString()));
        } catch (SQLException broken) {
            throw new IOException(broken);
        } finally {
            Files.deleteIfExists(csv);
        }
        if (Files.exists(file)) warehouse.putBy(file, Sha256.hex(file));
        warehouse.appear(parquet, file);
    }

    /// Every row of the table.
    public static List<Spelling> read(Warehouse warehouse) throws IOException {
        return read(warehouse, "select * from read_parquet(?)");
    }

    /// The rows of one supplier.
    public static List<Spelling> of(Warehouse warehouse, String supplierId) throws IOException {
        return read(warehouse, "select * from read_parquet(?) where supplier_id = ? order by all", supplierId);
    }

    private static List<Spelling> read(Warehouse warehouse, String question, String... more) throws IOException {
        if (!Files.exists(warehouse.suppliers())) return List.of();
        try (var connection = DuckDb.open(warehouse.root());
                var asking = connection.prepareStatement(question)) {
            asking.setString(1, warehouse.suppliers().toString());
            for (int at = 0; at < more.length; at++) asking.setString(at + 2, more[at]);
            try (var found = asking.executeQuery()) {
                var columns = columns(found.getMetaData());
                var all = new ArrayList<Spelling>();
                while (found.next()) {
                    var row = new ArrayList<String>();
                    for (var column : Spelling.COLUMNS)
                        row.add(columns.contains(column) ? found.getString(column) : "");
                    all.add(Spelling.of(row));
                }
                return all;
            }
        } catch (SQLException broken) {
            throw new IOException(broken);
        }
    }

    /// A table that an earlier edition wrote lacks what that did not know: where facts are from.
    private static Set<String> columns(ResultSetMetaData found) throws SQLException {
        var columns = new HashSet<String>();
        for (int at = 1; at <= found.getColumnCount(); at++) columns.add(found.getColumnName(at));
        return columns;
    }

    /// An empty table where there is none, so that every question has one to ask.
    public static void atLeastNone(Warehouse warehouse) throws IOException {
        if (!Files.exists(warehouse.suppliers())) warehouse.fetched();
        if (!Files.exists(warehouse.suppliers())) write(warehouse, List.of());
    }

    /// The engine takes no parameters for the names of files.
    private static String copy(String csv, String parquet) {
        return """
        copy (select * from read_csv('{csv}', header = true, delim = ',', quote = '"', escape = '"',
              nullstr = 'no text is null', columns = {columns}))
        to '{parquet}' (format parquet)
        """.replace(
                        "{columns}",
                        Spelling.COLUMNS.stream()
                                .map(column -> "'" + column + "': 'varchar'")
                                .collect(java.util.stream.Collectors.joining(", ", "{", "}")))
                .replace("{csv}", csv.replace("'", "''"))
                .replace("{parquet}", parquet.replace("'", "''"));
    }
}
