package org.tallystick.library.spendfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.sheet.Letters;

/// The lines of a CSV file as bytes, one after another, without making a text of any of them. The
/// fields of a line are places in [#buffer] and hold until the next call of [#next].
///
/// A quotation mark that is opened and never closed does not swallow what follows: its line alone
/// is given as it stands, and [#fault] says so.
public final class CsvLines {

    /// Below this, more is read before a line is looked for; nearly every line is shorter.
    private static final int AHEAD = 64 * 1024;

    private static final int CHUNK = 1024 * 1024;
    private static final int LONGEST_LINE = 16 * 1024 * 1024;
    private static final int MOST_QUOTED_LINES = 100;
    private static final int BEGINNING = 400;
    private static final String UNCLOSED = "A quotation mark is opened and never closed";

    /// Room behind the last byte, so that eight bytes can be read at once from any place.
    public static final int MARGIN = 8;

    private final InputStream in;
    private final @Nullable Letters letters;
    private final boolean[] stops = new boolean[256];
    private final byte parter;
    private byte[] buffer;
    private int position;
    private int limit;
    private boolean ended;

    private int[] from = new int[64];
    private int[] to = new int[64];
    private boolean[] doubled = new boolean[64];
    private int fields;
    private @Nullable String fault;
    private long line;
    private long nextLine = 1;

    /// @param head bytes read from the stream already, which come first
    /// @param letters told of every byte, to learn the encoding
    CsvLines(InputStream in, byte[] head, char parter, @Nullable Letters letters) {
        this.in = in;
        this.parter = (byte) parter;
        this.letters = letters;
        buffer = new byte[CHUNK + AHEAD + MARGIN];
        if (head.length > buffer.length - MARGIN) buffer = new byte[head.length + CHUNK + MARGIN];
        System.arraycopy(head, 0, buffer, 0, head.length);
        limit = head.length;
        if (letters != null) letters.see(buffer, 0, limit);
        stops[parter & 0xFF] = true;
        stops['\n'] = true;
        stops['\r'] = true;
    }

    /// Moves to the next line; false where there is none.
    boolean next() throws IOException {
        if (limit - position < AHEAD && !ended) fill(AHEAD);
        if (position == limit) return false;
        line = nextLine;
        fault = null;
        while (!split(true)) {
            if (ended) return split(false);
            if (limit - position > LONGEST_LINE) return split(false) ? faulty(UNCLOSED) : overlong();
            fill(limit - position + CHUNK);
        }
        return true;
    }

    /// The number of the line that the fields begin on, from 1.
    public long line() {
        return line;
    }

    public int fields() {
        return fields;
    }

    /// Why the line cannot be taken apart; null where it can.
    @Nullable
    String fault() {
        return fault;
    }

    private boolean faulty(String why) {
        fault = why;
        return true;
    }

    public byte[] buffer() {
        return buffer;
    }

    /// Where the field begins, without the spaces around it.
    public int from(int field) {
        return from[field];
    }

    public int to(int field) {
        return to[field];
    }

    /// Whether the line has nothing in it but spaces and marks between fields.
    boolean blank() {
        for (int field = 0; field < fields; field++) {
            tidy(field);
            if (from[field] < to[field]) return false;
        }
        return true;
    }

    /// The field as text, spaces and all taken off its ends; "" where the line ends before it.
    public String text(int field) {
        if (field < 0 || field >= fields) return "";
        tidy(field);
        return Letters.text(buffer, from[field], to[field]);
    }

    /// All fields as text.
    List<String> texts() {
        var texts = new ArrayList<String>(fields);
        for (int field = 0; field < fields; field++) texts.add(text(field));
        return texts;
    }

    /// Takes the spaces off the field's ends and makes one quotation mark of two. To be called
    /// before [#from] and [#to] are asked for it.
    public void tidy(int field) {
        if (doubled[field]) undouble(field);
        int start = from[field];
        int end = to[field];
        while (start < end && space(start)) start++;
        if (start + 1 < end && buffer[start] == (byte) 0xC2 && buffer[start + 1] == (byte) 0xA0) start += 2;
        while (end > start) {
            if (space(end - 1)) end--;
            else if (buffer[end - 1] == (byte) 0xA0 && end - 2 >= start && buffer[end - 2] == (byte) 0xC2) end -= 2;
            else break;
        }
        from[field] = start;
        to[field] = end;
    }

