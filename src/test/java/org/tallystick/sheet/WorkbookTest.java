package org.tallystick.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.json.JsonMapper;

class WorkbookTest {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    @Test
    void aRealGrantsWorkbookAgreesWithItsJson() {
        var sheet = Grids.valid(Grids.shared("data/grants/grants-a.xlsx"), "grants-a.xlsx").getFirst();
        var grants = JsonMapper.shared().readTree(Grids.shared("data/grants/grants-a.json")).get("grants");
        assertThat(sheet.rows()).hasSize(grants.size() + 1);
        var columns = Columns.match(sheet, List.of(
                Column.required("Identifier"), Column.required("Amount awarded"), Column.required("Award date")));
        assertThat(columns.problems()).isEmpty();
        int at = 0;
        for (var row : columns.rows()) {
            var grant = grants.get(at++);
            assertThat(row.text(Column.required("Identifier"))).isEqualTo(grant.get("id").asString());
            assertThat(new BigDecimal(row.text(Column.required("Amount awarded"))))
                    .isEqualByComparingTo(grant.get("amountAwarded").decimalValue());
            assertThat(grant.get("awardDate").asString()).startsWith(row.text(Column.required("Award date")));
        }
        assertThat(at).isEqualTo(grants.size());
    }

    @ParameterizedTest(name = "{0} in a cell is {1}")
    @CsvFileSource(resources = "/examples/workbook-numbers.csv", numLinesToSkip = 2)
    void numbersAreReadFromTheirText(String raw, String read) throws IOException {
        var sheet = Grids.valid(book("<row r='1'><c r='A1'><v>" + raw + "</v></c></row>", "", ""), "b").getFirst();
        assertThat(sheet.at(0, 0).text()).isEqualTo(read);
    }

    @Test
    void hostileNumbersInAWorkbookNeitherStopNorChange() throws IOException {
        for (var each : JsonMapper.shared().readTree(Grids.shared("data/hostile/numbers/numbers.json"))) {
            var text = each.get("text").asString();
            if (text.codePoints().anyMatch(Cell::forbidden)) continue;
            var escaped = text.replace("&", "&amp;").replace("<", "&lt;");
            var began = Instant.now();
            var sheet = Grids.valid(book("<row r='1'><c r='A1'><v>" + escaped + "</v></c></row>", "", ""), "b").getFirst();
            var cell = sheet.at(0, 0);
            if (cell.kind() == Cell.Kind.NUMBER)
                assertThat(new BigDecimal(cell.text())).isEqualByComparingTo(new BigDecimal(text.strip()));
            else assertThat(cell.text().strip()).isEqualTo(text.strip());
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void datesAreToldByTheirFormatInBothCalendars() throws IOException {
        var rows = "<row r='1'><c r='A1' s='1'><v>42639</v></c><c r='B1' s='1'><v>42639.4375</v></c>"
                + "<c r='C1' s='1'><v>60</v></c><c r='D1'><v>42639</v></c><c r='E1' s='2'><v>42639</v></c></row>";
        var sheet = Grids.valid(book(rows, "", ""), "b").getFirst();
        assertThat(Grids.texts(sheet).getFirst())
                .containsExactly("2016-09-26", "2016-09-26T10:30", "60", "42639", "2016-09-26");
        var from1904 = Grids.valid(book(rows, "<workbookPr date1904='1'/>", ""), "b").getFirst();
        assertThat(from1904.at(0, 0).text()).isEqualTo("2020-09-27");
    }

    @Test
    void errorsBooleansAndFormulasAreRead() throws IOException {
        var rows = "<row r='2'><c r='B2' t='e'><v>#REF!</v></c><c r='C2' t='b'><v>1</v></c>"
                + "<c r='D2'><f>1+1</f><v>2</v></c><c r='E2' t='str'><f>A1</f><v>=x</v></c>"
                + "<c r='F2' t='e'><f>A1</f><v>#N/A</v></c></row>";
        var sheet = Grids.valid(book(rows, "", ""), "b").getFirst();
        assertThat(Grids.texts(sheet).get(1)).containsExactly("", "#REF!", "TRUE", "2", "=x", "#N/A");
        assertThat(sheet.at(1, 1).kind()).isEqualTo(Cell.Kind.ERROR);
        assertThat(sheet.at(1, 3).kind()).isEqualTo(Cell.Kind.NUMBER);
        assertThat(sheet.at(1, 5).kind()).isEqualTo(Cell.Kind.ERROR);
    }

    @Test
    void aDoctypeIsRefusedInEveryEncoding() throws IOException {
        var doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM 'http://127.0.0.1:9/'>]>";
        assertThat(Grids.refused(book("<row r='1'><c r='A1'><v>1</v></c></row>", "", doctype), "b")).contains("DOCTYPE");
        var utf16 = zip(Map.of("mimetype", ods(), "content.xml", (doctype + "<x/>").getBytes(StandardCharsets.UTF_16)));
        assertThat(Grids.refused(utf16, "b")).contains("DOCTYPE");
    }

    @Test
    void aBombIsRefusedWithinTwoSecondsAndLittleMemory() throws IOException {
        var bomb = zip(Map.of("xl/workbook.xml", new byte[8], "xl/worksheets/sheet1.xml", new byte[150 * 1024 * 1024]));
        assertThat(bomb.length).isLessThan(200_000);
        var began = Instant.now();
        long before = allocated();
        assertThat(Grids.refused(bomb, "bomb.xlsx")).contains("far larger unpacked");
        assertThat(allocated() - before).isLessThan(64L * 1024 * 1024);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aRowOrColumnFarOutIsRefusedAndEmptyOnesAreNot() throws IOException {
        assertThat(Grids.refused(book("<row r='900000'><c r='A900000'><v>1</v></c></row>", "", ""), "b")).contains("rows");
        assertThat(Grids.refused(book("<row r='1'><c r='XFD1'><v>1</v></c></row>", "", ""), "b")).contains("columns");
        var blanks = "<table:table-row table:number-rows-repeated='1048576'><table:table-cell"
                + " table:number-columns-repeated='16384'/></table:table-row>";
        assertThat(Grids.valid(ods("<table:table-row>" + odsCell("x") + "</table:table-row>" + blanks), "o").getFirst().rows())
                .hasSize(1);
        assertThat(Grids.refused(ods("<table:table-row table:number-rows-repeated='999999999'>" + odsCell("x")
                + "</table:table-row>"), "o")).contains("more than 200,000 rows");
        assertThat(Grids.refused(ods("<table:table-row>" + odsCell("x").replace("<table:table-cell",
                "<table:table-cell table:number-columns-repeated='16384'") + "</table:table-row>"), "o")).contains("columns");
    }

    @Test
    void otherFilesAreRefusedByWhatTheyHold() throws IOException {
        assertThat(Grids.refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, "a.xlsx")).contains("old Excel");
        assertThat(Grids.refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "a.csv")).contains("not a spreadsheet");
        assertThat(Grids.refused(zip(Map.of("word/document.xml", new byte[3])), "a.xlsx")).contains("not a workbook");
        assertThat(Grids.refused("PK\3\4 and then nothing".getBytes(StandardCharsets.UTF_8), "a.xlsx")).contains("damaged");
        assertThat(Grids.refused(new byte[Sheets.MOST_BYTES + 1], "a.csv")).contains("20 MB");
    }

