package org.tallystick.spending.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.library.place.Postcodes;
import org.tallystick.spending.warehouse.Loading;
import org.tallystick.spending.warehouse.Spellings;
import org.tallystick.spending.warehouse.Warehouse;

class EngineTest {

    @TempDir
    Path folder;

    /// A question takes at most a gigabyte and four processors, and what does not fit goes to the
    /// disk: left alone, DuckDB takes most of the machine.
    @Test
    void aQuestionIsModest() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        var file = Files.writeString(folder.resolve("april.csv"), "Date,Supplier,Amount\n01/04/2026,Acme,1.00\n");
        new Loading(warehouse, Postcodes.builtIn()).load("anytown", "april.csv", file);
        Spellings.atLeastNone(warehouse);
        var lines = warehouse.lines(warehouse.manifests("anytown").getFirst());
        try (var engine = Engine.over(warehouse, List.of(lines), warehouse.suppliers())) {
            var limits = engine.ask(
                            new Question(
                                    "limits",
                                    "select current_setting('memory_limit'), current_setting('threads'),"
                                            + " current_setting('temp_directory')",
                                    ""),
                            List.of())
                    .rows()
                    .getFirst();
            assertThat(limits.get(0)).isEqualTo("953.6 MiB");
            assertThat(Integer.parseInt(limits.get(1))).isBetween(1, 4);
            assertThat(limits.get(2))
                    .startsWith(warehouse.root().resolve("spill").toString());
        }
    }
}
