package org.tallystick.platform.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What receipts show of the ledger: the public part of each entry, and enough of its link to
/// recompute the hash.
@Component
public class SealedEntries {

    private final JdbcClient db;

    SealedEntries(JdbcClient db) {
        this.db = db;
    }

    /// The public part of one entry. `docs/ledger.md` says how digest and hash follow from it.
    ///
    /// @param facts canonical text
    /// @param privateDigest 64 hexadecimal digits over what is not shown: who, and why
    /// @param link null while the entry waits to be sealed
    public record SealedEntry(
            Instant at,
            String act,
            About about,
            String facts,
            String privateDigest,
            @Nullable Link link) {}

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

    /// Every entry about these things, oldest first.
    public List<SealedEntry> about(Collection<About> things) {
        return db.sql("""
                        select e.*, l.number, l.sealed_at, l.hash, b.hash as before
                        from unnest(cast(:kinds as text[]), cast(:ids as text[])) thing (kind, id)
                        join ledger.entry e on e.about_kind = thing.kind and e.about = thing.id
                        left join ledger.link l on l.entry = e.id
                        left join ledger.link b on b.number = l.number - 1
                        order by e.id
                        """)
                .param("kinds", things.stream().map(About::kind).toArray(String[]::new))
                .param("ids", things.stream().map(About::id).toArray(String[]::new))
                .query((row, at) -> {
                    var hex = HexFormat.of();
                    var entry = Entry.of(row);
                    var before = row.getBytes("before");
                    var link = row.getObject("number") == null
                            ? null
                            : new Link(
                                    row.getLong("number"),
                                    row.getTimestamp("sealed_at").toInstant(),
                                    hex.formatHex(before == null ? Entry.BEGINNING : before),
                                    hex.formatHex(row.getBytes("hash")));
                    return new SealedEntry(
                            entry.at(),
                            entry.act(),
                            entry.about(),
                            entry.facts(),
                            hex.formatHex(entry.privateDigest(row.getBytes("salt"))),
                            link);
                })
                .list();
    }
}
