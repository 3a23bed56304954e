package org.tallystick.library.register;

import java.util.Arrays;

/// Numbers by a hash, in three arrays: first every hash is told with [#expect], then, after
/// [#ready], every number is put. Two things of one hash share their numbers; whoever asks
/// compares.
final class Index {

    /// 2³² over the golden ratio: spreads hashes evenly over the slots (Knuth, volume 3, 6.4).
    private static final int GOLDEN = 0x9E37_79B9;

    private final int shift;
    private final int[] ends;
    private int[] numbers = new int[0];

    /// @param most how many numbers will be put, at most
    Index(long most) {
        int bits = Math.clamp(64 - Long.numberOfLeadingZeros(Math.max(1, most)), 4, 27);
        shift = 32 - bits;
        ends = new int[(1 << bits) + 1];
    }

    private int slot(int hash) {
        return hash * GOLDEN >>> shift;
    }

    void expect(int hash) {
        ends[slot(hash) + 1]++;
    }

    /// From now on `ends[slot]` is where the next number of that slot goes, and once all are there
    /// it is where the next slot begins.
    void ready() {
        for (int slot = 1; slot < ends.length; slot++) ends[slot] += ends[slot - 1];
        numbers = new int[ends[ends.length - 1]];
        System.arraycopy(ends, 0, ends, 1, ends.length - 1);
        ends[0] = 0;
    }

    void put(int hash, int number) {
        numbers[ends[slot(hash) + 1]++] = number;
    }

    int size(int hash) {
        int slot = slot(hash);
        return ends[slot + 1] - ends[slot];
    }

    int[] get(int hash) {
        int slot = slot(hash);
        return Arrays.copyOfRange(numbers, ends[slot], ends[slot + 1]);
    }
}
