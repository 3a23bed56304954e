package org.tallystick.library.survey.tally;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Packed responses as a file: for each column its values once, then a byte for each response (two
/// where there are more than 255 values), or a bit for each option that may be chosen beside
/// others.
public final class PackedFile {

    private static final int MAGIC = 0x54_50_4B_31;
    private static final int CHUNK = 1 << 16;
    private static final int MOST_RESPONSES = 50_000_000;
    private static final int LONGEST_VALUE = 1_000_000;

    private static final byte BYTES = 1;
    private static final byte CHARACTERS = 2;
    private static final byte BITS = 3;

    private PackedFile() {}

    /// The same responses give the same bytes. The stream stays open.
    public static void write(Packed packed, OutputStream to) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(to, CHUNK));
        out.writeInt(MAGIC);
        out.writeInt(packed.size());
        out.writeInt(packed.columns().size());
        for (var each : packed.columns().entrySet()) {
            text(out, each.getKey());
            write(out, each.getValue());
        }
        out.flush();
    }

    private static void write(DataOutputStream out, PackedColumn column) throws IOException {
        out.writeInt(column.values().size());
        for (var value : column.values()) text(out, value);
        switch (column) {
            case PackedColumn.One one
            when one.values().size() <= 0xFF -> {
                out.writeByte(BYTES);
                for (var code : one.codes) out.writeByte(code);
            }
            case PackedColumn.One one -> {
                out.writeByte(CHARACTERS);
                for (var code : one.codes) out.writeChar(code);
            }
            case PackedColumn.Many many -> {
                out.writeByte(BITS);
                for (var bits : many.bits) out.writeLong(bits);
            }
        }
    }

    /// @throws IOException where the bytes are no such file, or end too early
    public static Packed read(InputStream from) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(from, CHUNK));
        if (in.readInt() != MAGIC) throw new IOException("these are no packed responses");
        var size = within(in.readInt(), MOST_RESPONSES);
        var columns = new LinkedHashMap<String, PackedColumn>();
        for (var left = within(in.readInt(), MOST_RESPONSES); left > 0; left--) columns.put(text(in), column(in, size));
        return new Packed(size, columns);
    }

    private static PackedColumn column(DataInputStream in, int size) throws IOException {
        var values = new ArrayList<String>();
        for (var left = within(in.readInt(), PackedColumn.MOST_VALUES); left > 0; left--) values.add(text(in));
        var form = in.readByte();
        return switch (form) {
            case BYTES -> new PackedColumn.One(values, checked(bytes(in, size), values));
            case CHARACTERS -> new PackedColumn.One(values, checked(characters(in, size), values));
            case BITS -> new PackedColumn.Many(values, bits(in, size, values));
            default -> throw new IOException("no column is kept as " + form);
        };
    }

    private static char[] bytes(DataInputStream in, int size) throws IOException {
        var codes = new char[size];
        var chunk = new byte[CHUNK];
        for (var at = 0; at < size; ) {
            var length = Math.min(CHUNK, size - at);
            in.readFully(chunk, 0, length);
            for (var each = 0; each < length; each++) codes[at++] = (char) (chunk[each] & 0xFF);
        }
        return codes;
    }

    private static char[] characters(DataInputStream in, int size) throws IOException {
        var codes = new char[size];
        var chunk = new byte[CHUNK];
        for (var at = 0; at < size; ) {
            var length = Math.min(CHUNK / 2, size - at);
            in.readFully(chunk, 0, length * 2);
            ByteBuffer.wrap(chunk).asCharBuffer().get(codes, at, length);
            at += length;
        }
        return codes;
    }

    private static char[] checked(char[] codes, List<String> values) throws IOException {
        for (var code : codes) if (code > values.size()) throw new IOException("a code that names no value");
        return codes;
    }

    private static long[] bits(DataInputStream in, int size, List<String> values) throws IOException {
        var bits = new long[Math.multiplyExact(size, PackedColumn.Many.width(values.size()))];
        var chunk = new byte[CHUNK];
        for (var at = 0; at < bits.length; ) {
            var length = Math.min(CHUNK / 8, bits.length - at);
            in.readFully(chunk, 0, length * 8);
            ByteBuffer.wrap(chunk).asLongBuffer().get(bits, at, length);
            at += length;
        }
        return bits;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        var bytes = in.readNBytes(within(in.readInt(), LONGEST_VALUE));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int within(int number, int most) throws IOException {
        if (number < 0 || number > most) throw new IOException("a length that cannot be: " + number);
        return number;
    }
}
