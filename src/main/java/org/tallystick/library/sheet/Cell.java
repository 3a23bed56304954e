package org.tallystick.library.sheet;

import java.math.BigDecimal;

/// One cell as text. A number is its exact decimal text ("1250.50", never "1.2505E3"), a date is
/// ISO text ("2016-09-26"), a yes-or-no is TRUE or FALSE.
///
/// @param text characters that no document may hold (control characters, half a surrogate pair) are
///   shown as U+FFFD
/// @param kind whether the document holds a number, and whether it holds an error like #REF! in
///   place of a value
public record Cell(String text, Kind kind) {

    public enum Kind {
        TEXT,
        NUMBER,
        ERROR
    }

    public static final Cell EMPTY = new Cell("", Kind.TEXT);

    private static final char UNREADABLE = '\uFFFD';

    public Cell {
        text = readable(text);
    }

    public static Cell text(String text) {
        return text.isEmpty() ? EMPTY : new Cell(text, Kind.TEXT);
    }

    /// Written as a number in XLSX and ODS.
    public static Cell number(BigDecimal number) {
        return new Cell(number.toPlainString(), Kind.NUMBER);
    }

    static Cell error(String text) {
        return new Cell(text, Kind.ERROR);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// A tab and the two line ends are the only control characters that XML and CSV both carry.
    static boolean forbidden(int point) {
        return (point < 0x20 && point != '\t' && point != '\n' && point != '\r')
                || (point >= 0xD800 && point <= 0xDFFF)
                || point == 0xFFFE
                || point == 0xFFFF;
    }

    /// Most texts are; a stream of their characters for each would be the most of reading a form.
    private static boolean plain(String text) {
        for (int at = 0; at < text.length(); at++) if (forbidden(text.charAt(at))) return false;
        return true;
    }

    private static String readable(String text) {
        if (plain(text)) return text;
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(forbidden(point) ? UNREADABLE : point));
        return clean.toString();
    }
}
