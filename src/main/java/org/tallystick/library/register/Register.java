package org.tallystick.library.register;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Identifier;

/// A register held in memory for matching, some 60 bytes an entry beside the names: by identifier,
/// by name, and by blocks: entries that share a rare word, or the beginning or the end of a name.
/// Entries are numbered as they were added.
public final class Register {

    /// A block with more entries than this tells too little to be looked through.
    private static final int MOST_IN_BLOCK = 400;

    private static final int PREFIX = 7;

    private static final int NONE = -1;

    private byte[] keys = new byte[1 << 20];
    private int[] starts = new int[1 << 12];
    private byte[] rows = new byte[1 << 20];
    private int[] rowStarts = new int[1 << 12];
    private int count;
    private final List<Batch> batches = new ArrayList<>();
    private final Map<Identifier, Integer> others = new HashMap<>();
    private Index byKey = new Index(0);
    private Index byId = new Index(0);
    private Index blocks = new Index(0);
    private SameOrganisation same = new SameOrganisation(0);

    /// What was added from one file: each entry's origin without a word of it in the entry.
    private record Batch(int first, Origin origin) {}

    public int size() {
        return count;
    }

    /// What is added from now on comes from here.
    public void from(Origin origin) {
        batches.add(new Batch(count, origin));
    }

    /// Forgets what was added behind the first so many entries: a file that breaks in its middle is
    /// left out whole.
    void keep(int first) {
        count = first;
        batches.removeIf(batch -> batch.first() >= first);
        others.values().removeIf(entry -> entry >= first);
    }

    private Optional<Origin> origin(int number) {
        return batches.reversed().stream()
                .filter(batch -> batch.first() <= number)
                .findFirst()
                .map(Batch::origin);
    }

