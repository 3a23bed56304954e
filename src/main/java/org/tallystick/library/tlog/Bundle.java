package org.tallystick.library.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A bundle of entries: each with its length before it, in two bytes.
public final class Bundle {

    /// The longest entry.
    public static final int MOST_BYTES = 0xffff;

    private Bundle() {}

    public static byte[] of(List<byte[]> entries) {
        var out = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > MOST_BYTES) throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
            out.write(entry.length >> 8);
            out.write(entry.length & 0xff);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /// @throws IllegalArgumentException where it ends within an entry
    public static List<byte[]> read(byte[] bundle) {
        var entries = new ArrayList<byte[]>();
        for (var at = 0; at < bundle.length; ) {
            var end = at + 2 > bundle.length
                    ? Integer.MAX_VALUE
                    : at + 2 + ((bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff);
            if (end > bundle.length) throw new IllegalArgumentException("the bundle ends within an entry");
            entries.add(Arrays.copyOfRange(bundle, at + 2, end));
            at = end;
        }
        return entries;
    }
}
