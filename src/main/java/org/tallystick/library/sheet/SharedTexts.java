package org.tallystick.library.sheet;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Cells of a workbook name their texts by number, in a table that all sheets share. The reader at
/// hand gives an empty text for a number that the table does not have; so that no supplier loses
/// its name like that, the numbers are looked at where a text comes out empty.
final class SharedTexts {

    private SharedTexts() {}

    static void refuseMissing(Archive archive) throws IOException {
        try {
            int texts = archive.has("xl/sharedStrings.xml") ? count(archive) : 0;
            for (var name : archive.names())
                if (name.startsWith("xl/worksheets/") && name.endsWith(".xml")) refuseMissing(archive, name, texts);
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private static int count(Archive archive) throws IOException, XMLStreamException {
        int texts = 0;
        try (var in = archive.stream("xl/sharedStrings.xml")) {
            var xml = OdsContent.reader(in);
            while (xml.hasNext())
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("si")) texts++;
        }
        return texts;
    }

    private static void refuseMissing(Archive archive, String sheet, int texts) throws IOException, XMLStreamException {
        try (var in = archive.stream(sheet)) {
            var xml = OdsContent.reader(in);
            boolean shared = false;
            var cell = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) continue;
                if (xml.getLocalName().equals("c")) {
                    shared = "s".equals(xml.getAttributeValue(null, "t"));
                    cell = String.valueOf(xml.getAttributeValue(null, "r"));
                } else if (shared && xml.getLocalName().equals("v")) {
                    var number = xml.getElementText().strip();
                    if (!number.matches("[0-9]{1,9}") || Integer.parseInt(number) >= texts)
                        throw new NotASheet(
                                "The text of cell "
                                        + cell
                                        + " is missing from the workbook: open it in a spreadsheet program, correct the cell, save it and upload that");
                }
            }
        }
    }
}
