package org.tallystick.library.tlog;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// A text with signatures, as `signed-note` writes it.
///
/// @param text ends with a line feed
public record Note(String text, List<Line> lines) {

    private static final String DASH = "\u2014 ";

    /// As many signatures as a reader must take; more are more than anybody needs.
    private static final int MOST_LINES = 64;

    /// One signature.
    ///
    /// @param id the first four bytes of the key's hash
    public record Line(String name, byte[] id, byte[] signature) {

        /// Whether it bears this key's name and ID; the signature may be false still.
        public boolean isOf(VerifierKey key) {
            return name.equals(key.name()) && Arrays.equals(id, key.id());
        }

        @Override
        public String toString() {
            var bytes = ByteBuffer.allocate(4 + signature.length)
                    .put(id)
                    .put(signature)
                    .array();
            return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        }
    }

    public Note {
        if (!text.endsWith("\n") || hasControls(text))
            throw new IllegalArgumentException("a note's text is whole lines");
        lines = List.copyOf(lines);
    }

    public static Note of(String text) {
        return new Note(text, List.of());
    }

    public Note with(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new Note(text, more);
    }

    /// @throws IllegalArgumentException where the text is no signed note
    public static Note read(String text) {
        var split = text.lastIndexOf("\n\n");
        if (split < 0 || !text.endsWith("\n")) throw new IllegalArgumentException("there are no signatures");
        var written = text.substring(split + 2).split("\n");
        if (written.length > MOST_LINES) throw new IllegalArgumentException("there are too many signatures");
        var lines = new ArrayList<Line>();
        for (var line : written) lines.add(line(line));
        return new Note(text.substring(0, split + 1), lines);
    }

    private static Line line(String text) {
        var space = text.indexOf(' ', DASH.length());
        if (!text.startsWith(DASH) || space < 0) throw new IllegalArgumentException("not a signature: " + text);
        var name = text.substring(DASH.length(), space);
        var base64 = text.substring(space + 1);
        var bytes = Base64.getDecoder().decode(base64);
        if (!isName(name)
                || bytes.length < 5
                || !Base64.getEncoder().encodeToString(bytes).equals(base64))
            throw new IllegalArgumentException("not a signature: " + text);
        return new Line(name, Arrays.copyOf(bytes, 4), Arrays.copyOfRange(bytes, 4, bytes.length));
    }

    /// Whether this key has signed it: at least once, and nothing that bears its name and ID is
    /// false.
    public boolean signedBy(VerifierKey key) {
        var own = lines.stream().filter(line -> line.isOf(key)).toList();
        return !own.isEmpty() && own.stream().allMatch(line -> key.verifies(text, line.signature()));
    }

    /// Whether a signature is said to be of this key.
    public boolean names(VerifierKey key) {
        return lines.stream().anyMatch(line -> line.isOf(key));
    }

    @Override
    public String toString() {
        var all = new StringBuilder(text).append('\n');
        lines.forEach(all::append);
        return all.toString();
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(each -> each == '+'
                                || each < ' '
                                || Character.isSpaceChar(each)
                                || Character.isWhitespace(each));
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(each -> each < ' ' && each != '\n');
    }
}
