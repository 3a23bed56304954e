package org.tallystick.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.Tile;
import org.tallystick.library.tlog.Tiles;
import org.tallystick.library.tlog.Tree;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// What anyone can fetch of the public log, with nothing but its addresses and its keys.
@OnPostgres
class LogPagesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Journal journal;

    @Autowired
    TransactionTemplate transaction;

    private final UUID thing = UUID.randomUUID();
    private Browser anyone;

    @BeforeEach
    void something() {
        anyone = Browser.stranger(house);
        transaction.executeWithoutResult(_ -> journal.write(
                Actor.SYSTEM, "spending file loaded", About.of("spending file", thing), "", Map.of("payments", "12")));
    }

    /// Asks until the entry is in the log's last bundle.
    private Checkpoint sealed() {
        for (var turn = 0; ; turn++) {
            var answer = anyone.get("/log/checkpoint");
            if (answer.status() == 200) {
                var checkpoint = Checkpoint.read(Note.read(answer.text()).text());
                var last = (checkpoint.size() - 1) / Tile.FULL;
                for (var index = Math.max(0, last - 2); checkpoint.size() > 0 && index <= last; index++)
                    if (bundle(checkpoint, index).contains(thing.toString())) return checkpoint;
            }
            if (turn > 200) throw new AssertionError("the entry never came into the log");
            pause();
        }
    }

    private String bundle(Checkpoint checkpoint, long index) {
        var tile = Tile.of(Tile.ENTRIES, index, checkpoint.size()).orElseThrow();
        return anyone.get("/log/tile/" + tile.path()).text();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Test
    void anyoneCanRebuildTheRootThatIsSigned() {
        var checkpoint = sealed();
        var tiles = new Tiles(
                checkpoint.size(),
                tile -> anyone.get("/log/tile/" + tile.path()).body());
        assertThat(new Tree(checkpoint.size(), tiles).root()).isEqualTo(checkpoint.root());
        var keys = anyone.get("/log/vkeys");
        var note = Note.read(anyone.get("/log/checkpoint").text());
        assertThat(keys.text().lines()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(keys.text().lines().map(VerifierKey::read)).allMatch(note::signedBy);
    }

    @Test
    void eachPartHasItsTypeAndIsKeptAsLongAsItMay() {
        var size = sealed().size();
        var checkpoint = anyone.get("/log/checkpoint").headers();
        assertThat(checkpoint.firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(checkpoint.firstValue("Cache-Control")).hasValue("no-cache");
        for (var level : new int[] {0, Tile.ENTRIES}) {
            var path = Tile.of(level, 0, size).orElseThrow().path();
            var tile = anyone.get("/log/tile/" + path);
            assertThat(tile.status()).as(path).isEqualTo(200);
            assertThat(tile.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
            assertThat(tile.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
            assertThat(tile.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void whatTheLogDoesNotHaveIsNotFound() {
        sealed();
        for (var path : new String[] {"0/x999/999", "0/0", "entries/000.p/256", "9/000", "0/000.p/0", "checkpoint"})
            assertThat(anyone.get("/log/tile/" + path).status()).as(path).isEqualTo(404);
    }

    @Test
    void thePageSaysWhatItIsAndHowToCheckIt() {
        sealed();
        var page = anyone.get("/log").page();
        assertThat(page.expectFirst("h1").text()).isEqualTo("The public log");
        var words = page.text();
        assertThat(words).contains("Entries", "Last sealed", "Ed25519", "ML-DSA-44", "How to check it");
        assertThat(words)
                .contains(anyone.get("/log/vkeys").text().lines().findFirst().get());
        for (var from : new String[] {"/ledger", "/data"})
            assertThat(anyone.get(from).page().select("a[href=/log]")).as(from).isNotEmpty();
    }
}
