package org.tallystick.library.sheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The part of an ODS file that holds its tables (OpenDocument 1.3, part 3, chapters 6, 9 and 19).
final class OdsContent {

    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static final String CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

    /// What may stand in a table or a cell and is no part of its value.
    private static final Set<String> ASIDE =
            Set.of("annotation", "shapes", "tracked-changes", "named-expressions", "forms");

    private static final Set<String> ERRORS =
            Set.of("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!");

    private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

    private final XMLStreamReader xml;

    /// The style that is being read, and those whose tables nobody sees.
    private @Nullable String style;

    private final Set<String> hiding = new HashSet<>();

    OdsContent(InputStream content) {
        try {
            xml = reader(content);
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    /// Reads XML that reaches for nothing outside itself.
    static XMLStreamReader reader(InputStream content) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(content);
    }

    List<Sheet> sheets() {
        var sheets = new ArrayList<Sheet>();
        try {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
                if (is(TABLE, "table")) sheets.add(table());
                else if (is(STYLE, "style")) style = attribute(STYLE, "name");
                else if (is(STYLE, "table-properties") && "false".equals(attribute(TABLE, "display")) && style != null)
                    hiding.add(style);
            }
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
        return sheets;
    }

    private Sheet table() throws XMLStreamException {
        var name = attribute(TABLE, "name");
        var shown = attribute(TABLE, "style-name");
        boolean hidden = shown != null && hiding.contains(shown);
        var rows = new Rows(name == null ? "Sheet" : name);
        int place = 0;
        while (!ends(TABLE, "table")) {
            if (!xml.isStartElement()) continue;
            if (ASIDE.contains(xml.getLocalName())) skip();
            else if (is(TABLE, "table-row")) {
                int times = times("number-rows-repeated");
                var row = row();
                // A sheet ends in a million empty rows, told in one element.
                if (!row.isEmpty()) for (int again = 0; again < times; again++) rows.put(place + again, row);
                place = Math.min(place + times, Rows.MOST_ROWS);
            }
        }
        return rows.toSheet(new Sheet.Kept(hidden, false, false));
    }

    private List<Cell> row() throws XMLStreamException {
        var cells = new ArrayList<Cell>();
        int empty = 0;
        while (!ends(TABLE, "table-row")) {
            if (!xml.isStartElement() || !(is(TABLE, "table-cell") || is(TABLE, "covered-table-cell"))) continue;
            int times = times("number-columns-repeated");
            var cell = cell();
            if (cell.isEmpty()) {
                empty = Math.min(empty + times, Rows.MOST_COLUMNS + 1);
                continue;
            }
            for (; empty > 0; empty--) cells.add(Cell.EMPTY);
            for (int again = 0; again < Math.min(times, Rows.MOST_COLUMNS + 1); again++) cells.add(cell);
            if (cells.size() > 2 * Rows.MOST_COLUMNS) break;
        }
        return cells;
    }

    private Cell cell() throws XMLStreamException {
        var element = xml.getLocalName();
        var type = attribute(OFFICE, "value-type");
        var value = attribute(OFFICE, "value");
        var date = attribute(OFFICE, "date-value");
        var yes = attribute(OFFICE, "boolean-value");
        boolean formula = attribute(TABLE, "formula") != null;
        boolean error = "error".equals(attribute(CALC, "value-type"));
        var shown = shown(element);
        if (error || (formula && ERRORS.contains(shown))) return Cell.error(shown.isEmpty() ? "#N/A" : shown);
        if (type == null) return Cell.text(shown);
        return switch (type) {
            case "float", "currency", "percentage" -> value == null ? Cell.text(shown) : Decimals.cell(value);
            case "date" -> Cell.text(date == null ? shown : date);
            case "boolean" -> Cell.text("true".equals(yes) ? "TRUE" : "FALSE");
            default -> Cell.text(shown);
        };
    }

    /// A cell's paragraphs, one to a line.
    private String shown(String element) throws XMLStreamException {
        var text = new StringBuilder();
        boolean first = true;
        boolean inside = false;
        while (!ends(TABLE, element)) {
            if (xml.isStartElement()) {
                if (ASIDE.contains(xml.getLocalName())) skip();
                else if (is(TEXT, "p") || is(TEXT, "h")) {
                    if (!first) text.append('\n');
                    first = false;
                    inside = true;
                } else if (is(TEXT, "s")) spaces(text);
                else if (is(TEXT, "tab")) text.append('\t');
                else if (is(TEXT, "line-break")) text.append('\n');
            } else if (xml.isEndElement() && is(TEXT, "p")) inside = false;
            else if (xml.isCharacters() && inside) text.append(xml.getText());
            if (text.length() > Rows.MOST_CHARACTERS + 1_000) break;
        }
        return text.toString();
    }

    private void spaces(StringBuilder text) {
        var count = attribute(TEXT, "c");
        text.repeat(' ', count == null ? 1 : Math.min(number(count), Rows.MOST_CHARACTERS));
    }

    private int times(String attribute) {
        var times = attribute(TABLE, attribute);
        return times == null ? 1 : number(times);
    }

    private static int number(String digits) {
        if (!digits.matches("[0-9]{1,9}"))
            throw new NotASheet(
                    "This workbook is damaged: open it in a spreadsheet program," + " save it again and upload that");
        return Integer.parseInt(digits);
    }

    /// Goes on by one, and says whether that is the end of this element.
    private boolean ends(String space, String name) throws XMLStreamException {
        return xml.next() == XMLStreamConstants.END_ELEMENT && is(space, name);
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) depth++;
            if (event == XMLStreamConstants.END_ELEMENT) depth--;
        }
    }

    private boolean is(String space, String name) {
        return name.equals(xml.getLocalName()) && space.equals(xml.getNamespaceURI());
    }

    private @Nullable String attribute(String space, String name) {
        return xml.getAttributeValue(space, name);
    }

    private static NotASheet broken(XMLStreamException ignored) {
        return new NotASheet("This workbook cannot be read; it may be damaged or locked with a password: open it in a"
                + " spreadsheet program, save it without a password and upload that");
    }
}
