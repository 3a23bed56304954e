package org.tallystick.report.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Sha256;

/// One entry of the public log, as `docs/ledger.md` writes its leaf: read with code of the audit's
/// own.
///
/// @param kind of the thing that it is about
/// @param id of that thing
record LogEntry(long index, String act, String kind, String id, Map<String, String> facts) {

    private static final int DIGEST = 32;

    /// A leaf is an entry with its words, the digest of one, or the head of the older chain.
    ///
    /// @param opening what a digest is made of; empty where nobody shows it
    /// @return empty where the words are not public
    /// @throws IllegalArgumentException where the leaf is none of these, or the opening is not its own
    static Optional<LogEntry> read(long index, byte[] leaf, byte[] opening) {
        var words = new Words(leaf);
        return switch (words.next()) {
            case "entry" -> Optional.of(entry(index, words));
            case "closed entry" -> {
                if (opening.length == 0) yield Optional.empty();
                if (!Arrays.equals(Sha256.of(opening), words.rest()))
                    throw new IllegalArgumentException("its opening does not have its digest");
                yield Optional.of(entry(index, new Words(opening)));
            }
            case "chain head" -> Optional.empty();
            default -> throw new IllegalArgumentException("it is of a sort that is not known");
        };
    }

    private static LogEntry entry(long index, Words words) {
        words.next();
        var act = words.next();
        var kind = words.next();
        var id = words.next();
        var facts = facts(words.next());
        if (words.rest().length != DIGEST) throw new IllegalArgumentException("it does not end with a digest");
        return new LogEntry(index, act, kind, id, facts);
    }

    private static Map<String, String> facts(String text) {
        var words = new Words(text.getBytes(StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>();
        while (words.rest().length > 0) all.add(words.next());
        var facts = new TreeMap<String, String>();
        for (var at = 0; at + 1 < all.size(); at += 2) facts.put(all.get(at), all.get(at + 1));
        return facts;
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    @Nullable
    String optional(String name) {
        return facts.get(name);
    }

    /// Netstrings, one after the other.
    private static final class Words {
        private final byte[] bytes;
        private int at;

        Words(byte[] bytes) {
            this.bytes = bytes;
        }

        String next() {
            var length = 0;
            var digits = at;
            while (at < bytes.length && at - digits < 6 && bytes[at] >= '0' && bytes[at] <= '9')
                length = length * 10 + bytes[at++] - '0';
            var end = at + 1 + length;
            if (at == digits || end >= bytes.length || bytes[at] != ':' || bytes[end] != ',')
                throw new IllegalArgumentException("it cannot be read");
            var word = new String(bytes, at + 1, length, StandardCharsets.UTF_8);
            at = end + 1;
            return word;
        }

        byte[] rest() {
            return Arrays.copyOfRange(bytes, at, bytes.length);
        }
    }
}
