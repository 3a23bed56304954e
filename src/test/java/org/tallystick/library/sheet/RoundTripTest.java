package org.tallystick.library.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;

/// Export, import and export again is the same bytes (house invariant 11), and nothing that was
/// typed changes.
class RoundTripTest {

    Gen<Sheet> sheets() {
        return Grids.sheets();
    }

    @Property(tries = 150)
    void xlsxKeepsEveryCell(@ForAll("sheets") Sheet sheet) {
        assertThat(again(Format.XLSX, sheet)).isEqualTo(sheet);
    }

    @Property(tries = 150)
    void odsKeepsEveryCell(@ForAll("sheets") Sheet sheet) {
        assertThat(again(Format.ODS, sheet)).isEqualTo(sheet);
    }

    @Property(tries = 1000)
    void csvKeepsEveryText(@ForAll("sheets") Sheet sheet) {
        assertThat(Grids.texts(again(Format.CSV, sheet))).isEqualTo(Grids.texts(sheet));
    }

    private static Sheet again(Format format, Sheet sheet) {
        var bytes = Sheets.write(format, List.of(sheet));
        var read = Grids.valid(bytes, "Measures." + format.extension());
        assertThat(Sheets.write(format, read)).as("the same bytes").isEqualTo(bytes);
        return read.getFirst();
    }

    @ParameterizedTest
    @EnumSource
    void theSameSheetsGiveTheSameBytesLater(Format format) throws InterruptedException {
        var sheets = List.of(
                Sheet.ofText("A", List.of(List.of("Reference", "Name"), List.of("TH-EC-06", "Apprenticeships"))));
        var before = Sheets.write(format, sheets);
        // A zip file keeps time in steps of two seconds.
        Thread.sleep(2_100);
        assertThat(Sheets.write(format, sheets)).isEqualTo(before);
    }

    @Test
    void aWorkbookKeepsItsSheetsAndNumbersApart() {
        var first = new Sheet("One", List.of(List.of(Cell.number(new BigDecimal("1250.50")), Cell.text("1250.50"))));
        var second = Sheet.ofText("Two", List.of(List.of("x"), List.of(), List.of("", "y")));
        for (var format : List.of(Format.XLSX, Format.ODS))
            assertThat(Grids.valid(Sheets.write(format, List.of(first, second)), "a"))
                    .containsExactly(first, second);
    }

    @Test
    void aWorkbookOfManySheetsWithOneNameIsStillWritten() {
        var sheet = Sheet.ofText("Same", List.of(List.of("x")));
        assertThat(Grids.valid(Sheets.write(Format.XLSX, List.of(sheet, sheet)), "a"))
                .hasSize(2);
    }
}
