package org.tallystick.report.receipt;

import static org.tallystick.report.receipt.ReceiptFindings.text;
import static org.tallystick.report.receipt.ReceiptFindings.upper;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Hashes;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.ProofRules;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.shared.Sha256;
import tools.jackson.databind.JsonNode;

/// The verifier's own reading of the ledger's part of a receipt: what each entry says, that its leaf
/// says the same, and that all leaves are in the log that a known key has signed for. Part of
/// [ReceiptVerifier], which shares nothing with the part that makes receipts.
final class ReceiptLog {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final ReceiptFindings found;
    private final TreeMap<Long, byte[]> leaves = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private int waiting;

    private ReceiptLog(ReceiptFindings found) {
        this.found = found;
    }

    /// @param place how messages name it: "ledger entry 3 (claim accepted)"
    /// @param index where it is in the log; -1 while it waits
    /// @param about kind and id of the thing it is about
    /// @param digest of what it says, as other entries name it
    record Entry(String place, long index, String about, String act, Map<String, String> facts, String digest) {}

    /// What somebody is told of the log besides the receipt.
    ///
    /// @param keys the log's, as its owner published them
    /// @param witnesses those of others who follow it
    record Trusted(List<VerifierKey> keys, List<VerifierKey> witnesses) {

        static final Trusted NOTHING = new Trusted(List.of(), List.of());

        Trusted {
            keys = List.copyOf(keys);
            witnesses = List.copyOf(witnesses);
        }
    }

    /// Which log the entries are in.
    ///
    /// @param seen how many of the witnesses that were named have signed
    record Tied(String origin, long size, int seen) {}

    /// @param tied null where the entries are in no log that a known key has signed for
    record Read(List<Entry> entries, @Nullable Tied tied) {}

    /// Reads every entry, in the order of the log, and says what does not follow.
    static Read read(JsonNode ledger, Trusted trusted, ReceiptFindings found) {
        var log = new ReceiptLog(found);
        for (var node : ledger.path("entries")) log.entry(node);
        if (log.waiting > 0)
            found.unable("%,d of its entries wait to be sealed. Fetch the receipt again in a minute."
                    .formatted(log.waiting));
        var tied = log.checkpoint(ledger, trusted);
        var inOrder = log.entries.stream()
                .sorted(Comparator.comparingLong(entry -> entry.index() < 0 ? Long.MAX_VALUE : entry.index()))
                .toList();
        return new Read(inOrder, tied);
    }

    private void entry(JsonNode node) {
        var place = "ledger entry %d (%s)".formatted(entries.size() + 1, text(node, "act"));
        var facts = facts(text(node, "facts"));
        if (facts == null) found.fault(upper(place) + ": its facts cannot be read.");
        var shown = shown(node);
        if (shown == null) found.fault(upper(place) + ": its private digest is not 64 hexadecimal digits.");
        var index = -1L;
        if (node.path("index").isNull() && node.path("leaf").isNull()) waiting++;
        else if (!node.path("index").canConvertToLong() || node.path("index").asLong() < 0)
            found.fault(upper(place) + ": its index is not a number.");
        else if (shown != null) {
            index = node.path("index").asLong();
            leaf(place, index, text(node, "leaf"), shown);
        }
        entries.add(new Entry(
                place,
                index,
                text(node, "kind") + " " + text(node, "id"),
                text(node, "act"),
                Objects.requireNonNullElse(facts, Map.of()),
                shown == null ? "" : HexFormat.of().formatHex(Sha256.of(shown))));
    }

    /// The leaf is the entry with its words, or its digest.
    private void leaf(String place, long index, String base64, byte[] shown) {
        var leaf = bytes(base64);
        if (leaf == null
                || !Arrays.equals(leaf, leaf("entry", shown))
                        && !Arrays.equals(leaf, leaf("closed entry", Sha256.of(shown))))
            found.fault(upper(place) + ": its leaf in the log says something else, so the entry was altered.");
        else if (leaves.put(index, Hashes.leaf(leaf)) != null)
            found.fault(upper(place) + ": another entry has the same index.");
    }

    private @Nullable Tied checkpoint(JsonNode ledger, Trusted trusted) {
        var text = text(ledger, "checkpoint");
        if (text.isEmpty()) {
            found.unable("It has no checkpoint, so nothing ties it to a public log.");
            return null;
        }
        Note note;
        Checkpoint checkpoint;
        try {
            note = Note.read(text);
            checkpoint = Checkpoint.read(note.text());
        } catch (IllegalArgumentException unreadable) {
            found.fault("Checkpoint: it cannot be read, so it was altered.");
            return null;
        }
        if (!note.text().equals(checkpoint.text())) found.fault("Checkpoint: it says more than a checkpoint does.");
        var proved = proved(ledger, checkpoint);
        var signed = signed(note, checkpoint, trusted);
        var seen = seen(note, trusted);
        return proved && signed ? new Tied(checkpoint.origin(), checkpoint.size(), seen) : null;
    }

