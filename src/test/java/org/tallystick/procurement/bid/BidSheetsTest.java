package org.tallystick.procurement.bid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.library.sheet.Cell;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.procurement.bid.BidSheets.Reading;
import org.tallystick.procurement.tender.Tender;
import org.tallystick.procurement.tender.TenderFormTest;
import org.tallystick.shared.Checked;

class BidSheetsTest {

    static final Tender TENDER = TenderFormTest.valid(
            Tendering.form(Instant.parse("2026-12-01T12:00:00Z")).check(Tendering.edition()));

    static List<Sheet> file(Format format, List<Sheet> sheets) {
        return switch (Sheets.read(Sheets.write(format, sheets), "bid." + format.extension())) {
            case Checked.Valid<List<Sheet>>(var read) -> read;
            case Checked.Invalid<List<Sheet>>(var problems) -> throw new AssertionError(problems);
        };
    }

    static Sheet changed(Sheet sheet, int row, int column, String text) {
        var rows = new ArrayList<List<Cell>>();
        for (int at = 0; at < sheet.rows().size(); at++) {
            var cells = new ArrayList<Cell>();
            for (int place = 0; place < sheet.width(); place++)
                cells.add(at == row && place == column ? Cell.text(text) : sheet.at(at, place));
            rows.add(cells);
        }
        return new Sheet(sheet.name(), rows);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void theSameBidByFormAndBySpreadsheet(Format format) {
        var form = Tendering.bid("=Alder & Sons", "4.5", "6,000", "Line one\nline two");
        assertThat(BidSheets.read(TENDER, file(format, BidSheets.export(TENDER, form))))
                .isEqualTo(new Reading.Whole(form));
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void anEmptyTemplateReadsAsAnEmptyBid(Format format) {
        assertThat(BidSheets.read(TENDER, file(format, BidSheets.export(TENDER, BidForm.EMPTY))))
                .isEqualTo(new Reading.Whole(BidForm.EMPTY));
    }

    @Test
    void aWrongCellIsNamed() {
        var sheet = BidSheets.export(TENDER, Tendering.bid("Alder", "4", "6,000", "x"))
                .getFirst();
        assertThat(BidSheets.read(TENDER, List.of(changed(sheet, 6, 4, "1e9999"))))
                .isInstanceOfSatisfying(Reading.Refused.class, refused -> {
                    assertThat(refused.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.cell()).isEqualTo("E7");
                        assertThat(problem.remedy()).contains("as a number");
                    });
                    assertThat(refused.marked().at(6, 6).text()).contains("as a number");
                });
        assertThat(BidSheets.read(TENDER, List.of(changed(sheet, 6, 3, "2030-Q1"))))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().cell()).isEqualTo("D7"));
        assertThat(BidSheets.read(TENDER, List.of(changed(sheet, 6, 0, "M-NONE"))))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().cell()).isEqualTo("A7"));
        assertThat(BidSheets.read(TENDER, List.of(changed(sheet, 7, 3, "2027-Q2"))))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problems().getFirst().message())
                                .isEqualTo("This question is answered twice"));
    }

    @Test
    void aSheetWithoutTheColumnsIsRefused() {
        assertThat(BidSheets.read(TENDER, List.of(Sheet.ofText("x", List.of(List.of("a", "b"), List.of("1", "2"))))))
                .isInstanceOf(Reading.Refused.class);
        assertThat(BidSheets.read(TENDER, List.of())).isInstanceOf(Reading.Refused.class);
    }
}
