package org.tallystick.library.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The subtrees of a log of this size, from its tiles.
///
/// @param read gives the bytes of a tile
public record Tiles(long size, Function<Tile, byte[]> read) implements Tree.Subtrees {

    private static final int HEIGHT = 8;

    @Override
    public byte[] hash(int height, long index) {
        var level = height / HEIGHT;
        var across = 1 << (height % HEIGHT);
        var first = index * across;
        var tile = Tile.of(level, first / Tile.FULL, size).orElseThrow();
        var at = (int) (first % Tile.FULL);
        return Hashes.over(hashes(read.apply(tile), tile.width(), at, at + across));
    }

    /// The hashes that a tile holds.
    ///
    /// @throws IllegalArgumentException where it holds another number of bytes
    public static List<byte[]> hashes(byte[] tile, int width) {
        return hashes(tile, width, 0, width);
    }

    private static List<byte[]> hashes(byte[] tile, int width, int from, int to) {
        if (tile.length != width * Hashes.BYTES)
            throw new IllegalArgumentException("a tile of " + width + " hashes with " + tile.length + " bytes");
        var hashes = new ArrayList<byte[]>(to - from);
        for (var at = from; at < to; at++)
            hashes.add(Arrays.copyOfRange(tile, at * Hashes.BYTES, (at + 1) * Hashes.BYTES));
        return hashes;
    }
}
