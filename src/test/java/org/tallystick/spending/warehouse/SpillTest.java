package org.tallystick.spending.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {

    @TempDir
    Path folder;

    /// DuckDB is told to write inside the warehouse, and others on the machine cannot look there.
    @Test
    void duckDbWritesInsideTheWarehouse() throws SQLException, IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        try (var connection = DuckDb.open(warehouse.root());
                var asking = connection.createStatement();
                var set = asking.executeQuery("select current_setting('temp_directory')")) {
            assertThat(set.next()).isTrue();
            assertThat(Path.of(set.getString(1))).startsWithRaw(warehouse.root().resolve("spill"));
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(warehouse.root().resolve("spill"))))
                .isEqualTo("rwx------");
    }

    /// A start removes what was left, and nothing of a process that is under way.
    @Test
    void whatWasLeftIsRemoved() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        var spill = warehouse.root().resolve("spill");
        var running = ProcessHandle.current().parent().orElseThrow().pid();
        for (var each : new String[] {"left", "999999999-a", running + "-a"})
            Files.writeString(Files.createDirectories(spill.resolve(each)).resolve("x.tmp"), "x");
        assertThat(warehouse.tidied()).isEqualTo(warehouse);
        try (var kept = Files.list(spill)) {
            assertThat(kept).containsExactly(spill.resolve(running + "-a"));
        }
    }
}
