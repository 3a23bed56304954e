package org.tallystick.spending.warehouse.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.tallystick.library.sheet.Letters;
import org.tallystick.library.spendfile.CsvLines;

/// One column of texts while its group of rows is gathered: each text once in a dictionary, and its
/// number in each row; or, where nearly every row has a text of its own, the texts as they come.
/// Both already lie as Parquet wants them: the length in four bytes, then the text.
final class TextColumn {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

    /// More texts than this are written as they come.
    static final int MOST_WORDS = 1 << 16;

    private static final int FEWEST_SLOTS = 1 << 9;

    private final int[] rows;

    /// A hash in the upper half and a text's number, from 1, in the lower. It begins small and
    /// grows, so that a column of few texts stays within the processor's reach.
    private long[] slots = new long[FEWEST_SLOTS];

    private int[] starts = new int[FEWEST_SLOTS];
    private byte[] words = new byte[64 * 1024];
    private byte[] plain = new byte[0];
    private int count;
    private int wordsEnd;
    private int plainEnd;
    private int size;
    private boolean asTheyCome;

    TextColumn(int mostRows) {
        rows = new int[mostRows];
    }

    void addEmpty() {
        add(words, 0, 0);
    }

    /// Adds the text of a row, in UTF-8 or Windows-1252. Behind it there must be [CsvLines#MARGIN]
    /// more bytes.
    ///
    /// @return its number in the dictionary; -1 where texts are kept as they come
    int add(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        long all = 0;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = (long) EIGHT.get(bytes, at);
            all |= word;
            hash = mix(hash, word);
        }
        if (at < to) {
            long word = (long) EIGHT.get(bytes, at) & (-1L >>> (64 - 8 * (to - at)));
            all |= word;
            hash = mix(hash, word);
        }
        hash = (hash ^ hash >>> 33) * PRIME;
        int half = (int) (hash >>> 32);
        if ((all & HIGH) != 0) {
            var utf8 = Letters.text(bytes, from, to).getBytes(StandardCharsets.UTF_8);
            return put(utf8, 0, utf8.length, half);
        }
        return put(bytes, from, to, half);
    }

    /// As in xxHash: every bit of the word reaches every bit of the hash within two steps.
    private static long mix(long hash, long word) {
        return Long.rotateLeft(hash ^ word * PRIME, 31) * 0x87C3_7B91_1142_53D5L;
    }

    private int put(byte[] bytes, int from, int to, int hash) {
        if (asTheyCome) {
            append(bytes, from, to);
            size++;
            return -1;
        }
        int length = to - from;
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (long held = slots[slot]; held != 0; held = slots[slot]) {
            if ((int) (held >>> 32) == hash) {
                int word = (int) held - 1;
                int start = starts[word];
                if ((int) FOUR.get(words, start) == length
                        && Arrays.equals(words, start + 4, start + 4 + length, bytes, from, to)) {
                    rows[size++] = word;
                    return word;
                }
            }
            slot = slot + 1 & mask;
        }
        if (count == MOST_WORDS) {
            spill();
            return put(bytes, from, to, hash);
        }
        if (wordsEnd + 4 + length > words.length)
            words = Arrays.copyOf(words, Math.max(words.length * 2, wordsEnd + 4 + length));
        slots[slot] = (long) hash << 32 | count + 1;
        if (count == starts.length) starts = Arrays.copyOf(starts, count * 2);
        starts[count] = wordsEnd;
        FOUR.set(words, wordsEnd, length);
        System.arraycopy(bytes, from, words, wordsEnd + 4, length);
        wordsEnd += 4 + length;
        rows[size++] = count;
        if (++count * 2 > slots.length) grow();
        return count - 1;
    }

    private void grow() {
        var old = slots;
        slots = new long[old.length * 4];
        int mask = slots.length - 1;
        for (long held : old) {
            if (held == 0) continue;
            int slot = (int) (held >>> 32) & mask;
            while (slots[slot] != 0) slot = slot + 1 & mask;
            slots[slot] = held;
        }
    }

    private void append(byte[] bytes, int from, int to) {
        int length = to - from;
        if (plainEnd + 4 + length > plain.length)
            plain = Arrays.copyOf(plain, Math.max(plain.length * 2, plainEnd + 4 + length));
        FOUR.set(plain, plainEnd, length);
        System.arraycopy(bytes, from, plain, plainEnd + 4, length);
        plainEnd += 4 + length;
    }

    /// Goes over from the dictionary to texts as they come, with the rows that are there.
    private void spill() {
        if (plain.length == 0) plain = new byte[4 * 1024 * 1024];
        for (int row = 0; row < size; row++) {
            int start = starts[rows[row]] + 4;
            append(words, start, start + (int) FOUR.get(words, start - 4));
        }
        asTheyCome = true;
    }

    boolean asTheyCome() {
        return asTheyCome;
    }

    int words() {
        return count;
    }

    /// A text of the dictionary.
    String word(int number) {
        int start = starts[number];
        return new String(words, start + 4, (int) FOUR.get(words, start), StandardCharsets.UTF_8);
    }

    /// The dictionary's bytes, [#wordsEnd] of them.
    byte[] wordBytes() {
        return words;
    }

    int wordsEnd() {
        return wordsEnd;
    }

    byte[] plainBytes() {
        return plain;
    }

    int plainEnd() {
        return plainEnd;
    }

    int[] rows() {
        return rows;
    }

    /// Makes ready for the next group. A column that ran over once is kept as it comes from then
    /// on.
    void clear() {
        Arrays.fill(slots, 0);
        count = 0;
        wordsEnd = 0;
        plainEnd = 0;
        size = 0;
    }
}
