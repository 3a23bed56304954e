package org.tallystick.ledger;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

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

    /// Every entry about things of this kind with these ids, oldest first.
    public List<SealedEntry> about(String kind, Collection<UUID> ids) {
        return db.sql(
                        """
                        select e.*, l.number, l.sealed_at, l.hash, b.hash as before
                        from ledger.entry e
                        left join ledger.link l on l.entry = e.id
                        left join ledger.link b on b.number = l.number - 1
                        where e.about_kind = :kind and e.about = any(:ids)
                        order by e.id
                        """)
                .param("kind", kind)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(
                        (row, at) -> {
                            var hex = HexFormat.of();
                            var entry =
                                    new Entry(
                                            row.getTimestamp("at").toInstant(),
                                            row.getObject("actor", UUID.class),
                                            row.getString("actor_name"),
                                            row.getString("act"),
                                            new About(
                                                    row.getString("about_kind"),
                                                    row.getString("about")),
                                            row.getString("because"),
                                            row.getString("facts"));
                            var before = row.getBytes("before");
                            var link =
                                    row.getObject("number") == null
                                            ? null
                                            : new Link(
                                                    row.getLong("number"),
                                                    row.getTimestamp("sealed_at").toInstant(),
                                                    hex.formatHex(
                                                            before == null
                                                                    ? Entry.BEGINNING
                                                                    : before),
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
