package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.tallystick.shared.Sha256;

/// Forms that did what they ask for, each known by its key, its address and a hash of what it held.
@Component
class SentForms {

    /// What differs between two sendings of the same words.
    private static final Set<String> NOT_SAID = Set.of("_csrf", "key");

    private final JdbcClient db;

    SentForms(JdbcClient db) {
        this.db = db;
    }

    /// @param went the address that the first answer led to
    record Sent(byte[] digest, String went) {

        boolean says(byte[] other) {
            return Arrays.equals(digest, other);
        }
    }

    Optional<Sent> find(UUID key, String path) {
        return db.sql("select digest, went from web.sent_form where key = :key and path = :path")
                .param("key", key)
                .param("path", path)
                .query((row, _) -> new Sent(row.getBytes("digest"), row.getString("went")))
                .optional();
    }

    /// Keeps what a form said and gives what is kept: of two that came at once, the first.
    Sent keep(UUID key, String path, byte[] digest, String went) {
        db.sql("""
                insert into web.sent_form (key, path, digest, went) values (:key, :path, :digest, :went)
                on conflict do nothing
                """)
                .param("key", key)
                .param("path", path)
                .param("digest", digest)
                .param("went", went)
                .update();
        return find(key, path).orElseThrow();
    }

    @Scheduled(fixedDelay = 3_600_000)
    void forget() {
        db.sql("delete from web.sent_form where sent_at < now() - interval '30 days'")
                .update();
    }

    /// A hash of every field and file, in the order of their names, each with its length before it.
    static byte[] digest(HttpServletRequest request) throws IOException {
        var digest = Sha256.digest();
        for (var each : new TreeMap<>(request.getParameterMap()).entrySet()) {
            if (NOT_SAID.contains(each.getKey())) continue;
            for (var value : each.getValue()) {
                add(digest, each.getKey());
                add(digest, value);
            }
        }
        if (request instanceof MultipartHttpServletRequest parts)
            for (var each : new TreeMap<>(parts.getMultiFileMap()).entrySet())
                for (var file : each.getValue()) {
                    add(digest, each.getKey());
                    digest.update(ByteBuffer.allocate(8).putLong(file.getSize()).array());
                    try (var in = file.getInputStream()) {
                        feed(digest, in);
                    }
                }
        return digest.digest();
    }

    private static void add(MessageDigest digest, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(8).putLong(bytes.length).array());
        digest.update(bytes);
    }

    private static void feed(MessageDigest digest, InputStream in) throws IOException {
        var buffer = new byte[8_192];
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
    }
}
