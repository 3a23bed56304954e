package org.tallystick.library.sheet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How a file writes its letters: the one guess for every table. What is valid UTF-8 is taken for
/// that and any other byte for Windows-1252, letter by letter, for files that were put together
/// from both are common.
public final class Letters {

    public static final String UTF_8 = "UTF-8";
    public static final String WINDOWS_1252 = "windows-1252";
    public static final String BOTH = "UTF-8 and windows-1252";

    private static final Charset WINDOWS = Charset.forName(WINDOWS_1252);
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long ONES = 0x0101_0101_0101_0101L;

    private boolean utf8;
    private boolean windows;
    private boolean nothing;
    private boolean strange;

    /// How many bytes of a letter are still to come, and the range that the next must lie in.
    private int owed;

    private int lowest;
    private int highest;

    /// Looks at the next bytes of the file.
    public void see(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (owed == 0) {
                while (at + 8 <= to) {
                    long eight = (long) EIGHT.get(bytes, at);
                    if ((eight & HIGH) != 0 || ((eight - ONES) & ~eight & HIGH) != 0) break;
                    at += 8;
                }
                if (at == to) return;
            }
            step(bytes[at++] & 0xFF);
        }
    }

    /// The name of the encoding of all that was seen.
    public String name() {
        boolean broken = windows || owed > 0;
        return broken ? utf8 ? BOTH : WINDOWS_1252 : UTF_8;
    }

    /// Whether there was a byte of nothing, which no text has.
    public boolean holdsNothing() {
        return nothing;
    }

    /// Whether there was a byte that Windows-1252 has no letter for, or one that no name here has.
    public boolean isStrange() {
        return strange;
    }

    private void step(int b) {
        if (owed > 0) {
            if (b >= lowest && b <= highest) {
                lowest = 0x80;
                highest = 0xBF;
                if (--owed == 0) utf8 = true;
                return;
            }
            windows = true;
            owed = 0;
        }
        if (b == 0) nothing = true;
        if (b < 0x80) return;
        strange |= b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D || b >= 0xFE;
        owed = length(b) - 1;
        lowest = lowest(b);
        highest = highest(b);
        if (owed == 0) windows = true;
    }

    /// How many bytes a letter has that begins like this; 1 where none does.
    private static int length(int b) {
        return b < 0xC2 || b > 0xF4 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    }

    private static int lowest(int first) {
        return first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    }

    private static int highest(int first) {
        return first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    }

    /// The bytes as text.
    public static String text(byte[] bytes, int from, int to) {
        return utf8(bytes, from, to).orElseGet(() -> both(bytes, from, to));
    }

    private static Optional<String> utf8(byte[] bytes, int from, int to) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString());
        } catch (CharacterCodingException otherwise) {
            return Optional.empty();
        }
    }

    private static String both(byte[] bytes, int from, int to) {
        var text = new StringBuilder(to - from);
        for (int at = from; at < to; ) {
            int length = whole(bytes, at, to);
            text.append(
                    length > 0
                            ? new String(bytes, at, length, StandardCharsets.UTF_8)
                            : new String(bytes, at, 1, WINDOWS));
            at += Math.max(1, length);
        }
        return text.toString();
    }

    /// How many bytes the letter has that begins here; 0 where it is not UTF-8.
    private static int whole(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) return 1;
        int length = length(first);
        if (length == 1 || at + length > to) return 0;
        for (int next = 1; next < length; next++) {
            int b = bytes[at + next] & 0xFF;
            if (b < (next == 1 ? lowest(first) : 0x80) || b > (next == 1 ? highest(first) : 0xBF)) return 0;
        }
        return length;
    }
}
