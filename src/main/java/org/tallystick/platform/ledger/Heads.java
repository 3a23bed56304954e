package org.tallystick.platform.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tallystick.platform.store.Store;
import org.tallystick.shared.CommandRefused;

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
        return db.sql("select number, hash, sealed_at from ledger.link order by number desc limit" + " 1")
                .query((row, at) -> head(
                        row.getLong(1), row.getBytes(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    /// The last head of each day, newest first, for the public feed.
    public List<Head> daily(int days) {
        return db.sql("""
                        select distinct on (sealed_at::date) number, hash, sealed_at from ledger.link
                        order by sealed_at::date desc, number desc limit :days
                        """)
                .param("days", days)
                .query((row, at) -> head(
                        row.getLong(1), row.getBytes(2), row.getTimestamp(3).toInstant()))
                .list();
    }

    private static Head head(long number, byte[] hash, Instant sealedAt) {
        return new Head(number, HexFormat.of().formatHex(hash), sealedAt);
    }

    /// The head that this chain has at a number; empty where it is shorter.
    Optional<Head> at(long number) {
        return db.sql("select number, hash, sealed_at from ledger.link where number = :number")
                .param("number", number)
                .query((row, at) -> head(
                        row.getLong(1), row.getBytes(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    @Scheduled(fixedRate = 60_000)
    synchronized void keep() {
        latest().filter(head -> head.number() > lastKept).ifPresent(head -> {
            append(file, head);
            lastKept = head.number();
        });
    }

    /// A line that was not finished when the power went is taken away first: it would spoil the
    /// next one.
    private static void append(Path file, Head head) {
        try {
            if (!Files.exists(file))
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var line = head.number() + "," + head.hash() + "," + head.sealedAt() + "\n";
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                channel.truncate(finished(Files.readString(file)).length());
                channel.position(channel.size());
                channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String finished(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    /// The heads that a file holds; a line that was not finished when the power went is left out.
    ///
    /// @throws CommandRefused where a line is no head
    static List<Head> read(Path file) throws IOException {
        if (!Files.exists(file)) return List.of();
        var heads = new ArrayList<Head>();
        for (var line :
                finished(Files.readString(file, StandardCharsets.ISO_8859_1)).split("\n"))
            if (!line.isBlank()) heads.add(read(file, heads.size() + 1, line.strip()));
        return heads;
    }

    private static Head read(Path file, int at, String line) {
        var parts = line.split(",", -1);
        try {
            if (parts.length == 3 && parts[1].matches("[0-9a-f]{64}"))
                return new Head(Long.parseLong(parts[0]), parts[1], Instant.parse(parts[2]));
        } catch (NumberFormatException | DateTimeParseException noHead) {
            // Said below.
        }
        throw new CommandRefused(
                "Line %d of %s is no head of the ledger, which is a number, 64 hexadecimal digits and a time with commas between: compare the file with a copy that is kept elsewhere."
                        .formatted(at, file));
    }
}
