package org.tallystick.library.place;

import java.util.Optional;

/// A postcode in its usual spelling, "SY2 6ND", whatever the capitals and spaces it came with. It
/// is well formed; whether anybody lives there is for [Postcodes] to say.
///
/// @param text with one space before the last three characters
public record Postcode(String text) implements Comparable<Postcode> {

    /// Letters that never stand in a postcode's last two places (Royal Mail's Programmer's Guide).
    private static final String NEVER_INWARD = "CIKMOV";

    private static final int LONGEST = 7;

    public Postcode {
        if (!wellFormed(text)) throw new IllegalArgumentException("not a postcode: " + text);
    }

    /// The postcode that was typed; empty where it is none ("Various", "SY2").
    public static Optional<Postcode> read(CharSequence typed) {
        var plain = new char[LONGEST];
        int length = 0;
        for (int at = 0; at < typed.length(); at++) {
            char c = typed.charAt(at);
            if (c == ' ' || c == '-' || c == '\u00A0' || c == '\t' || c == '.') continue;
            if (length == LONGEST) return Optional.empty();
            plain[length++] = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
        }
        if (length < 5) return Optional.empty();
        var text = new String(plain, 0, length - 3) + " " + new String(plain, length - 3, 3);
        return wellFormed(text) ? Optional.of(new Postcode(text)) : Optional.empty();
    }

    /// "SY2" of "SY2 6ND".
    public String district() {
        return text.substring(0, text.length() - 4);
    }

    /// "SY" of "SY2 6ND".
    public String area() {
        return area(text);
    }

    /// Orders postcodes as the ranges of [Postcodes] run: shorter before longer, then by letter.
    @Override
    public int compareTo(Postcode other) {
        return Long.compare(key(), other.key());
    }

    /// The postcode without its space, read as a number in base 36.
    long key() {
        long key = 0;
        for (int at = 0; at < text.length(); at++)
            if (text.charAt(at) != ' ') key = key * 36 + Character.digit(text.charAt(at), 36);
        return key;
    }

    static String area(String text) {
        int end = 0;
        while (end < text.length() && letter(text.charAt(end))) end++;
        return text.substring(0, end);
    }

    /// A9, A99, AA9, AA99, A9A and AA9A before the space; and two of their own kind: NPT, the old
    /// form of Newport's, and GIR, a bank's.
    private static boolean wellFormed(String text) {
        int space = text.length() - 4;
        if (space < 2 || space > 4 || text.charAt(space) != ' ') return false;
        if (!digit(text.charAt(space + 1)) || !inward(text.charAt(space + 2)) || !inward(text.charAt(space + 3)))
            return false;
        if (text.startsWith("NPT ") || text.startsWith("GIR ")) return true;
        int letters = area(text).length();
        int rest = space - letters;
        if (letters < 1 || letters > 2 || rest < 1 || rest > 2) return false;
        char last = text.charAt(space - 1);
        return digit(text.charAt(letters)) && (digit(last) || letter(last));
    }

    private static boolean inward(char c) {
        return letter(c) && NEVER_INWARD.indexOf(c) < 0;
    }

    private static boolean letter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return text;
    }
}
