package org.tallystick.spend;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// How a file writes its letters. Valid UTF-8 is taken for that, anything else for Windows-1252,
/// text by text: files that hold both are common.
public final class Letters {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private boolean utf8 = true;

    /// How many bytes of a letter are still to come, and the range that the next must lie in.
    private int owed;

    private int lowest;
    private int highest;

    /// Looks at the next bytes of the file.
    void see(byte[] bytes, int from, int to) {
        if (!utf8) return;
        int at = from;
        while (at < to) {
            if (owed == 0) {
                while (at + 8 <= to && ((long) EIGHT.get(bytes, at) & HIGH) == 0) at += 8;
                if (at == to) return;
            }
            if (!step(bytes[at++] & 0xFF)) {
                utf8 = false;
                return;
            }
        }
    }

    /// The name of the encoding of all that was seen.
    String name() {
        return utf8 && owed == 0 ? "UTF-8" : "windows-1252";
    }

    private boolean step(int b) {
        if (owed > 0) {
            if (b < lowest || b > highest) return false;
            owed--;
            lowest = 0x80;
            highest = 0xBF;
            return true;
        }
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        if (b < 0x80) return true;
        if (b < 0xC2 || b > 0xF4) return false;
        owed = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
        return true;
    }

    /// The bytes as text.
    public static String text(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, from, to - from, WINDOWS);
        }
    }
}
