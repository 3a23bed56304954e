package org.tallystick.platform.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.library.tlog.Bundle;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Growth;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.Tile;
import org.tallystick.library.tlog.Tiles;
import org.tallystick.library.tlog.Tree;
import org.tallystick.platform.store.Store;

/// Lets the public log grow by what [Sealer] has chained. A site does this, and no command: the
/// first start gives the log its name and keys.
@Component
@ConditionalOnWebApplication
class LogGrowth {

    private static final Logger LOG = LoggerFactory.getLogger(LogGrowth.class);
    private static final int BATCH = 10_000;
    private static final long LOCK = 0x7a11_571dL;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Leaves leaves;
    private final LogKeys keys;
    private final LogMirror mirror;
    private final LogWitnesses witnesses;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final LogFiles files;
    private @Nullable String mirrored;
    private boolean broken;

    @Autowired
    LogGrowth(
            JdbcClient db,
            TransactionTemplate transaction,
            Leaves leaves,
            LogKeys keys,
            LogMirror mirror,
            LogWitnesses witnesses,
            Store store) {
        this(db, transaction, leaves, keys, mirror, witnesses, LogFiles.in(store.data()));
    }

    LogGrowth(
            JdbcClient db,
            TransactionTemplate transaction,
            Leaves leaves,
            LogKeys keys,
            LogMirror mirror,
            LogWitnesses witnesses,
            LogFiles files) {
        this.db = db;
        this.transaction = transaction;
        this.leaves = leaves;
        this.keys = keys;
        this.mirror = mirror;
        this.witnesses = witnesses;
        this.files = files;
    }

    /// A turn that fails is said once, not every second, and tried again: acts go on being recorded
    /// and chained meanwhile.
    @Scheduled(fixedDelay = 1_000)
    void turn() {
        try {
            catchUp();
            if (broken) LOG.info("The public log grows again");
            broken = false;
            askWitnesses();
        } catch (RuntimeException because) {
            if (!broken) LOG.error("The public log does not grow: what is sealed from now on waits", because);
            broken = true;
        }
    }

    /// Signs for everything that the chain has now.
    void catchUp() {
        Boolean more;
        do more = transaction.execute(_ -> mine() && grow());
        while (Boolean.TRUE.equals(more));
        mirrorCheckpoint();
    }

    /// On a thread of its own: nothing waits for somebody else's server.
    private void askWitnesses() {
        if (witnesses.keys().isEmpty() || !asking.compareAndSet(false, true)) return;
        Thread.startVirtualThread(() -> {
            try {
                cosign();
            } catch (RuntimeException because) {
                LOG.error("The witnesses of the public log could not be asked", because);
            } finally {
                asking.set(false);
            }
        });
    }

    /// Asks the witnesses to sign the newest checkpoint too.
    void cosign() {
        var note = files.note().orElse(null);
        if (note == null) return;
        var size = Checkpoint.read(note.text()).size();
        var tree = new Tree(size, new Tiles(size, tile -> files.tile(tile).orElseThrow()));
        adopt(note, witnesses.cosigned(note, size, tree::consistency));
    }

    /// Puts signatures under the checkpoint, where it is still the newest.
    private synchronized void adopt(Note note, Note cosigned) {
        if (!note.equals(cosigned)
                && files.note()
                        .map(Note::toString)
                        .filter(note.toString()::equals)
                        .isPresent()) files.seal(cosigned);
    }

    private boolean mine() {
        return db.sql("select pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    /// Tiles first and the checkpoint last, so that a checkpoint finds its tiles whenever the power
    /// goes. What a turn wrote that did not come to its checkpoint is written again by the next.
    ///
    /// @return whether there may be more
    /// @throws IllegalStateException where the database does not continue what was signed
    private synchronized boolean grow() {
        var before = files.sealed();
        var size = before.map(Checkpoint::size).orElse(0L);
        var known = leaves.size();
        if (before.isPresent() && known == size) return false;
        if (!holds(size, known))
            throw new IllegalStateException(
                    "the database does not hold what was signed, which is %d leaves".formatted(size));
        var written = new ArrayList<Tile>();
        var growth = new Growth(size, tile -> files.tile(tile).orElseThrow(), (tile, bytes) -> {
            files.write(tile, bytes);
            put(LogFiles.path(tile));
            written.add(tile);
        });
        if (before.isPresent() && !Arrays.equals(growth.root(), before.get().root()))
            throw new IllegalStateException("the tiles are not those that were signed");
        for (var leaf : leaves.from(size, BATCH)) growth.add(leaf.leaf());
        var checkpoint = new Checkpoint(keys.origin(), growth.size(), growth.edge());
        files.force(written);
        files.seal(keys.sign(checkpoint, Instant.now()));
        written.stream().filter(tile -> tile.width() == Tile.FULL).forEach(files::drop);
        return growth.size() < known;
    }

    /// The mirror has a checkpoint after its tiles, and after this disk has it: what was signed
    /// here is what counts. One that did not get there goes with a later turn.
    private void mirrorCheckpoint() {
        var newest = files.note().map(Note::toString).orElse(null);
        if (newest == null || newest.equals(mirrored)) return;
        put(LogFiles.KEYS);
        put(LogFiles.CHECKPOINT);
        mirrored = newest;
    }

    private void put(String name) {
        mirror.put(files.root().resolve(name), keys.origin(), name);
    }

    /// Whether the database has the last leaf that was signed for.
    boolean holds() {
        return holds(files.sealed().map(Checkpoint::size).orElse(0L), leaves.size());
    }

    private boolean holds(long size, long known) {
        if (size == 0) return true;
        if (known < size) return false;
        var last = size - 1;
        var bundle = Tile.of(Tile.ENTRIES, last / Tile.FULL, size).flatMap(files::tile);
        var logged = Bundle.read(bundle.orElseThrow()).get((int) (last % Tile.FULL));
        return leaves.from(last, 1).getFirst().is(logged);
    }
}
