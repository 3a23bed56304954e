package org.tallystick.platform.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Tile;
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
