package org.tallystick.platform.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Chains committed entries, a batch at a time, so that writers never wait for one another. One
/// sealer works at a time in the whole database, held by an advisory lock.
@Component
public class Sealer {

    private static final int BATCH = 5_000;
    private static final long LOCK = 0x7a11_571cL;

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    Sealer(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    /// Seals everything that waits; what is committed while it works is left for the next turn.
    @Scheduled(fixedDelay = 500)
    public void seal() {
        Integer sealed;
        do sealed = transaction.execute(status -> sealBatch());
        while (sealed != null && sealed == BATCH);
    }

    private int sealBatch() {
        var mine = db.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
        if (!mine) return 0;
        var waiting = db.sql("""
                                with taken as (
                                    delete from ledger.waiting
                                    where entry in (select entry from ledger.waiting order by entry limit :most)
                                    returning entry
                                )
                                select e.id, e.digest from taken join ledger.entry e on e.id = taken.entry order by e.id
                                """)
                .param("most", BATCH)
                .query((row, number) -> new Waiting(row.getLong("id"), row.getBytes("digest")))
                .list();
        if (!waiting.isEmpty()) append(waiting, end());
        return waiting.size();
    }

    private End end() {
        return db.sql("select number, hash, sealed_at from ledger.link order by number desc limit" + " 1")
                .query((row, number) -> new End(
                        row.getLong("number"),
                        row.getBytes("hash"),
                        row.getTimestamp("sealed_at").toInstant()))
                .optional()
                .orElse(new End(0, Entry.BEGINNING, Instant.EPOCH));
    }

    private void append(List<Waiting> waiting, End end) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        // A clock that was set back must not make the ledger's time go back.
        var sealedAt = now.isBefore(end.sealedAt()) ? end.sealedAt() : now;
        var entries = new Long[waiting.size()];
        var digests = new byte[waiting.size()][];
        var hashes = new byte[waiting.size()][];
        var hash = end.hash();
        for (var i = 0; i < entries.length; i++) {
            entries[i] = waiting.get(i).id();
            digests[i] = waiting.get(i).digest();
            hash = Entry.link(hash, end.number() + 1 + i, sealedAt, digests[i]);
            hashes[i] = hash;
        }
        // One statement for the whole batch: the sealer shares two cores with those who write.
        db.sql("""
                        insert into ledger.link (number, entry, sealed_at, digest, hash)
                        select :last + at, entry, :sealedAt, digest, hash
                        from unnest(:entries::bigint[], :digests::bytea[], :hashes::bytea[])
                             with ordinality as batch (entry, digest, hash, at)
                        """)
                .param("last", end.number())
                .param("sealedAt", Timestamp.from(sealedAt))
                .param("entries", entries)
                .param("digests", digests)
                .param("hashes", hashes)
                .update();
    }

    private record Waiting(long id, byte[] digest) {}

    private record End(long number, byte[] hash, Instant sealedAt) {}
}
