package org.tallystick.library.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A log that grows: it begins with the tiles at its right edge, takes entries, and gives away each
/// tile that is full. Only the edge is in memory, however long the log is.
public final class Growth {

    private final List<byte[]> entries;
    private final List<List<byte[]>> levels = new ArrayList<>();
    private final BiConsumer<Tile, byte[]> write;
    private long size;

    /// @param read gives the bytes of the tiles that a log of this size has at its edge
    /// @param write takes the bytes of tiles, each after the tiles that its own hashes cover
    public Growth(long size, Function<Tile, byte[]> read, BiConsumer<Tile, byte[]> write) {
        this.size = size;
        this.write = write;
        var bundle = new ArrayList<byte[]>();
        for (var tile : Tile.partial(size)) {
            if (tile.level() == Tile.ENTRIES) bundle.addAll(Bundle.read(read.apply(tile)));
            else level(tile.level()).addAll(Tiles.hashes(read.apply(tile), tile.width()));
        }
        this.entries = bundle;
    }

    public void add(byte[] entry) {
        entries.add(entry);
        if (entries.size() == Tile.FULL) {
            write.accept(new Tile(Tile.ENTRIES, size / Tile.FULL, Tile.FULL), Bundle.of(entries));
            entries.clear();
        }
        size++;
        add(0, Hashes.leaf(entry));
    }

    private void add(int number, byte[] hash) {
        var level = level(number);
        level.add(hash);
        if (level.size() < Tile.FULL) return;
        var index = (size >> (8 * (number + 1))) - 1;
        write.accept(new Tile(number, index, Tile.FULL), bytes(level));
        var above = Hashes.over(level);
        level.clear();
        add(number + 1, above);
    }

    /// Gives away the tiles that are not full, as they are now.
    ///
    /// @return the root
    public byte[] edge() {
        for (var tile : Tile.partial(size))
            write.accept(tile, tile.level() == Tile.ENTRIES ? Bundle.of(entries) : bytes(level(tile.level())));
        return root();
    }

    /// The root now.
    public byte[] root() {
        var above = new ArrayList<byte[]>();
        for (var level : levels) {
            var hashes = new ArrayList<>(level);
            hashes.addAll(above);
            above.clear();
            if (!hashes.isEmpty()) above.add(Hashes.over(hashes));
        }
        return Hashes.over(above);
    }

    public long size() {
        return size;
    }

    private List<byte[]> level(int number) {
        while (levels.size() <= number) levels.add(new ArrayList<>());
        return levels.get(number);
    }

    private static byte[] bytes(List<byte[]> hashes) {
        var out = new ByteArrayOutputStream();
        hashes.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
