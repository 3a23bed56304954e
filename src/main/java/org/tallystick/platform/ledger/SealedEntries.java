package org.tallystick.platform.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Hashes;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.Tile;
import org.tallystick.library.tlog.Tiles;
import org.tallystick.library.tlog.Tree;
import org.tallystick.platform.store.Store;

/// What receipts show of the ledger: the public part of each entry, and the proof that it is in the
/// public log. What is in the log by its digest alone is opened by this, so that only entries may be
/// asked for that everybody may read by now.
@Component
public class SealedEntries {

    private final JdbcClient db;
    private final Leaves leaves;
    private final LogFiles files;

    SealedEntries(JdbcClient db, Leaves leaves, Store store) {
        this.db = db;
        this.leaves = leaves;
        this.files = LogFiles.in(store.data());
    }

    /// The public part of one entry. `docs/ledger.md` says how digest and hash follow from it.
    ///
    /// @param facts canonical text
    /// @param privateDigest 64 hexadecimal digits over what is not shown: who, and why
    /// @param index of its leaf in the public log; null while it waits to get there
    /// @param leaf the leaf's bytes
    public record SealedEntry(
            Instant at,
            String act,
            About about,
            String facts,
            String privateDigest,
            @Nullable Long index,
            byte @Nullable [] leaf) {}

    /// Entries with what ties them to the log.
    ///
    /// @param checkpoint the signed note; null where the log has not begun
    /// @param proof the hashes that lead from the entries' leaves to the checkpoint's root
    public record Proven(
            List<SealedEntry> entries, @Nullable String checkpoint, List<byte[]> proof) {}

    /// One link of the chain.
    ///
    /// @param before the hash of the link before, 64 hexadecimal digits
    public record Link(long number, Instant sealedAt, String before, String hash) {}

    /// The link that follows the one of the first entry about this thing: what it will be, nobody
    /// can know before that entry is written.
    @Transactional(readOnly = true)
    public Next after(About about) {
        var own = db.sql("""
                        select l.number from ledger.entry e join ledger.link l on l.entry = e.id
                        where e.about_kind = :kind and e.about = :about order by e.id limit 1
                        """)
                .param("kind", about.kind())
                .param("about", about.id())
                .query(Long.class)
                .optional();
        if (own.isEmpty()) return new Next(false, null);
        return new Next(
                true,
                db.sql("""
                        select l.number, l.sealed_at, l.hash, b.hash as before from ledger.link l
                        join ledger.link b on b.number = l.number - 1 where l.number = :number
                        """)
                        .param("number", own.get() + 1)
                        .query((row, _) -> new Link(
                                row.getLong("number"),
                                row.getTimestamp("sealed_at").toInstant(),
                                HexFormat.of().formatHex(row.getBytes("before")),
                                HexFormat.of().formatHex(row.getBytes("hash"))))
                        .optional()
                        .orElse(null));
    }

    /// @param sealed whether the entry itself is sealed
    /// @param link null where nothing follows it yet
    public record Next(boolean sealed, @Nullable Link link) {}

    /// Every entry about these things that everybody may read once their contract is confirmed,
    /// oldest first, with what ties them to the public log as it is now.
    public Proven about(Collection<About> things) {
        var rows = db.sql("""
                        select e.*, l.number from unnest(cast(:kinds as text[]), cast(:ids as text[])) thing (kind, id)
                        join ledger.entry e on e.about_kind = thing.kind and e.about = thing.id
                        left join ledger.link l on l.entry = e.id
                        where e.act = any(cast(:acts as text[]))
                        order by e.id
                        """)
                .param("acts", LeafRules.ofConfirmed().toArray(String[]::new))
                .param("kinds", things.stream().map(About::kind).toArray(String[]::new))
                .param("ids", things.stream().map(About::id).toArray(String[]::new))
                .query((row, _) -> new Written(
                        Entry.of(row), row.getBytes("salt"), Optional.ofNullable(row.getObject("number", Long.class))))
                .list();
        var log = log();
        if (log.isEmpty())
            return new Proven(rows.stream().map(each -> shown(each, null, null)).toList(), null, List.of());
        var carried = leaves.carried();
        var placed = new TreeSet<Long>();
        var entries = new ArrayList<SealedEntry>();
        for (var row : rows) {
            var index = row.link().map(link -> LeafRules.index(link, carried)).filter(log.get()::has);
            index.ifPresent(placed::add);
            entries.add(shown(
                    row,
                    index.orElse(null),
                    index.map(at -> log.get().leaf(at, row)).orElse(null)));
        }
        return new Proven(
                entries,
                log.get().note(),
                placed.isEmpty() ? List.of() : log.get().proof(placed));
    }