    /// Adds an entry; [#seal] follows the last.
    public void add(Entry entry) {
        var key = Names.key(entry.name()).getBytes(StandardCharsets.US_ASCII);
        var row = String.join(
                        "\t",
                        entry.scheme(),
                        entry.id(),
                        entry.name().replace('\t', ' '),
                        entry.postcode(),
                        entry.size(),
                        entry.sector(),
                        entry.authority())
                .getBytes(StandardCharsets.UTF_8);
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            rowStarts = Arrays.copyOf(rowStarts, count * 2);
        }
        keys = append(keys, starts[count], key);
        rows = append(rows, rowStarts[count], row);
        starts[count + 1] = starts[count] + key.length;
        rowStarts[count + 1] = rowStarts[count] + row.length;
        count++;
    }

    private static byte[] append(byte[] bytes, int at, byte[] more) {
        var room = at + more.length > bytes.length
                ? Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), at + more.length))
                : bytes;
        System.arraycopy(more, 0, room, at, more.length);
        return room;
    }

    /// Another number of the entry that was added last, like a charity's as a company.
    void also(Identifier number) {
        others.putIfAbsent(number, count - 1);
    }

    /// Builds what entries are found by.
    public Register seal() {
        byKey = new Index(count);
        byId = new Index(count);
        for (int entry = 0; entry < count; entry++) {
            byKey.expect(hash(keys, starts[entry], starts[entry + 1]));
            byId.expect(idHash(scheme(entry), id(entry)));
        }
        byKey.ready();
        byId.ready();
        for (int entry = 0; entry < count; entry++) {
            byKey.put(hash(keys, starts[entry], starts[entry + 1]), entry);
            byId.put(idHash(scheme(entry), id(entry)), entry);
        }
        join();
        blocks = new Index(count * 3L);
        for (int entry = 0; entry < count; entry++) eachBlock(keys, starts[entry], starts[entry + 1], blocks::expect);
        blocks.ready();
        for (int entry = 0; entry < count; entry++) {
            int number = entry;
            eachBlock(keys, starts[entry], starts[entry + 1], hash -> blocks.put(hash, number));
        }
        return this;
    }

    /// What has one number is one organisation, in whatever register.
    private void join() {
        same = new SameOrganisation(count);
        for (int entry = 0; entry < count; entry++) {
            if (byId.size(idHash(scheme(entry), id(entry))) == 1) continue;
            int first = withId(scheme(entry), id(entry));
            if (first != entry) same.join(first, entry);
        }
        others.forEach((number, entry) -> {
            int first = withId(number.scheme(), number.id());
            if (first != NONE) same.join(first, entry);
        });
    }

    /// The first entry with this number; -1 where there is none.
    private int withId(String scheme, String id) {
        for (int entry : byId.get(idHash(scheme, id)))
            if (scheme(entry).equals(scheme) && id(entry).equals(id)) return entry;
        return NONE;
    }

    /// What parts organisations: several registers may list one.
    int organisation(int number) {
        return same.first(number);
    }

    /// The words of four letters and more, the first letters and the last.
    private static void eachBlock(byte[] key, int from, int to, IntConsumer each) {
        int word = from;
        for (int at = from; at <= to; at++) {
            if (at < to && key[at] != ' ') continue;
            if (at - word >= 4) each.accept(hash(key, word, at) * 3);
            word = at + 1;
        }
        if (to - from < PREFIX) return;
        each.accept(hash(key, from, from + PREFIX) * 5);
        each.accept(hash(key, to - PREFIX, to) * 7);
    }

    /// What all registers say of the entry's organisation.
    Entry entry(int number) {
        int first = same.first(number);
        var entry = alone(first);
        for (int next = same.next(first); next != NONE; next = same.next(next)) entry = entry.and(alone(next));
        return entry;
    }

    /// The postcode that the entry itself has.
    String postcode(int number) {
        return part(number, 3);
    }

    /// What its own register says.
    private Entry alone(int number) {
        var parts = new String(
                        rows, rowStarts[number], rowStarts[number + 1] - rowStarts[number], StandardCharsets.UTF_8)
                .split("\t", -1);
        return new Entry(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]).from(origin(number));
    }

    private String scheme(int number) {
        return part(number, 0);
    }

    private String id(int number) {
        return part(number, 1);
    }

    private String part(int number, int which) {
        int from = rowStarts[number];
        for (int tab = 0; tab < which; from++) if (rows[from] == '\t') tab++;
        int to = from;
        while (to < rowStarts[number + 1] && rows[to] != '\t') to++;
        return new String(rows, from, to - from, StandardCharsets.UTF_8);
    }

    byte[] keys() {
        return keys;
    }

    int from(int entry) {
        return starts[entry];
    }

    int to(int entry) {
        return starts[entry + 1];
    }

    /// The entry with this number in a register; null where there is none.
    public @Nullable Entry find(String scheme, String id) {
        int found = withId(scheme, id);
        if (found != NONE) return entry(found);
        var other = others.isEmpty() ? null : others.get(new Identifier(scheme, id));
        return other == null ? null : entry(other);
    }

    /// The entries whose name comes to this key.
    int[] byKey(byte[] key) {
        return Arrays.stream(byKey.get(hash(key, 0, key.length)))
                .filter(entry -> Arrays.equals(keys, from(entry), to(entry), key, 0, key.length))
                .toArray();
    }

    /// Every entry that shares a block with this key, perhaps more than once; blocks too large to
    /// tell anything are left out.
    void eachCandidate(byte[] key, IntConsumer each) {
        eachBlock(key, 0, key.length, hash -> {
            if (blocks.size(hash) <= MOST_IN_BLOCK) for (int entry : blocks.get(hash)) each.accept(entry);
        });
    }

    private static int idHash(String scheme, String id) {
        return scheme.hashCode() * 31 + id.hashCode();
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0x811C_9DC5;
        for (int at = from; at < to; at++) hash = (hash ^ bytes[at]) * 0x0100_0193;
        return hash;
    }
}
