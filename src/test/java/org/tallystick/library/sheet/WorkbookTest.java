package org.tallystick.library.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.Spent;
import tools.jackson.databind.json.JsonMapper;

class WorkbookTest {

    @Test
    void aRealGrantsWorkbookAgreesWithItsJson() {
        var sheet = Grids.valid(Grids.shared("data/grants/grants-a.xlsx"), "grants-a.xlsx")
                .getFirst();
        var grants = JsonMapper.shared()
                .readTree(Grids.shared("data/grants/grants-a.json"))
                .get("grants");
        assertThat(sheet.rows()).hasSize(grants.size() + 1);
        var columns = Columns.match(
                sheet,
                List.of(
                        Column.required("Identifier"),
                        Column.required("Amount awarded"),
                        Column.required("Award date")));
        assertThat(columns.problems()).isEmpty();
        int at = 0;
        for (var row : columns.rows()) {
            var grant = grants.get(at++);
            assertThat(row.text(Column.required("Identifier")))
                    .isEqualTo(grant.get("id").asString());
            assertThat(new BigDecimal(row.text(Column.required("Amount awarded"))))
                    .isEqualByComparingTo(grant.get("amountAwarded").decimalValue());
            assertThat(grant.get("awardDate").asString()).startsWith(row.text(Column.required("Award date")));
        }
        assertThat(at).isEqualTo(grants.size());
    }

    @ParameterizedTest(name = "{0} in a cell is {1}")
    @CsvFileSource(resources = "/examples/workbook-numbers.csv", numLinesToSkip = 1)
    void numbersAreReadFromTheirText(String raw, String read) throws IOException {
        var sheet = Grids.valid(Books.book("<row r='1'><c r='A1'><v>" + raw + "</v></c></row>"), "b")
                .getFirst();
        assertThat(sheet.at(0, 0).text()).isEqualTo(read);
    }