    /// An entry about a contract, once it is in the public log.
    ///
    /// @param link its number in the chain
    /// @param index of its leaf in the log
    public record Followed(long link, long index, Instant at, String act, UUID contract) {}

    /// @param upTo the last link that was looked at
    public record Following(long upTo, List<Followed> entries) {}

    /// What came into the log after a link: acts about contracts that everybody may read at once.
    public Following following(long link, int most) {
        var carried = leaves.carried();
        var size = files.sealed().map(Checkpoint::size).orElse(0L);
        var entries = new ArrayList<Followed>();
        var last = new long[] {link};
        db.sql("""
                        select l.number, e.* from ledger.link l join ledger.entry e on e.id = l.entry
                        where l.number > :link order by l.number limit :most
                        """).param("link", link).param("most", most).query(row -> {
            var number = row.getLong("number");
            var index = LeafRules.index(number, carried);
            if (index >= size) return;
            last[0] = number;
            var entry = Entry.of(row);
            if (LeafRules.OPEN.contains(entry.act()))
                contract(entry)
                        .ifPresent(contract ->
                                entries.add(new Followed(number, index, entry.at(), entry.act(), contract)));
        });
        return new Following(last[0], entries);
    }

    /// The contract that an act is about, by what it says or by what the thing's first entry said.
    private Optional<UUID> contract(Entry entry) {
        var about = entry.about();
        if (about.kind().equals("contract")) return Optional.of(UUID.fromString(about.id()));
        var facts = Entry.facts(entry.facts());
        var said = facts.get("contract");
        if (said == null)
            said = switch (about.kind()) {
                case "verification" ->
                    first("return", facts.getOrDefault("return", "")).get("contract");
                case "commitment", "return" -> first(about.kind(), about.id()).get("contract");
                default -> null;
            };
        return Optional.ofNullable(said).map(UUID::fromString);
    }

    private Map<String, String> first(String kind, String id) {
        return db.sql("select facts from ledger.entry where about_kind = :kind and about = :id order by id limit 1")
                .param("kind", kind)
                .param("id", id)
                .query(String.class)
                .optional()
                .map(Entry::facts)
                .orElse(Map.of());
    }

    private record Written(Entry entry, byte[] salt, Optional<Long> link) {}

    private static SealedEntry shown(Written row, @Nullable Long index, byte @Nullable [] leaf) {
        var entry = row.entry();
        return new SealedEntry(
                entry.at(),
                entry.act(),
                entry.about(),
                entry.facts(),
                HexFormat.of().formatHex(entry.privateDigest(row.salt())),
                index,
                leaf);
    }

    private Optional<Log> log() {
        return files.checkpoint()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .map(note -> {
                    var size = Checkpoint.read(Note.read(note).text()).size();
                    var read = new HashMap<Tile, byte[]>();
                    return new Log(
                            note,
                            new Tiles(
                                    size,
                                    tile -> read.computeIfAbsent(
                                            tile, each -> files.tile(each).orElseThrow())));
                });
    }

    /// The log as one checkpoint has it; each tile is read once.
    private record Log(String note, Tiles tiles) {

        boolean has(long index) {
            return index < tiles.size();
        }

        List<byte[]> proof(NavigableSet<Long> indices) {
            return new Tree(tiles.size(), tiles).inclusion(indices);
        }

        /// The entry as it was put into the log: with its words, or its digest alone.
        byte[] leaf(long index, Written row) {
            var open = LeafRules.open(row.entry().shown(row.salt()));
            return Arrays.equals(Hashes.leaf(open), tiles.hash(0, index))
                    ? open
                    : LeafRules.closed(row.entry().digest(row.salt()));
        }
    }
}
