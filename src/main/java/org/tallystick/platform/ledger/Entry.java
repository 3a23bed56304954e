package org.tallystick.platform.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.tallystick.shared.Sha256;

/// One entry of the journal as it is hashed. The bytes and the hashes are stated in
/// `docs/ledger.md`; this class writes them, and [LedgerVerifier] reads them with code of its own.
///
/// @param at to the microsecond
/// @param facts canonical text: each key and value as a netstring, keys in order
record Entry(Instant at, UUID actor, String actorName, String act, About about, String because, String facts) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /// What the first link's hash is made from, where every later one takes the hash before it.
    static final byte[] BEGINNING = new byte[32];

    /// SHA-256 of the public fields and the private digest, so that a receipt can show what was
    /// done and keep who did it and why.
    byte[] digest(byte[] salt) {
        return Sha256.of(shown(salt));
    }

    /// The bytes of the public fields and the private digest.
    byte[] shown(byte[] salt) {
        var bytes = new ByteArrayOutputStream();
        for (var field : new String[] {time(at), act, about.kind(), about.id(), facts})
            bytes.writeBytes(netstring(field));
        bytes.writeBytes(privateDigest(salt));
        return bytes.toByteArray();
    }

    /// @param row of `ledger.entry`
    static Entry of(ResultSet row) throws SQLException {
        return new Entry(
                row.getTimestamp("at").toInstant(),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getString("act"),
                new About(row.getString("about_kind"), row.getString("about")),
                row.getString("because"),
                row.getString("facts"));
    }

    /// SHA-256 of the salt, who acted, and the reason: without the salt nobody can try guesses
    /// against it.
    byte[] privateDigest(byte[] salt) {
        var hash = Sha256.digest();
        hash.update(salt);
        for (var field : new String[] {actor.toString(), actorName, because}) hash.update(netstring(field));
        return hash.digest();
    }

    /// The hash of the link with this number: SHA-256 of the hash before it, the number, the time
    /// of sealing and the digest.
    static byte[] link(byte[] before, long number, Instant sealedAt, byte[] digest) {
        var hash = Sha256.digest();
        hash.update(before);
        hash.update(netstring(Long.toString(number)));
        hash.update(netstring(time(sealedAt)));
        hash.update(digest);
        return hash.digest();
    }

    /// UTC with six places after the second, always: "2026-11-22T16:05:09.120000Z".
    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String canonical(SortedMap<String, String> facts) {
        var text = new StringBuilder();
        facts.forEach((key, value) -> {
            text.append(new String(netstring(key), StandardCharsets.UTF_8));
            text.append(new String(netstring(value), StandardCharsets.UTF_8));
        });
        return text.toString();
    }

    /// The facts that a canonical text holds.
    static Map<String, String> facts(String canonical) {
        var bytes = canonical.getBytes(StandardCharsets.UTF_8);
        var words = new ArrayList<String>();
        for (var at = 0; at < bytes.length; ) {
            var colon = at;
            while (bytes[colon] != ':') colon++;
            var length = Integer.parseInt(new String(bytes, at, colon - at, StandardCharsets.US_ASCII));
            words.add(new String(bytes, colon + 1, length, StandardCharsets.UTF_8));
            at = colon + length + 2;
        }
        var facts = new TreeMap<String, String>();
        for (var i = 0; i < words.size(); i += 2) facts.put(words.get(i), words.get(i + 1));
        return facts;
    }

    /// The length in bytes, a colon, the bytes, a comma (D. J. Bernstein, "Netstrings", 1997): no
    /// two lists of texts have the same bytes.
    static byte[] netstring(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var head = (bytes.length + ":").getBytes(StandardCharsets.US_ASCII);
        var all = new byte[head.length + bytes.length + 1];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        all[all.length - 1] = ',';
        return all;
    }
}
