package org.tallystick.library.survey.foreign;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// The tables of a LimeSurvey structure file, each a list of rows by column. A DOCTYPE is refused,
/// entities are off, and no more is read than a survey holds.
///
/// @param version of the database that wrote it
record LimeFile(int version, Map<String, List<Map<String, String>>> tables) {

    private static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int MOST_CELLS = 1_000_000;
    private static final int DEEPEST = 20;

    static Checked<LimeFile> read(byte[] file) {
        if (file.length > MOST_BYTES) return refused("The file is larger than 20 MB: it cannot be a survey");
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return parse(file, factory);
        } catch (XMLStreamException | RuntimeException broken) {
            return refused("This is not a LimeSurvey file, or it is damaged: export the survey as .lss again");
        }
    }

    private static Checked<LimeFile> parse(byte[] file, XMLInputFactory factory) throws XMLStreamException {
        var xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
        var tables = new HashMap<String, List<Map<String, String>>>();
        var path = new ArrayDeque<String>();
        var text = new StringBuilder();
        var facts = new HashMap<String, String>();
        var row = new HashMap<String, String>();
        var cells = 0;
        while (xml.hasNext())
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new XMLStreamException("a DOCTYPE");
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(xml.getLocalName());
                    if (path.size() > DEEPEST || ++cells > MOST_CELLS) throw new XMLStreamException("too much");
                    text.setLength(0);
                    if (path.size() == 4) row = new HashMap<>();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    var name = path.removeLast();
                    // document / table / rows / row / column
                    if (path.size() == 4) row.put(name, text.toString().strip());
                    else if (path.size() == 3 && name.equals("row"))
                        tables.computeIfAbsent(path.toArray(new String[0])[1], _ -> new ArrayList<>())
                                .add(row);
                    else if (path.size() == 1) facts.put(name, text.toString().strip());
                    text.setLength(0);
                }
                default -> {}
            }
        var version = facts.getOrDefault("DBVersion", "");
        if (!facts.getOrDefault("LimeSurveyDocType", "").equals("Survey") || !version.matches("[0-9]{1,6}(\\.[0-9]+)?"))
            return refused("This is not a LimeSurvey survey: export the whole survey’s structure as .lss");
        return new Checked.Valid<>(new LimeFile(Integer.parseInt(version.split("\\.")[0]), tables));
    }

    private static <T> Checked<T> refused(String words) {
        return new Checked.Invalid<>(List.of(new Problem("file", words)));
    }

    List<Map<String, String>> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }
}
