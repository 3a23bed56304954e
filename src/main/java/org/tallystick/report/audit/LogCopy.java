package org.tallystick.report.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.tlog.Bundle;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Growth;
import org.tallystick.library.tlog.Hashes;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.Tile;
import org.tallystick.library.tlog.VerifierKey;

/// A site's log as an auditor rebuilds it: every leaf is hashed, every tile of hashes compared, and
/// the roots held against what was signed, now and the time before.
final class LogCopy {

    private final Function<String, byte[]> fetch;
    private final List<VerifierKey> keys;
    private final State before;
    private final Findings found;
    private final Growth anew;
    private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();
    private @Nullable Note newest;
    private long opened;
    private long closed;

    /// What an auditor kept of the time before.
    ///
    /// @param checkpoint the signed note; null the first time
    /// @param hashes of the leaves that it covers, one after the other; empty where they were not kept
    record State(@Nullable String checkpoint, byte[] hashes) {}

    /// @param fetch gives what the site has at an address, like "/log/checkpoint"
    LogCopy(Function<String, byte[]> fetch, List<VerifierKey> keys, State before, Findings found) {
        this.fetch = fetch;
        this.keys = List.copyOf(keys);
        this.before = before;
        this.found = found;
        this.anew = new Growth(0, _ -> new byte[0], this::compare);
    }

    /// Takes what came since the last time that this was asked.
    ///
    /// @param take each entry whose words are public, in order
    /// @return false where the copy is at fault, and there is no use in going on
    boolean follow(Consumer<LogEntry> take) {
        Note note;
        Checkpoint checkpoint;
        try {
            note = Note.read(new String(fetch.apply("/log/checkpoint"), StandardCharsets.UTF_8));
            checkpoint = Checkpoint.read(note.text());
        } catch (IllegalArgumentException unreadable) {
            found.fault("The checkpoint cannot be read.");
            return false;
        }
        if (!signed(note, checkpoint)) return false;
        if (checkpoint.size() < size() || checkpoint.size() < kept()) {
            found.fault("The log has %,d entries, and had %,d before: its end was cut off."
                    .formatted(checkpoint.size(), Math.max(size(), kept())));
            return false;
        }
        var size = checkpoint.size();
        for (var at = size(); at < size; at = Math.min(size, (at / Tile.FULL + 1) * Tile.FULL))
            if (!bundle(at, size, take)) return false;
        if (size > 0 && size == size()) anew.edge();
        if (!Arrays.equals(anew.root(), checkpoint.root())) {
            found.fault("The checkpoint of %,d entries states another root than the entries have.".formatted(size));
            return false;
        }
        newest = note;
        return true;
    }

    /// By one key at least, and falsely by none.
    private boolean signed(Note note, Checkpoint checkpoint) {
        var signed = false;
        for (var key : keys) {
            if (!key.name().equals(checkpoint.origin()) || !note.names(key)) continue;
            if (!note.signedBy(key)) {
                found.fault("A signature under the checkpoint of the log %s is false.".formatted(checkpoint.origin()));
                return false;
            }
            signed |= KeyType.OF_LOGS.contains(key.type());
        }
        if (!signed)
            found.fault("The checkpoint of the log %s is signed by none of its keys.".formatted(checkpoint.origin()));
        return signed;
    }

    private boolean bundle(long first, long size, Consumer<LogEntry> take) {
        var number = first / Tile.FULL;
        var tile = Tile.of(Tile.ENTRIES, number, size).orElseThrow();
        List<byte[]> leaves;
        List<byte[]> openings;
        try {
            leaves = Bundle.read(fetch.apply("/log/tile/" + tile.path()));
            openings = Bundle.read(fetch.apply("/log/openings/" + number));
        } catch (IllegalArgumentException cut) {
            found.fault("The bundle of entries %s is not whole.".formatted(tile.path()));
            return false;
        }
        if (leaves.size() != tile.width() || openings.size() < tile.width()) {
            found.fault("The bundle of entries %s is not whole.".formatted(tile.path()));
            return false;
        }
        for (var at = (int) (first % Tile.FULL); at < tile.width(); at++)
            if (!leaf(leaves.get(at), openings.get(at), take)) return false;
        return true;
    }

    private boolean leaf(byte[] leaf, byte[] opening, Consumer<LogEntry> take) {
        var index = size();
        var hash = Hashes.leaf(leaf);
        if (!asBefore(index, hash)) {
            found.fault("Entry %,d of the log is another one than the time before: the log was rewritten."
                    .formatted(index));
            return false;
        }
        hashes.writeBytes(hash);
        anew.add(leaf);
        try {
            var entry = LogEntry.read(index, leaf, opening);
            entry.ifPresent(take);
            if (entry.isPresent()) opened++;
            else closed++;
        } catch (IllegalArgumentException because) {
            found.fault("Entry %,d of the log: %s.".formatted(index, because.getMessage()));
        }
        return size() != kept() || continues();
    }

    private boolean asBefore(long index, byte[] hash) {
        var from = index * Hashes.BYTES;
        if (from + Hashes.BYTES > before.hashes().length) return true;
        return Arrays.equals(hash, 0, Hashes.BYTES, before.hashes(), (int) from, (int) from + Hashes.BYTES);
    }

    /// Whether the first entries have the root that was signed the time before.
    private boolean continues() {
        var kept = earlier();
        if (kept == null || Arrays.equals(anew.root(), kept.root())) return true;
        found.fault("The first %,d entries have another root than the time before: the log was rewritten."
                .formatted(kept.size()));
        return false;
    }

    private @Nullable Checkpoint earlier() {
        return before.checkpoint() == null
                ? null
                : Checkpoint.read(Note.read(before.checkpoint()).text());
    }

    private long kept() {
        var earlier = earlier();
        return earlier == null ? 0 : earlier.size();
    }

    private void compare(Tile tile, byte[] bytes) {
        if (tile.level() != Tile.ENTRIES && !Arrays.equals(bytes, fetch.apply("/log/tile/" + tile.path())))
            found.fault("The tile %s does not have the hashes of its entries.".formatted(tile.path()));
    }

    long size() {
        return anew.size();
    }

    /// How many entries could be read.
    long opened() {
        return opened;
    }

    /// How many are there by their digest alone.
    long closed() {
        return closed;
    }

    /// What to keep for the next time.
    State state() {
        return new State(newest == null ? before.checkpoint() : newest.toString(), hashes.toByteArray());
    }

    /// The newest checkpoint, signatures and all; null before any was read.
    @Nullable
    Note newest() {
        return newest;
    }
}
