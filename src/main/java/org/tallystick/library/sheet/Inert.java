package org.tallystick.library.sheet;

import java.util.regex.Pattern;

/// Text that a spreadsheet program could take for a formula gets an apostrophe in front when it is
/// written to CSV, and loses it again when it is read. Text that begins with apostrophes before
/// such a sign gets one more, so that reading gives back exactly what was written (CWE-1236; OWASP,
/// "CSV injection").
public final class Inert {

    /// A sign that begins a formula, also in full width, perhaps behind space or invisible
    /// characters; or a leading tab or line end.
    private static final String FORMULA = "(?:[\\t\\r\\n]|[\\s\\p{Z}\\p{C}]*+[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20])";

    private static final Pattern TO_MARK = Pattern.compile("'*+" + FORMULA);
    private static final Pattern MARKED = Pattern.compile("'++" + FORMULA);

    /// A plain negative number is what it says: a refund stays a number.
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-[0-9]{1,30}(?:\\.[0-9]{1,40})?");

    private Inert() {}

    /// The text with an apostrophe before it where a spreadsheet program would take it for a
    /// formula.
    public static String write(String text) {
        return TO_MARK.matcher(text).lookingAt() && !PLAIN_NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    public static String read(String text) {
        return MARKED.matcher(text).lookingAt() ? text.substring(1) : text;
    }
}
