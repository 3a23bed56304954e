package org.tallystick.platform.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.shared.CommandRefused;

/// Recomputes the chain from what the database holds, with code of its own written from
/// `docs/ledger.md`, and names the first entry that was altered, removed or inserted. A tail that
/// was cut off shows only against heads that were kept elsewhere.
final class LedgerVerifier {

    private static final String ENTRIES = """
            select l.number, l.entry as linked, l.sealed_at, l.digest as chained, l.hash,
                   e.id, e.at, e.actor, e.actor_name, e.act, e.about_kind, e.about, e.because, e.facts, e.salt
            from ledger.link l left join ledger.entry e on e.id = l.entry
            order by l.number
            """;

    private static final String INSERTED = """
            select min(e.id) from ledger.entry e
            where not exists (select from ledger.link l where l.entry = e.id)
              and not exists (select from ledger.waiting w where w.entry = e.id)
            """;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final HexFormat hex = HexFormat.of();

    /// What was found: how many links hold, how many entries wait to be sealed, and the first
    /// fault, if any.
    record Outcome(
            long links, String head, long waiting, @Nullable String fault) {
        boolean holds() {
            return fault == null;
        }
    }

    /// The chain alone, without the public log.
    Outcome verify(DataSource source, List<Head> keptElsewhere) throws SQLException {
        return verify(source, keptElsewhere, null);
    }

    /// @param files the public log, to be held against the database; null to leave it out
    Outcome verify(DataSource source, List<Head> keptElsewhere, @Nullable LogFiles files) throws SQLException {
        Checkpoint sealed;
        try {
            sealed = files == null ? null : files.sealed().orElse(null);
        } catch (IllegalArgumentException unreadable) {
            return new Outcome(0, "", 0, "The checkpoint of the public log cannot be read: its file was altered.");
        }
        try (var connection = source.getConnection()) {
            if (!connection
                    .getMetaData()
                    .getTables(null, "ledger", "link", null)
                    .next())
                throw new CommandRefused(
                        "This database has no ledger yet. If this is not the data directory of your site, name it with TALLYSTICK_DATA; otherwise start Tallystick on it once.");
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(java.sql.Connection.TRANSACTION_REPEATABLE_READ);
            var log = files == null || sealed == null
                    ? null
                    : new LogVerifier(files, sealed, carried(connection.createStatement()));
            var walk = new Walk(keptElsewhere, log);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(5_000);
                try (var rows = statement.executeQuery(ENTRIES)) {
                    while (walk.fault == null && rows.next()) walk.step(rows);
                }
                if (walk.fault == null) walk.missedHeads();
                if (walk.fault == null && log != null) walk.fault = log.end();
                if (walk.fault == null) walk.inserted(number(statement.executeQuery(INSERTED)));
                var waiting = number(statement.executeQuery("select count(*) from ledger.waiting"));
                return new Outcome(walk.number, hex.formatHex(walk.hash), waiting == null ? 0 : waiting, walk.fault);
            }
        }
    }

    /// How many links were carried into the log.
    private static long carried(Statement statement) throws SQLException {
        try (statement;
                var row = statement.executeQuery("select max(number) from ledger.carried")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static @Nullable Long number(ResultSet row) throws SQLException {
        try (row) {
            row.next();
            var number = row.getLong(1);
            return row.wasNull() ? null : number;
        }
    }

    /// One walk along the chain, from its first link to its last or to the first fault.
    private final class Walk {
        private final List<Head> heads;
        private final @Nullable LogVerifier log;
        private long number;
        private byte[] hash = new byte[32];
        private @Nullable String fault;

        Walk(List<Head> heads, @Nullable LogVerifier log) {
            this.heads = heads;
            this.log = log;
        }

        void step(ResultSet row) throws SQLException {
            var expected = number + 1;
            var found = row.getLong("number");
            if (found != expected) {
                fault = "Link %d was removed: link %d is followed by link %d.".formatted(expected, number, found);
                return;
            }
            var entry = row.getLong("linked");
            if (row.getObject("id") == null) {
                fault = "Entry %d, at link %d, was removed.".formatted(entry, found);
                return;
            }
            var chained = row.getBytes("chained");
            var shown = shown(row);
            if (!Arrays.equals(chained, sha256(shown))) {
                fault = "Entry %d, at link %d, was altered: its words no longer match the digest in the chain."
                        .formatted(entry, found);
                return;
            }
            hash = link(hash, found, instant(row, "sealed_at"), chained);
            number = found;
            if (!Arrays.equals(hash, row.getBytes("hash"))) {
                fault = "Link %d, of entry %d, was altered or inserted: its hash does not follow from the link before."
                        .formatted(found, entry);
                return;
            }
            for (var head : heads)
                if (head.number() == number && !head.hash().equals(hex.formatHex(hash)))
                    fault = "Link %d differs from the head that was kept elsewhere on %s: the chain was written anew."
                            .formatted(number, head.sealedAt());
            if (fault == null && log != null) fault = log.link(number, shown, chained, hash);
        }

        void missedHeads() {
            for (var head : heads)
                if (head.number() > number)
                    fault =
                            "The chain ends at link %d, yet a head kept elsewhere on %s names link %d: its tail was cut off."
                                    .formatted(number, head.sealedAt(), head.number());
        }

        void inserted(@Nullable Long entry) {
            if (entry != null)
                fault = "Entry %d stands outside the chain and does not wait to be sealed: it was inserted."
                        .formatted(entry);
        }
    }

    private static byte[] shown(ResultSet row) throws SQLException {
        var hidden = new ByteArrayOutputStream();
        hidden.writeBytes(row.getBytes("salt"));
        for (var column : List.of("actor", "actor_name", "because")) field(hidden, row.getString(column));
        var bytes = new ByteArrayOutputStream();
        field(bytes, instant(row, "at"));
        for (var column : List.of("act", "about_kind", "about", "facts")) field(bytes, row.getString(column));
        bytes.writeBytes(sha256(hidden.toByteArray()));
        return bytes.toByteArray();
    }

    private static byte[] link(byte[] before, long number, String sealedAt, byte[] digest) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before);
        field(bytes, Long.toString(number));
        field(bytes, sealedAt);
        bytes.writeBytes(digest);
        return sha256(bytes.toByteArray());
    }

    private static String instant(ResultSet row, String column) throws SQLException {
        return TIME.format(row.getTimestamp(column).toInstant());
    }

    static void field(ByteArrayOutputStream out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.write(',');
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
