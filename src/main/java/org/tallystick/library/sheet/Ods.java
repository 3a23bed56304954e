package org.tallystick.library.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// ODS, read by [OdsContent]. The library at hand reads numbers through a double and, writing,
/// loses an empty row before a filled one; the few elements that a sheet of text and numbers needs
/// are written here (OpenDocument 1.3, part 3).
final class Ods {

    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String MANIFEST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
            <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
            </manifest:manifest>
            """;

    private Ods() {}

    static List<Sheet> read(Archive archive) throws IOException {
        try (var content = archive.stream("content.xml")) {
            return new OdsContent(content).sheets();
        }
    }

    static byte[] write(List<Sheet> sheets) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8(Format.ODS.mediaType()));
        parts.put("META-INF/manifest.xml", utf8(MANIFEST.formatted(Format.ODS.mediaType())));
        parts.put("content.xml", content(sheets));
        return Archive.write(parts);
    }

    private static byte[] content(List<Sheet> sheets) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("office:document-content");
            xml.writeAttribute("xmlns:office", OFFICE);
            xml.writeAttribute("xmlns:table", OdsContent.TABLE);
            xml.writeAttribute("xmlns:text", OdsContent.TEXT);
            xml.writeAttribute("office:version", "1.3");
            xml.writeStartElement("office:body");
            xml.writeStartElement("office:spreadsheet");
            for (var sheet : sheets) table(xml, sheet);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return out.toByteArray();
    }

    private static void table(XMLStreamWriter xml, Sheet sheet) throws XMLStreamException {
        xml.writeStartElement("table:table");
        xml.writeAttribute("table:name", sheet.name());
        xml.writeEmptyElement("table:table-column");
        xml.writeAttribute("table:number-columns-repeated", Integer.toString(Math.max(1, sheet.width())));
        for (var row : sheet.rows()) {
            xml.writeStartElement("table:table-row");
            // The schema asks for at least one cell.
            if (row.isEmpty()) xml.writeEmptyElement("table:table-cell");
            for (var cell : row) cell(xml, cell);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void cell(XMLStreamWriter xml, Cell cell) throws XMLStreamException {
        if (cell.isEmpty()) {
            xml.writeEmptyElement("table:table-cell");
            return;
        }
        boolean number = cell.kind() == Cell.Kind.NUMBER;
        xml.writeStartElement("table:table-cell");
        xml.writeAttribute("office:value-type", number ? "float" : "string");
        if (number) xml.writeAttribute("office:value", cell.text());
        for (var line : cell.text().split("\n", -1)) {
            xml.writeStartElement("text:p");
            paragraph(xml, line);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// Readers run spaces together and drop those at the ends, so each but a single one between
    /// words has an element of its own; so has a tab.
    private static void paragraph(XMLStreamWriter xml, String line) throws XMLStreamException {
        for (int at = 0; at < line.length(); ) {
            char c = line.charAt(at);
            int end = at + 1;
            if (c == '\t') xml.writeEmptyElement("text:tab");
            else if (c == '\r') xml.writeEntityRef("#13");
            else if (c == ' ') {
                while (end < line.length() && line.charAt(end) == ' ') end++;
                spaces(xml, end - at, at == 0 || end == line.length());
            } else {
                while (end < line.length() && " \t\r".indexOf(line.charAt(end)) < 0) end++;
                xml.writeCharacters(line.substring(at, end));
            }
            at = end;
        }
    }

    private static void spaces(XMLStreamWriter xml, int count, boolean atAnEnd) throws XMLStreamException {
        if (count == 1 && !atAnEnd) {
            xml.writeCharacters(" ");
            return;
        }
        xml.writeEmptyElement("text:s");
        xml.writeAttribute("text:c", Integer.toString(count));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