    private boolean space(int at) {
        return buffer[at] >= 0 && buffer[at] <= ' ';
    }

    private void undouble(int field) {
        int write = from[field];
        for (int read = from[field]; read < to[field]; read++) {
            buffer[write++] = buffer[read];
            if (buffer[read] == '"') read++;
        }
        to[field] = write;
        doubled[field] = false;
    }

    /// Finds the fields of the line at the position and moves behind it.
    ///
    /// @return false where the end of what was read came first; nothing has moved then
    private boolean split(boolean quotes) {
        int at = position;
        int lines = 0;
        fields = 0;
        while (true) {
            int start = at;
            boolean twice = false;
            int end;
            if (quotes && at < limit && buffer[at] == '"') {
                start = ++at;
                int outer = at;
                while (true) {
                    while (outer < limit && buffer[outer] != '"') {
                        if (buffer[outer] == '\n') lines++;
                        outer++;
                    }
                    if (outer == limit && !ended) return false;
                    if (outer == limit || lines > MOST_QUOTED_LINES) return unclosed();
                    if (outer + 1 < limit && buffer[outer + 1] == '"') {
                        twice = true;
                        outer += 2;
                        continue;
                    }
                    break;
                }
                end = outer;
                at = outer + 1;
                if (at == limit && !ended) return false;
                if (at < limit && !stops[buffer[at] & 0xFF]) {
                    // `"Acme" Ltd`: the marks belong to the text. Across lines, the mark was never
                    // meant to open anything.
                    if (lines > 0) return unclosed();
                    while (at < limit && !stops[buffer[at] & 0xFF]) at++;
                    if (at == limit && !ended) return false;
                    start--;
                    end = at;
                    twice = false;
                }
            } else {
                while (at < limit && !stops[buffer[at] & 0xFF]) at++;
                if (at == limit && !ended) return false;
                end = at;
            }
            put(start, end, twice);
            if (at < limit && buffer[at] == parter) {
                at++;
                continue;
            }
            if (at < limit && buffer[at++] == '\r') {
                if (at == limit && !ended) return false;
                if (at < limit && buffer[at] == '\n') at++;
            }
            position = at;
            nextLine = line + lines + 1;
            return true;
        }
    }

    private boolean unclosed() {
        boolean whole = split(false);
        fault = UNCLOSED;
        return whole;
    }

    /// Passes over a line that is longer than any line of money; its beginning is kept to be shown.
    private boolean overlong() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, BEGINNING);
        position = 0;
        int at = BEGINNING;
        limit = at;
        fill(limit + CHUNK);
        while (!ended || at < limit) {
            while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') at++;
            if (at < limit && (buffer[at] == '\n' || at + 1 < limit || ended)) break;
            boolean carriage = at < limit;
            limit = BEGINNING;
            if (carriage) buffer[limit++] = '\r';
            at = BEGINNING;
            fill(limit + CHUNK);
        }
        fields = 0;
        put(0, BEGINNING, false);
        if (at < limit && buffer[at++] == '\r' && at < limit && buffer[at] == '\n') at++;
        position = at;
        nextLine = line + 1;
        return faulty("The line is longer than 16 MB");
    }

    private void put(int start, int end, boolean twice) {
        if (fields == from.length) {
            from = Arrays.copyOf(from, fields * 2);
            to = Arrays.copyOf(to, fields * 2);
            doubled = Arrays.copyOf(doubled, fields * 2);
        }
        from[fields] = start;
        to[fields] = end;
        doubled[fields++] = twice;
    }

    /// Reads on until so many bytes lie ahead, or the file has ended.
    private void fill(int ahead) throws IOException {
        int left = limit - position;
        if (position > 0) System.arraycopy(buffer, position, buffer, 0, left);
        position = 0;
        limit = left;
        if (buffer.length < ahead + CHUNK + MARGIN) buffer = Arrays.copyOf(buffer, ahead + CHUNK + MARGIN);
        while (limit < ahead) {
            int read = in.read(buffer, limit, buffer.length - MARGIN - limit);
            if (read < 0) {
                ended = true;
                return;
            }
            if (letters != null) letters.see(buffer, limit, limit + read);
            limit += read;
        }
    }
}
