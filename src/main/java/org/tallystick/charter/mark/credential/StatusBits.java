package org.tallystick.charter.mark.credential;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A W3C Bitstring Status List: one bit for each mark, the first bit leftmost, compressed. It is
/// never shorter than 131,072 bits, so that its length says nothing of how many marks there are.
final class StatusBits {

    private static final int LEAST = 131_072;
    private static final int MOST_BYTES = 1 << 24;

    private StatusBits() {}

    /// "u" and the list, as `encodedList` carries it.
    static String encode(Collection<Integer> withdrawn) {
        var last = withdrawn.stream().mapToInt(Integer::intValue).max().orElse(0);
        var bytes = new byte[Math.max(LEAST, (last / 8 + 1) * 8) / 8];
        for (int at : withdrawn) bytes[at / 8] |= (byte) (0x80 >>> (at % 8));
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return "u" + MarkKey.text(out.toByteArray());
    }

    /// @throws IllegalArgumentException where the text is no such list, or is larger than 16 MB
    static BitSet decode(String encoded) {
        if (!encoded.startsWith("u")) throw new IllegalArgumentException("not a status list");
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(MarkKey.bytes(encoded.substring(1))))) {
            var bytes = zip.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) throw new IllegalArgumentException("too long");
            var bits = new BitSet(bytes.length * 8);
            for (var at = 0; at < bytes.length * 8; at++) if ((bytes[at / 8] & (0x80 >>> (at % 8))) != 0) bits.set(at);
            return bits;
        } catch (IOException damaged) {
            throw new IllegalArgumentException("not a status list", damaged);
        }
    }
}
