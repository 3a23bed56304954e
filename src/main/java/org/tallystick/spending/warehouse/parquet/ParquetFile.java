package org.tallystick.spending.warehouse.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes a Parquet file (apache/parquet-format, README.md and src/main/thrift/parquet.thrift): a
/// line number, a day, an amount and columns of text, none of them ever null, in groups of rows.
/// Hand-written because it is all that the loader needs, and several times as fast as handing each
/// value to a general writer.
public final class ParquetFile implements AutoCloseable {

    public static final int GROUP = 1 << 18;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int INT32 = 1;
    private static final int INT64 = 2;
    private static final int BYTES = 6;
    private static final int UTF8 = 0;
    private static final int DECIMAL = 5;
    private static final int DATE = 6;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int DICTIONARY = 8;
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;

    private record Chunk(String name, int type, long dictionaryAt, long dataAt, long size, int encoding) {}

    private record Group(int rows, List<Chunk> chunks) {}

    private final OutputStream out;
    private final List<String> texts;
    private final TextColumn[] columns;
    private final int[] lines = new int[GROUP];
    private final int[] days = new int[GROUP];
    private final long[] pence = new long[GROUP];
    private final List<Group> groups = new ArrayList<>();
    private byte[] page = new byte[GROUP * 8];
    private int rows;
    private long total;
    private long written;

    /// @param texts the names of the columns of text, behind `line`, `paid_on` and `amount`
    ParquetFile(OutputStream out, List<String> texts) throws IOException {
        this.out = out;
        this.texts = List.copyOf(texts);
        columns = new TextColumn[texts.size()];
        for (int at = 0; at < columns.length; at++) columns[at] = new TextColumn(GROUP);
        write(MAGIC, MAGIC.length);
    }

    TextColumn text(int column) {
        return columns[column];
    }

    /// Begins the next row; its texts are added to every column of text before or after, in the
    /// same order of rows.
    void row(int line, int day, long amount) {
        lines[rows] = line;
        days[rows] = day;
        pence[rows++] = amount;
    }

    /// Whether the group of rows is complete, and must be written before the next row.
    boolean full() {
        return rows == GROUP;
    }

    void flush() throws IOException {
        if (rows == 0) return;
        var chunks = new ArrayList<Chunk>();
        chunks.add(plain("line", INT32, ints(lines)));
        chunks.add(plain("paid_on", INT32, ints(days)));
        chunks.add(plain("amount", INT64, longs()));
        for (int at = 0; at < columns.length; at++) chunks.add(text(texts.get(at), columns[at]));
        for (var column : columns) column.clear();
        groups.add(new Group(rows, chunks));
        total += rows;
        rows = 0;
    }

    private int ints(int[] values) {
        int at = 0;
        for (int row = 0; row < rows; row++) {
            int value = values[row];
            page[at++] = (byte) value;
            page[at++] = (byte) (value >> 8);
            page[at++] = (byte) (value >> 16);
            page[at++] = (byte) (value >> 24);
        }
        return at;
    }

    private int longs() {
        int at = 0;
        for (int row = 0; row < rows; row++)
            for (int shift = 0; shift < 64; shift += 8) page[at++] = (byte) (pence[row] >> shift);
        return at;
    }

    private Chunk plain(String name, int type, int length) throws IOException {
        long at = written;
        dataPage(page, length, PLAIN);
        return new Chunk(name, type, -1, at, written - at, PLAIN);
    }

    private Chunk text(String name, TextColumn column) throws IOException {
        long at = written;
        if (column.asTheyCome()) {
            dataPage(column.plainBytes(), column.plainEnd(), PLAIN);
            return new Chunk(name, BYTES, -1, at, written - at, PLAIN);
        }
        var head = new Thrift()
                .i32(1, DICTIONARY_PAGE)
                .i32(2, column.wordsEnd())
                .i32(3, column.wordsEnd())
                .begin(7)
                .i32(1, column.words())
                .i32(2, PLAIN)
                .end()
                .bytes();
        write(head, head.length);
        write(column.wordBytes(), column.wordsEnd());
        long data = written;
        dataPage(page, numbers(column), DICTIONARY);
        return new Chunk(name, BYTES, at, data, written - at, DICTIONARY);
    }

