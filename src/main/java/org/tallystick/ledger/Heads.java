package org.tallystick.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tallystick.store.Store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The chain's heads, and the file beside the database in which they are kept, a line at most once
/// a minute: number, hash, time. Copies of that file, receipts and the public feed are what the
/// database's owner cannot change.
@Component
public class Heads {

    static final String FILE = "ledger-heads.csv";

    private final JdbcClient db;
    private final Path file;
    private long lastKept = -1;

    Heads(JdbcClient db, Store store) {
        this.db = db;
        this.file = store.data().resolve(FILE);
    }

    /// The chain's end now; empty before the first entry is sealed.
    public Optional<Head> latest() {
        return db.sql(
                        "select number, hash, sealed_at from ledger.link order by number desc limit"
                                + " 1")
                .query(
                        (row, at) ->
                                head(
                                        row.getLong(1),
                                        row.getBytes(2),
                                        row.getTimestamp(3).toInstant()))
                .optional();
    }

    /// The last head of each day, newest first, for the public feed.
    public List<Head> daily(int days) {
        return db.sql(
                        """
                        select distinct on (sealed_at::date) number, hash, sealed_at from ledger.link
                        order by sealed_at::date desc, number desc limit :days
                        """)
                .param("days", days)
                .query(
                        (row, at) ->
                                head(
                                        row.getLong(1),
                                        row.getBytes(2),
                                        row.getTimestamp(3).toInstant()))
                .list();
    }

    private static Head head(long number, byte[] hash, Instant sealedAt) {
        return new Head(number, HexFormat.of().formatHex(hash), sealedAt);
    }

    @Scheduled(fixedRate = 60_000)
    synchronized void keep() {
        latest().filter(head -> head.number() != lastKept)
                .ifPresent(
                        head -> {
                            append(file, head);
                            lastKept = head.number();
                        });
    }

    private static void append(Path file, Head head) {
        try {
            Files.writeString(
                    file,
                    head.number() + "," + head.hash() + "," + head.sealedAt() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The heads that a file holds; a line that was not finished when the power went is left out.
    static List<Head> read(Path file) throws IOException {
        if (!Files.exists(file)) return List.of();
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(",", -1))
                    .filter(parts -> parts.length == 3 && parts[1].length() == 64)
                    .map(
                            parts ->
                                    new Head(
                                            Long.parseLong(parts[0]),
                                            parts[1],
                                            Instant.parse(parts[2])))
                    .toList();
        }
    }
}
