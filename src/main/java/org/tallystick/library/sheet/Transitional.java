package org.tallystick.library.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Excel also writes "Strict Open XML" and, in it, days as ISO text (ECMA-376 part 1, 18.18.11).
/// The reader at hand knows the usual form alone, so the few words that differ are brought into it.
final class Transitional {

    private static final String STRICT = "http://purl.oclc.org/ooxml/";
    private static final Pattern DAY_CELL = Pattern.compile("(<(?:[A-Za-z0-9]+:)?c\\b[^>]*?\\bt=)\"d\"");
    private static final Pattern MIDNIGHT =
            Pattern.compile("(<(?:[A-Za-z0-9]+:)?v>[0-9]{4}-[0-9]{2}-[0-9]{2})T00:00:00(?:\\.0+)?(?=<)");

    private Transitional() {}

    /// The same workbook in the usual form: its own bytes where it is that already.
    static byte[] of(byte[] file, Archive archive) throws IOException {
        boolean strict = archive.head("xl/workbook.xml", 4_096).contains(STRICT);
        if (!strict && !archive.daysAsText()) return file;
        var parts = Archive.parts(file);
        parts.replaceAll((name, bytes) -> name.endsWith(".xml") || name.endsWith(".rels") ? usual(name, bytes) : bytes);
        return Archive.write(parts);
    }

    private static boolean isSheet(String name) {
        return name.startsWith("xl/worksheets/") && name.endsWith(".xml");
    }

    private static byte[] usual(String name, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8)
                .replace(STRICT + "spreadsheetml/main", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")
                .replace(
                        STRICT + "officeDocument/relationships",
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        if (isSheet(name)) {
            text = DAY_CELL.matcher(text).replaceAll("$1\"str\"");
            text = MIDNIGHT.matcher(text).replaceAll("$1");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