    @Test
    void hostileNumbersInAWorkbookNeitherStopNorChange() throws IOException {
        for (var each : JsonMapper.shared().readTree(Grids.shared("data/hostile/numbers/numbers.json"))) {
            var text = each.get("text").asString();
            if (text.codePoints().anyMatch(Cell::forbidden)) continue;
            var escaped = text.replace("&", "&amp;").replace("<", "&lt;");
            var began = Spent.processor();
            var sheet = Grids.valid(Books.book("<row r='1'><c r='A1'><v>" + escaped + "</v></c></row>"), "b")
                    .getFirst();
            var cell = sheet.at(0, 0);
            if (cell.kind() == Cell.Kind.NUMBER)
                assertThat(new BigDecimal(cell.text())).isEqualByComparingTo(new BigDecimal(text.strip()));
            else assertThat(cell.text().strip()).isEqualTo(text.strip());
            assertThat(Spent.processor().minus(began)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void datesAreToldByTheirFormatInBothCalendars() throws IOException {
        var rows = "<row r='1'><c r='A1' s='1'><v>42639</v></c><c r='B1' s='1'><v>42639.4375</v></c>"
                + "<c r='C1' s='1'><v>60</v></c><c r='D1'><v>42639</v></c><c r='E1' s='2'><v>42639</v></c></row>";
        var sheet = Grids.valid(Books.book(rows), "b").getFirst();
        assertThat(Grids.texts(sheet).getFirst())
                .containsExactly("2016-09-26", "2016-09-26T10:30", "60", "42639", "2016-09-26");
        var from1904 = Grids.valid(Books.book(rows, "<workbookPr date1904='1'/>", ""), "b")
                .getFirst();
        assertThat(from1904.at(0, 0).text()).isEqualTo("2020-09-27");
    }

    @Test
    void errorsBooleansAndFormulasAreRead() throws IOException {
        var rows = "<row r='2'><c r='B2' t='e'><v>#REF!</v></c><c r='C2' t='b'><v>1</v></c>"
                + "<c r='D2'><f>1+1</f><v>2</v></c><c r='E2' t='str'><f>A1</f><v>=x</v></c>"
                + "<c r='F2' t='e'><f>A1</f><v>#N/A</v></c></row>";
        var sheet = Grids.valid(Books.book(rows), "b").getFirst();
        assertThat(Grids.texts(sheet).get(1)).containsExactly("", "#REF!", "TRUE", "2", "=x", "#N/A");
        assertThat(sheet.at(1, 1).kind()).isEqualTo(Cell.Kind.ERROR);
        assertThat(sheet.at(1, 3).kind()).isEqualTo(Cell.Kind.NUMBER);
        assertThat(sheet.at(1, 5).kind()).isEqualTo(Cell.Kind.ERROR);
    }

    @Test
    void aDoctypeIsRefusedInEveryEncoding() throws IOException {
        var doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM 'http://127.0.0.1:9/'>]>";
        assertThat(Grids.refused(Books.book("<row r='1'><c r='A1'><v>1</v></c></row>", "", doctype), "b"))
                .contains("DOCTYPE");
        var utf16 = Books.zip(Map.of(
                "mimetype", Books.odsMimetype(), "content.xml", (doctype + "<x/>").getBytes(StandardCharsets.UTF_16)));
        assertThat(Grids.refused(utf16, "b")).contains("DOCTYPE");
    }

    @Test
    void aBombIsRefusedWithinTwoSecondsAndLittleMemory() throws IOException {
        var bomb = Books.zip(
                Map.of("xl/workbook.xml", new byte[8], "xl/worksheets/sheet1.xml", new byte[150 * 1024 * 1024]));
        assertThat(bomb.length).isLessThan(200_000);
        var began = Spent.processor();
        var before = Spent.allocated();
        assertThat(Grids.refused(bomb, "bomb.xlsx")).contains("far larger unpacked");
        assertThat(Spent.allocated() - before).isLessThan(64L * 1024 * 1024);
        assertThat(Spent.processor().minus(began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aRowOrColumnFarOutIsRefusedAndEmptyOnesAreNot() throws IOException {
        assertThat(Grids.refused(Books.book("<row r='900000'><c r='A900000'><v>1</v></c></row>"), "b"))
                .contains("rows");
        assertThat(Grids.refused(Books.book("<row r='1'><c r='XFD1'><v>1</v></c></row>"), "b"))
                .contains("columns");
        var blanks = "<table:table-row table:number-rows-repeated='1048576'><table:table-cell"
                + " table:number-columns-repeated='16384'/></table:table-row>";
        assertThat(Grids.valid(Books.ods("<table:table-row>" + Books.odsCell("x") + "</table:table-row>" + blanks), "o")
                        .getFirst()
                        .rows())
                .hasSize(1);
        assertThat(Grids.refused(
                        Books.ods("<table:table-row table:number-rows-repeated='999999999'>"
                                + Books.odsCell("x")
                                + "</table:table-row>"),
                        "o"))
                .contains("more than 200,000 rows");
        assertThat(Grids.refused(
                        Books.ods("<table:table-row>"
                                + Books.odsCell("x")
                                        .replace(
                                                "<table:table-cell",
                                                "<table:table-cell table:number-columns-repeated='16384'")
                                + "</table:table-row>"),
                        "o"))
                .contains("columns");
    }

    @Test
    void otherFilesAreRefusedByWhatTheyHold() throws IOException {
        assertThat(Grids.refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "a.xlsx"))
                .contains("old Excel");
        assertThat(Grids.refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "a.csv"))
                .contains("not a spreadsheet");
        assertThat(Grids.refused(Books.zip(Map.of("word/document.xml", new byte[3])), "a.xlsx"))
                .contains("not a workbook");
        assertThat(Grids.refused("PK\3\4 and then nothing".getBytes(StandardCharsets.UTF_8), "a.xlsx"))
                .contains("damaged");
        assertThat(Grids.refused(new byte[Sheets.MOST_BYTES + 1], "a.csv")).contains("20 MB");
    }

    @Test
    void aWorkbookCutShortAnywhereIsAProblem() {
        var whole = Sheets.write(Format.XLSX, List.of(Sheet.ofText("s", List.of(List.of("a", "b")))));
        for (int length = 2; length < whole.length; length += 37)
            assertThat(Grids.refused(java.util.Arrays.copyOf(whole, length), "cut.xlsx"))
                    .isNotBlank();
    }

    @Test
    void aSheetOfEmptyRowsWithoutEndIsRefused() throws IOException {
        var rows = new StringBuilder();
        for (int row = 0; row < 1_100_000; row++)
            rows.append("<row ht='").append(row * 7919L).append("'/>");
        assertThat(Grids.refused(Books.book(rows.toString()), "b")).contains("more than 200,000 rows");
    }
}
