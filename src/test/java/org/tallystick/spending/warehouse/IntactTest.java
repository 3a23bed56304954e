package org.tallystick.spending.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.platform.store.DamagedFile;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.Scope;
import org.tallystick.spending.asking.Shares;

/// One flipped bit on the disk: no figure comes of it, and doctor names the file.
class IntactTest {

    @TempDir
    Path folder;

    Warehouse warehouse = new Warehouse(Path.of("unset"));

    @BeforeEach
    void load() throws IOException {
        warehouse = new Warehouse(folder.resolve("warehouse"));
        var file = folder.resolve("april.csv");
        var text = new StringBuilder("Date,Supplier,Amount,Postcode\n");
        for (var at = 1; at <= 40; at++)
            text.append("2026-04-%02d,Firm %d,%d.50,SY2 6ND\n".formatted(1 + at % 28, at % 7, 100 + at));
        Files.writeString(file, text);
        new Loading(warehouse, Postcodes.builtIn()).load("anytown", "april.csv", file);
        ask();
    }

    private void ask() throws IOException {
        var shropshire = Local.of("Shropshire", Set.of("E06000051"));
        new Shares(warehouse, Postcodes.builtIn())
                .ask(
                        new Scope(shropshire, Set.of(), LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)),
                        Breakdown.ALL);
    }

    private Manifest manifest() {
        return warehouse.manifests("anytown").getFirst();
    }

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        // A disk that fails changes no time; a test's file may be as old as the one before it.
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void whatIsWholeIsSaidToBe() {
        assertThat(warehouse.damage()).isEmpty();
    }

    @Test
    void noFigureComesOfDamagedPayments() throws IOException {
        var lines = warehouse.lines(manifest());
        assertThat(warehouse.wholeLines(manifest())).isEqualTo(lines);
        flip(lines);
        assertThatThrownBy(() -> warehouse.wholeLines(manifest())).isInstanceOf(DamagedFile.class);
        assertThatThrownBy(this::ask)
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining(String.valueOf(lines.getFileName()));
        assertThat(warehouse.damage()).singleElement().asString().contains(".parquet");
    }

    @Test
    void aDamagedTableOfSuppliersIsNotAsked() throws IOException {
        flip(warehouse.suppliers());
        assertThatThrownBy(this::ask).isInstanceOf(DamagedFile.class).hasMessageContaining("suppliers.parquet");
        assertThat(warehouse.damage()).singleElement().asString().contains("suppliers.parquet");
    }

    @Test
    void aDamagedOriginalAndManifestAreNamed() throws IOException {
        var manifest = manifest();
        flip(warehouse.original(manifest.sha256()));
        assertThat(warehouse.damage()).singleElement().asString().contains("originals/");
        Path json;
        try (var files = Files.walk(folder.resolve("warehouse/manifests"))) {
            json = files.filter(each -> each.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(json, Files.readString(json).substring(0, 40));
        Files.setLastModifiedTime(json, FileTime.from(Instant.now().plusSeconds(60)));
        assertThatThrownBy(() -> warehouse.manifests("anytown")).isInstanceOf(DamagedFile.class);
        assertThat(warehouse.damage()).singleElement().asString().contains("manifests/");
    }
}
