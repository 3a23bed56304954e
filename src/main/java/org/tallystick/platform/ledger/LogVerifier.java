package org.tallystick.platform.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.tlog.Bundle;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Growth;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.Tile;

/// Holds the files of the public log against the database, leaf by leaf: grows the log anew from
/// what the database has, compares every tile, and names the first leaf that differs. Leaves after
/// the newest checkpoint are not signed for yet, and are left out.
final class LogVerifier {

    private final LogFiles files;
    private final Checkpoint sealed;
    private final long carried;
    private final Growth anew;
    private List<byte[]> bundle = List.of();
    private @Nullable String fault;

    /// @param sealed what is to be checked: read before the database, which then has at least as
    ///   much
    /// @param carried how many links of the chain were there before the log
    LogVerifier(LogFiles files, Checkpoint sealed, long carried) {
        this.files = files;
        this.sealed = sealed;
        this.carried = carried;
        this.anew = new Growth(0, _ -> new byte[0], this::compare);
    }

    /// Takes the next link of the chain.
    ///
    /// @return what is wrong; null where the log has the same
    @Nullable
    String link(long number, byte[] shown, byte[] digest, byte[] hash) {
        take("Entry %d of the chain".formatted(number), leaf("entry", shown), leaf("closed entry", digest));
        if (number == carried) {
            var head = new ByteArrayOutputStream();
            LedgerVerifier.field(head, Long.toString(number));
            head.writeBytes(hash);
            var leaf = leaf("chain head", head.toByteArray());
            take("The head of the chain at link %d".formatted(number), leaf, leaf);
        }
        return fault;
    }

    /// Says what the log has and the database has not, and whether the checkpoint is signed for
    /// what both have.
    @Nullable
    String end() {
        if (fault == null && anew.size() < sealed.size())
            fault = "The public log has %d leaves and the database has %d: leaf %d is not in the database."
                    .formatted(sealed.size(), anew.size(), anew.size());
        if (fault == null && sealed.size() > 0) anew.edge();
        if (fault == null && !Arrays.equals(anew.root(), sealed.root()))
            fault = "The checkpoint of the public log states another root than its leaves have.";
        try {
            if (fault == null) signatures();
        } catch (IllegalArgumentException unreadable) {
            fault = "The keys of the public log cannot be read: their file was altered.";
        }
        return fault;
    }

    private void take(String what, byte[] open, byte[] closed) {
        var index = anew.size();
        if (fault != null || index >= sealed.size()) return;
        var logged = logged(index);
        if (logged == null || !Arrays.equals(logged, open) && !Arrays.equals(logged, closed)) {
            if (fault == null)
                fault = "%s differs from leaf %d of the public log: one of the two was altered.".formatted(what, index);
            return;
        }
        anew.add(logged);
    }

    /// The leaf in its bundle; null where the bundle is not whole.
    private byte @Nullable [] logged(long index) {
        var at = (int) (index % Tile.FULL);
        if (at == 0) {
            var tile = Tile.of(Tile.ENTRIES, index / Tile.FULL, sealed.size()).orElseThrow();
            try {
                bundle = files.tile(tile).map(Bundle::read).orElse(List.of());
            } catch (IllegalArgumentException cut) {
                bundle = List.of();
            }
            if (bundle.size() != tile.width())
                fault = "The bundle of leaves from %d on, %s, is missing or not whole.".formatted(index, tile.path());
        }
        return at < bundle.size() ? bundle.get(at) : null;
    }

    private void compare(Tile tile, byte[] bytes) {
        if (fault == null
                && !files.tile(tile).filter(own -> Arrays.equals(own, bytes)).isPresent())
            fault = "The tile %s of the public log does not have the hashes of its leaves.".formatted(tile.path());
    }

    private void signatures() {
        var note = Note.read(new String(files.checkpoint().orElse(new byte[0]), StandardCharsets.UTF_8));
        for (var type : KeyType.OF_LOGS)
            if (files.keys().stream().noneMatch(key -> key.type() == type && note.signedBy(key)))
                fault = "The checkpoint of the public log has no sound signature of %s.".formatted(type.algorithm());
    }

    private static byte[] leaf(String sort, byte[] rest) {
        var leaf = new ByteArrayOutputStream();
        LedgerVerifier.field(leaf, sort);
        leaf.writeBytes(rest);
        return leaf.toByteArray();
    }
}
