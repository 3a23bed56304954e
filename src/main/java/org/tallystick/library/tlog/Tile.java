package org.tallystick.library.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One file of a tiled log: up to 256 hashes of one level, or up to 256 entries.
///
/// @param level from 0 to 63, where 0 holds the hashes of leaves; [#ENTRIES] for the entries
/// @param index which one of its level, from 0
/// @param width how many it holds: 256 where it is full
public record Tile(int level, long index, int width) {

    /// How many hashes or entries a full one holds.
    public static final int FULL = 256;

    /// The level of bundles of entries, which have a place of their own.
    public static final int ENTRIES = -1;

    private static final int HEIGHT = 8;

    private static final Pattern PATH = Pattern.compile(
            "(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > 63 || index < 0 || width < 1 || width > FULL)
            throw new IllegalArgumentException("no tile: " + level + "/" + index + "/" + width);
    }

    /// The tile whose path this is, like "0/x001/x234/067" or "entries/000.p/7"; empty where it is
    /// not written as the standard says.
    public static Optional<Tile> at(String path) {
        var match = PATH.matcher(path);
        if (!match.matches()) return Optional.empty();
        var level = match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1));
        var index = Long.parseLong(match.group(2).replaceAll("[x/]", ""));
        var width = match.group(3) == null ? FULL : Integer.parseInt(match.group(3));
        if (match.group(3) != null && width >= FULL) return Optional.empty();
        var tile = new Tile(level, index, width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /// Its path below `tile/`.
    public String path() {
        var number = "%03d".formatted(index % 1000);
        for (var left = index / 1000; left > 0; left /= 1000) number = "x%03d/".formatted(left % 1000) + number;
        var name = (level == ENTRIES ? "entries" : String.valueOf(level)) + "/" + number;
        return width == FULL ? name : name + ".p/" + width;
    }

    /// The same one when it is full.
    public Tile full() {
        return new Tile(level, index, FULL);
    }

    /// Whether a log of this size has it.
    public boolean within(long size) {
        var counted = counted(size, level);
        return width <= counted && index <= (counted - width) / FULL;
    }

    /// The tile of this level and index as it is in a log of this size, where there is one.
    public static Optional<Tile> of(int level, long index, long size) {
        var counted = counted(size, level);
        // The index is whatever somebody asks for, and 256 times it may be more than a long holds.
        if (index < 0 || index > counted / FULL) return Optional.empty();
        var width = Math.min(FULL, counted - index * FULL);
        return width < 1 ? Optional.empty() : Optional.of(new Tile(level, index, (int) width));
    }

    /// The last tile of each level, entries first, that is not full in a log of this size.
    static List<Tile> partial(long size) {
        var found = new ArrayList<Tile>();
        for (var level = ENTRIES; level <= 7; level++) {
            var width = (int) (counted(size, level) % FULL);
            if (width > 0) found.add(new Tile(level, counted(size, level) / FULL, width));
        }
        return found;
    }

    private static long counted(long size, int level) {
        return level <= 0 ? size : level > 7 ? 0 : size >> (HEIGHT * level);
    }
}
