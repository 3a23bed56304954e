package org.tallystick.spending.warehouse.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Writes the structures at the seams of a Parquet file in Thrift's compact protocol
/// (apache/thrift, doc/specs/thrift-compact-protocol.md).
final class Thrift {

    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    Thrift i32(int field, int value) {
        head(field, I32);
        number(zigzag(value));
        return this;
    }

    Thrift i64(int field, long value) {
        head(field, I64);
        number(zigzag(value));
        return this;
    }

    Thrift text(int field, String value) {
        head(field, BINARY);
        return text(value);
    }

    /// An element of a list of texts.
    Thrift text(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /// An element of a list of numbers.
    Thrift element(int value) {
        number(zigzag(value));
        return this;
    }

    Thrift structs(int field, int size) {
        return list(field, size, STRUCT);
    }

    Thrift texts(int field, int size) {
        return list(field, size, BINARY);
    }

    Thrift numbers(int field, int size) {
        return list(field, size, I32);
    }

    /// Begins a structure that is a field of another.
    Thrift begin(int field) {
        head(field, STRUCT);
        return begin();
    }

    /// Begins a structure that is an element of a list.
    Thrift begin() {
        outer.push(last);
        last = 0;
        return this;
    }

    Thrift end() {
        out.write(0);
        last = outer.pop();
        return this;
    }

    /// Everything written, with the outermost structure closed.
    byte[] bytes() {
        out.write(0);
        return out.toByteArray();
    }

    private Thrift list(int field, int size, int kind) {
        head(field, LIST);
        if (size < 15) out.write(size << 4 | kind);
        else {
            out.write(0xF0 | kind);
            number(size);
        }
        return this;
    }

    private void head(int field, int kind) {
        out.write((field - last) << 4 | kind);
        last = field;
    }

    private void number(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }
}
