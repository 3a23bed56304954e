package org.tallystick.platform.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.library.tlog.Bundle;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.ProofFile;
import org.tallystick.library.tlog.Tile;
import org.tallystick.library.tlog.Tiles;
import org.tallystick.library.tlog.Tree;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.platform.store.Store;

/// The ledger as a transparency log that everybody can follow: its leaves, in tiles that never
/// change, and a signed checkpoint over all of them.
@Component
public class PublicLog {

    private final LogFiles files;

    PublicLog(Store store) {
        this.files = LogFiles.in(store.data());
    }

    /// The newest checkpoint as it is served; empty before the first.
    public Optional<byte[]> checkpoint() {
        return files.checkpoint();
    }

    /// A tile, or a bundle of entries, that the newest checkpoint covers.
    public Optional<byte[]> tile(Tile tile) {
        return files.sealed().filter(newest -> tile.within(newest.size())).flatMap(_ -> files.tile(tile));
    }

    /// The proof that one entry is in the log, with the entry, as a file of `tlog-proof`; empty where
    /// the log has no such entry.
    public Optional<String> proof(long index) {
        var note = files.checkpoint().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        var size =
                note.map(each -> Checkpoint.read(Note.read(each).text()).size()).orElse(0L);
        if (index < 0 || index >= size) return Optional.empty();
        var bundle = Tile.of(Tile.ENTRIES, index / Tile.FULL, size)
                .flatMap(files::tile)
                .map(Bundle::read);
        var tree = new Tree(size, new Tiles(size, tile -> files.tile(tile).orElseThrow()));
        return Optional.of(new ProofFile(
                        bundle.orElseThrow().get((int) (index % Tile.FULL)),
                        index,
                        tree.inclusion(index),
                        note.orElseThrow())
                .toString());
    }

    /// What the newest checkpoint says; empty before the first.
    public Optional<Checkpoint> sealed() {
        return files.sealed();
    }

    public Optional<Instant> sealedAt() {
        return files.sealedAt();
    }

    /// Every key that has signed, oldest first.
    public List<VerifierKey> keys() {
        return files.keys();
    }
}
