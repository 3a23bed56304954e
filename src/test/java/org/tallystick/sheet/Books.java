package org.tallystick.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Workbooks made by hand, to hold what no library would write.
final class Books {

    private static final String CONTENT_TYPES =
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Override PartName="/xl/workbook.xml"
              ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/styles.xml"
              ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
            </Types>
            """;

    private static final String RELATIONS =
            """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            %s
            </Relationships>
            """;

    private static final String RELATION =
            """
            <Relationship Id="rId%s" Target="%s"
              Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>
            """;

    private static final String WORKBOOK =
            """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
              xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            %s<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
            """;

    /// Style 1 is Excel's own short date, style 2 a long date in words.
    private static final String STYLES =
            """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <numFmts count="1"><numFmt numFmtId="164" formatCode="[$-809]d mmmm yyyy;@"/></numFmts>
            <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs>
            </styleSheet>
            """;

    private static final String WORKSHEET =
            """
            %s<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>
            """;

    private static final String ODS =
            """
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
        parts.put(
                "_rels/.rels",
                text(
                        RELATIONS.formatted(
                                RELATION.formatted(1, "xl/workbook.xml", "officeDocument"))));
        parts.put("xl/workbook.xml", text(WORKBOOK.formatted(properties)));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                text(
                        RELATIONS.formatted(
                                RELATION.formatted(1, "worksheets/sheet1.xml", "worksheet")
                                        + RELATION.formatted(2, "styles.xml", "styles"))));
        parts.put("xl/styles.xml", text(STYLES));
        parts.put("xl/worksheets/sheet1.xml", text(WORKSHEET.formatted(before, rows)));
        return zip(parts);
    }

    /// An ODS file with one table of these rows.
    static byte[] ods(String rows) throws IOException {
        return zip(Map.of("mimetype", odsMimetype(), "content.xml", text(ODS.formatted(rows))));
    }

    static String odsCell(String text) {
        return "<table:table-cell office:value-type='string'><text:p>"
                + text
                + "</text:p></table:table-cell>";
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
