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
        return Hashes.over(hashes(read.apply(tile), tile.width()).subList(at, at + across));
    }

    /// The hashes that a tile holds.
    ///
    /// @throws IllegalArgumentException where it holds another number of bytes
    public static List<byte[]> hashes(byte[] tile, int width) {
        if (tile.length != width * Hashes.BYTES)
            throw new IllegalArgumentException("a tile of " + width + " hashes with " + tile.length + " bytes");
        var hashes = new ArrayList<byte[]>(width);
        for (var at = 0; at < tile.length; at += Hashes.BYTES)
            hashes.add(Arrays.copyOfRange(tile, at, at + Hashes.BYTES));
        return hashes;
    }
}