    @Test
    void aWorkbookCutShortAnywhereIsAProblem() {
        var whole = Sheets.write(Format.XLSX, List.of(Sheet.ofText("s", List.of(List.of("a", "b")))));
        for (int length = 2; length < whole.length; length += 37)
            assertThat(Grids.refused(java.util.Arrays.copyOf(whole, length), "cut.xlsx")).isNotBlank();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static byte[] book(String rows, String properties, String before) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", text("<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument."
                + "spreadsheetml.sheet.main+xml'/><Override PartName='/xl/styles.xml' ContentType='application/vnd."
                + "openxmlformats-officedocument.spreadsheetml.styles+xml'/></Types>"));
        parts.put("_rels/.rels", text(relation("officeDocument", "xl/workbook.xml", "1")));
        parts.put("xl/workbook.xml", text("<workbook " + MAIN + " xmlns:r='http://schemas.openxmlformats.org/officeDocument"
                + "/2006/relationships'>" + properties + "<sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets></workbook>"));
        parts.put("xl/_rels/workbook.xml.rels", text(relation("worksheet", "worksheets/sheet1.xml", "1")
                .replace("</Relationships>", relation("styles", "styles.xml", "2").replaceAll("</?Relationships[^>]*>", "")
                        + "</Relationships>")));
        parts.put("xl/styles.xml", text("<styleSheet " + MAIN + "><numFmts count='1'><numFmt numFmtId='164'"
                + " formatCode='[$-809]d mmmm yyyy;@'/></numFmts><cellXfs count='3'><xf numFmtId='0'/><xf numFmtId='14'/>"
                + "<xf numFmtId='164'/></cellXfs></styleSheet>"));
        parts.put("xl/worksheets/sheet1.xml", text(before + "<worksheet " + MAIN + "><sheetData>" + rows
                + "</sheetData></worksheet>"));
        return zip(parts);
    }

    private static String relation(String kind, String target, String id) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId" + id
                + "' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind + "' Target='" + target
                + "'/></Relationships>";
    }

    private static byte[] ods(String rows) throws IOException {
        return zip(Map.of("mimetype", ods(), "content.xml", text("<office:document-content"
                + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
                + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><table:table table:name='S'>" + rows
                + "</table:table></office:document-content>")));
    }

    private static String odsCell(String text) {
        return "<table:table-cell office:value-type='string'><text:p>" + text + "</text:p></table:table-cell>";
    }

    private static byte[] ods() {
        return text(Format.ODS.mediaType());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }
}
