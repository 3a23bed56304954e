package org.tallystick.library.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Workbooks made by hand, to hold what no library would write.
public final class Books {

    private static final String CONTENT_TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Override PartName="/xl/workbook.xml"
              ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/styles.xml"
              ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
            </Types>
            """;

    private static final String RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            %s
            </Relationships>
            """;

    private static final String RELATION = """
            <Relationship Id="rId%s" Target="%s"
              Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>
            """;

    private static final String WORKBOOK = """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
              xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            %s<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
            """;

    /// Style 1 is Excel's own short date, style 2 a long date in words.
    private static final String STYLES = """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <numFmts count="1"><numFmt numFmtId="164" formatCode="[$-809]d mmmm yyyy;@"/></numFmts>
            <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>
            </styleSheet>
            """;

    private static final String WORKSHEET = """
            %s<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>
            """;

    private static final String ODS = """
            <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
              xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
              xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
            <table:table table:name="S">%s</table:table></office:document-content>
            """;

    private Books() {}

    /// An XLSX file with one sheet of these rows.
    static byte[] book(String rows) throws IOException {
        return book(rows, "", "");
    }

    /// @param properties of the workbook
    /// @param before what stands before the sheet's root
    static byte[] book(String rows, String properties, String before) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", text(CONTENT_TYPES));
        parts.put("_rels/.rels", text(RELATIONS.formatted(RELATION.formatted(1, "xl/workbook.xml", "officeDocument"))));
        parts.put("xl/workbook.xml", text(WORKBOOK.formatted(properties)));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                text(RELATIONS.formatted(RELATION.formatted(1, "worksheets/sheet1.xml", "worksheet")
                        + RELATION.formatted(2, "styles.xml", "styles"))));
        parts.put("xl/styles.xml", text(STYLES));
        parts.put("xl/worksheets/sheet1.xml", text(WORKSHEET.formatted(before, rows)));
        return zip(parts);
    }

    /// One sheet of a workbook.
    ///
    /// @param state like "hidden"; "visible" for most
    public record Tab(String name, String state, String rows) {}

    /// Cells of text in a row; what looks like a number is one.
    public static String row(int number, String... cells) {
        var row = new StringBuilder("<row r='" + number + "'>");
        for (int at = 0; at < cells.length; at++) {
            var where = " r='" + (char) ('A' + at) + number + "'";
            if (cells[at].matches("-?[0-9]+(\\.[0-9]+)?")) row.append("<c" + where + "><v>" + cells[at] + "</v></c>");
            else if (!cells[at].isEmpty())
                row.append("<c" + where + " t='inlineStr'><is><t>" + cells[at] + "</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    public static byte[] tabs(String properties, Tab... tabs) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", text(CONTENT_TYPES));
        parts.put("_rels/.rels", text(RELATIONS.formatted(RELATION.formatted(1, "xl/workbook.xml", "officeDocument"))));
        var sheets = new StringBuilder();
        var relations = new StringBuilder(RELATION.formatted(99, "styles.xml", "styles"));
        for (int at = 0; at < tabs.length; at++) {
            int id = at + 1;
            sheets.append("<sheet name='%s' sheetId='%d' state='%s' r:id='rId%d'/>"
                    .formatted(tabs[at].name(), id, tabs[at].state(), id));
            relations.append(RELATION.formatted(id, "worksheets/sheet" + id + ".xml", "worksheet"));
            parts.put("xl/worksheets/sheet" + id + ".xml", text(WORKSHEET.formatted("", tabs[at].rows())));
        }
        parts.put(
                "xl/workbook.xml",
                text(WORKBOOK.formatted(properties).replaceAll("<sheet name=.*/></sheets>", sheets + "</sheets>")));
        parts.put("xl/_rels/workbook.xml.rels", text(RELATIONS.formatted(relations.toString())));
        parts.put("xl/styles.xml", text(STYLES));
        return zip(parts);
    }

    /// The same workbook as "Strict Open XML" writes it.
    public static byte[] strict(byte[] book) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(
                        entry.getName(),
                        text(new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                                .replace(
                                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                        "http://purl.oclc.org/ooxml/spreadsheetml/main")
                                .replace(
                                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                        "http://purl.oclc.org/ooxml/officeDocument/relationships")));
        }
        return zip(parts);
    }

    /// The beginning of a workbook that is locked with a password: an old kind of file around it.
    public static byte[] locked() {
        var bytes = new byte[2_048];
        var magic = new int[] {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
        for (int at = 0; at < magic.length; at++) bytes[at] = (byte) magic[at];
        var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, bytes, 1_024, name.length);
        return bytes;
    }

    /// An ODS file with one table of these rows.
    static byte[] ods(String rows) throws IOException {
        return zip(Map.of("mimetype", odsMimetype(), "content.xml", text(ODS.formatted(rows))));
    }

    static String odsCell(String text) {
        return "<table:table-cell office:value-type='string'><text:p>" + text + "</text:p></table:table-cell>";
    }

    static byte[] odsMimetype() {
        return text(Format.ODS.mediaType());
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