    private boolean proved(JsonNode ledger, Checkpoint checkpoint) {
        var proof = new ArrayList<byte[]>();
        for (var hash : ledger.path("proof"))
            proof.add(Objects.requireNonNullElse(bytes(hash.asString("")), new byte[0]));
        if (leaves.isEmpty()) {
            if (!proof.isEmpty()) found.fault("Proof: there is one, and no entry that it could be of.");
            return false;
        }
        if (ProofRules.includes(leaves, checkpoint.size(), proof, checkpoint.root())) return true;
        found.fault("Proof: these entries are not in the log that the checkpoint is of, at these places.");
        return false;
    }

    private boolean signed(Note note, Checkpoint checkpoint, Trusted trusted) {
        var own = trusted.keys().stream()
                .filter(key -> key.name().equals(checkpoint.origin()) && KeyType.OF_LOGS.contains(key.type()))
                .toList();
        for (var key : own)
            if (note.names(key) && !note.signedBy(key))
                found.fault("Checkpoint: its signature of %s (%s) is false."
                        .formatted(key.name(), key.type().algorithm()));
        unknown(note, trusted);
        if (own.stream().anyMatch(note::signedBy)) return true;
        if (trusted.keys().isEmpty())
            found.unable(
                    "Who signed the checkpoint is not known. Give a key of the log %s with --key: its site shows them at /log."
                            .formatted(checkpoint.origin()));
        else
            found.unable(
                    "The checkpoint is of the log %s, and none of the keys that you gave is a key of it that has signed."
                            .formatted(checkpoint.origin()));
        return false;
    }

    private int seen(Note note, Trusted trusted) {
        for (var key : trusted.witnesses())
            if (note.names(key) && !note.signedBy(key))
                found.fault("Checkpoint: its signature of the witness %s is false.".formatted(key.name()));
        var seen = trusted.witnesses().stream()
                .filter(note::signedBy)
                .map(VerifierKey::name)
                .distinct()
                .count();
        if (seen == 0 && !trusted.witnesses().isEmpty())
            found.unable("None of the witnesses that you named has signed the checkpoint.");
        return (int) seen;
    }

    private void unknown(Note note, Trusted trusted) {
        var others = note.lines().stream()
                .filter(line -> trusted.keys().stream().noneMatch(line::isOf)
                        && trusted.witnesses().stream().noneMatch(line::isOf))
                .map(Note.Line::name)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty())
            found.unchecked("signatures under the checkpoint by keys that you did not name: " + others);
    }

    /// Keys and values as netstrings, one after the other, keys in order; null where they are not.
    private static @Nullable Map<String, String> facts(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var words = new ArrayList<String>();
        for (var at = 0; at < bytes.length; ) {
            var length = 0;
            var digits = at;
            while (at < bytes.length && at - digits < 8 && bytes[at] >= '0' && bytes[at] <= '9')
                length = length * 10 + bytes[at++] - '0';
            var end = at + 1 + length;
            if (at == digits || end >= bytes.length || bytes[at] != ':' || bytes[end] != ',') return null;
            words.add(new String(bytes, at + 1, length, StandardCharsets.UTF_8));
            at = end + 1;
        }
        var facts = new TreeMap<String, String>();
        if (words.size() % 2 != 0) return null;
        for (var i = 0; i < words.size(); i += 2) {
            if (!facts.isEmpty() && facts.lastKey().compareTo(words.get(i)) >= 0) return null;
            facts.put(words.get(i), words.get(i + 1));
        }
        return facts;
    }

    /// What the digest of an entry is made of; null where the private digest is none.
    private static byte @Nullable [] shown(JsonNode entry) {
        var hidden = text(entry, "privateDigest");
        if (!DIGEST.matcher(hidden).matches()) return null;
        var bytes = new ByteArrayOutputStream();
        for (var field : List.of("at", "act", "kind", "id", "facts")) netstring(bytes, text(entry, field));
        bytes.writeBytes(HexFormat.of().parseHex(hidden));
        return bytes.toByteArray();
    }

    private static byte[] leaf(String sort, byte[] rest) {
        var bytes = new ByteArrayOutputStream();
        netstring(bytes, sort);
        bytes.writeBytes(rest);
        return bytes.toByteArray();
    }

    private static void netstring(ByteArrayOutputStream out, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.write(',');
    }

    /// Null where it is not written as base64 is.
    private static byte @Nullable [] bytes(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(bytes).equals(base64) ? bytes : null;
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