    private void dataPage(byte[] bytes, int length, int encoding) throws IOException {
        var head = new Thrift()
                .i32(1, DATA_PAGE)
                .i32(2, length)
                .i32(3, length)
                .begin(5)
                .i32(1, rows)
                .i32(2, encoding)
                .i32(3, RLE)
                .i32(4, RLE)
                .end()
                .bytes();
        write(head, head.length);
        write(bytes, length);
    }

    /// The numbers of the dictionary's texts: their width in bits, then one run of all of them; a
    /// run of one number where the column holds nothing else.
    private int numbers(TextColumn column) {
        int width = Math.max(1, 32 - Integer.numberOfLeadingZeros(column.words() - 1));
        page[0] = (byte) width;
        if (column.words() == 1) {
            int at = varint((long) rows << 1, 1);
            page[at++] = 0;
            return at;
        }
        int eights = (rows + 7) / 8;
        int at = varint((long) eights << 1 | 1, 1);
        long bits = 0;
        int held = 0;
        var numbers = column.rows();
        for (int row = 0; row < eights * 8; row++) {
            bits |= (row < rows ? (long) numbers[row] : 0) << held;
            held += width;
            while (held >= 8) {
                page[at++] = (byte) bits;
                bits >>>= 8;
                held -= 8;
            }
        }
        return at;
    }

    private int varint(long value, int from) {
        int at = from;
        long left = value;
        for (; left > 0x7F; left >>>= 7) page[at++] = (byte) (left | 0x80);
        page[at++] = (byte) left;
        return at;
    }

    private void write(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        written += length;
    }

    /// Writes what is left and the file's footer. The stream stays open for who gave it.
    @Override
    public void close() throws IOException {
        flush();
        var footer = footer();
        write(footer, footer.length);
        var length = new byte[4];
        for (int at = 0; at < 4; at++) length[at] = (byte) (footer.length >> 8 * at);
        write(length, 4);
        write(MAGIC, MAGIC.length);
    }

    private byte[] footer() {
        var footer = new Thrift().i32(1, 1).structs(2, 4 + texts.size());
        footer.begin().text(4, "spend").i32(5, 3 + texts.size()).end();
        footer.begin().i32(1, INT32).i32(3, 0).text(4, "line").end();
        footer.begin().i32(1, INT32).i32(3, 0).text(4, "paid_on").i32(6, DATE).end();
        footer.begin().i32(1, INT64).i32(3, 0).text(4, "amount").i32(6, DECIMAL);
        footer.i32(7, 2).i32(8, 18).end();
        for (var name : texts)
            footer.begin().i32(1, BYTES).i32(3, 0).text(4, name).i32(6, UTF8).end();
        footer.i64(3, total).structs(4, groups.size());
        for (var group : groups) write(footer, group);
        return footer.text(6, "Tallystick").bytes();
    }

    private static void write(Thrift footer, Group group) {
        long size = 0;
        footer.begin().structs(1, group.chunks().size());
        for (var chunk : group.chunks()) {
            size += chunk.size();
            boolean dictionary = chunk.dictionaryAt() >= 0;
            footer.begin()
                    .i64(2, dictionary ? chunk.dictionaryAt() : chunk.dataAt())
                    .begin(3);
            footer.i32(1, chunk.type()).numbers(2, dictionary ? 2 : 1).element(PLAIN);
            if (dictionary) footer.element(DICTIONARY);
            footer.texts(3, 1).text(chunk.name()).i32(4, 0).i64(5, group.rows());
            footer.i64(6, chunk.size()).i64(7, chunk.size()).i64(9, chunk.dataAt());
            if (dictionary) footer.i64(11, chunk.dictionaryAt());
            footer.end().end();
        }
        footer.i64(2, size).i64(3, group.rows()).end();
    }
}
