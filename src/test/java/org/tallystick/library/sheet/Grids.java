package org.tallystick.library.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import org.tallystick.SharedData;
import org.tallystick.property.Gen;
import org.tallystick.shared.Checked;

/// What the tests of this room share.
final class Grids {

    private Grids() {}

    static byte[] shared(String path) {
        try {
            return Files.readAllBytes(SharedData.at(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<Sheet> valid(byte[] file, String name) {
        return switch (Sheets.read(file, name)) {
            case Checked.Valid<List<Sheet>>(var sheets) -> sheets;
            case Checked.Invalid<List<Sheet>>(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    static String refused(byte[] file, String name) {
        return switch (Sheets.read(file, name)) {
            case Checked.Valid<List<Sheet>>(var sheets) -> throw new AssertionError("taken: " + sheets);
            case Checked.Invalid<List<Sheet>>(var problems) ->
                problems.getFirst().message();
        };
    }

    static List<List<String>> texts(Sheet sheet) {
        return sheet.rows().stream()
                .map(row -> row.stream().map(Cell::text).toList())
                .toList();
    }

    /// Text as suppliers might type it, with all that breaks spreadsheets well represented.
    static Gen<String> nasty() {
        var signs = Gen.texts("=+-@'\t\r\n ,;|\"%_x000D<>&£é😀\uFF1D\u00A0\u200B0123.", 0, 12);
        return Gen.oneOf(
                signs,
                Gen.texts(10),
                Gen.of("=1+1", "'=1+1", "''", "-5.00", "'-5.00", "007", "_x000D_", "sep=;", "#REF!", "1e20000000"));
    }

    static Gen<Sheet> sheets() {
        var cell = Gen.oneOf(
                nasty().map(Cell::text),
                Gen.decimals(new BigDecimal("-1e15"), new BigDecimal("1e15"), 4).map(Cell::number),
                Gen.of(Cell.EMPTY));
        return cell.list(0, 6)
                .list(1, 6)
                .map(rows -> new Sheet("Measures", rows))
                .filter(sheet -> !sheet.rows().isEmpty());
    }
}
