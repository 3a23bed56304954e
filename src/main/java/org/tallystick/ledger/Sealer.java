package org.tallystick.ledger;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Chains committed entries, a batch at a time, so that writers never wait for one another. One
/// sealer works at a time in the whole database, held by an advisory lock.
@Component
public class Sealer {

    private static final int BATCH = 5_000;
    private static final long LOCK = 0x7a11_571cL;

    private final JdbcClient db;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;

    Sealer(JdbcClient db, JdbcTemplate batches, TransactionTemplate transaction) {
        this.db = db;
        this.batches = batches;
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
        var mine =
                db.sql("select pg_try_advisory_xact_lock(:lock)")
                        .param("lock", LOCK)
                        .query(Boolean.class)
                        .single();
        if (!mine) return 0;
        var waiting =
                db.sql(
                                """
                                with taken as (
                                    delete from ledger.waiting
                                    where entry in (select entry from ledger.waiting order by entry limit :most)
                                    returning entry
                                )
                                select e.id, e.digest from taken join ledger.entry e on e.id = taken.entry order by e.id
                                """)
                        .param("most", BATCH)
                        .query(
                                (row, number) ->
                                        new Waiting(row.getLong("id"), row.getBytes("digest")))
                        .list();
        if (!waiting.isEmpty()) append(waiting, end());
        return waiting.size();
    }

    private End end() {
        return db.sql(
                        "select number, hash, sealed_at from ledger.link order by number desc limit"
                                + " 1")
                .query(
                        (row, number) ->
                                new End(
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
        var rows = new ArrayList<Object[]>(waiting.size());
        var hash = end.hash();
        var number = end.number();
        for (var entry : waiting) {
            number++;
            hash = Entry.link(hash, number, sealedAt, entry.digest());
            rows.add(
                    new Object[] {
                        number, entry.id(), Timestamp.from(sealedAt), entry.digest(), hash
                    });
        }
        batches.batchUpdate(
                "insert into ledger.link (number, entry, sealed_at, digest, hash) values (?, ?, ?,"
                        + " ?, ?)",
                rows);
    }

    private record Waiting(long id, byte[] digest) {}

    private record End(long number, byte[] hash, Instant sealedAt) {}
}
