package org.tallystick.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tallystick.library.tlog.Bundle;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Growth;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.SigningKey;
import org.tallystick.library.tlog.Tile;

/// A log that is signed for with the right key, and has another past than the one that an auditor kept.
class LogCopyTest {

    private static final SigningKey KEY =
            SigningKey.read("council.example/log", KeyType.ED25519, SigningKey.create(KeyType.ED25519));
    private static final LogCopy.State NOTHING = new LogCopy.State(null, new byte[0]);

    /// What a site publishes that has so many entries.
    ///
    /// @param rewritten the index of an entry that says something else; -1 for none
    private static Map<String, byte[]> site(int size, int rewritten) {
        var published = new HashMap<String, byte[]>();
        var growth = new Growth(0, _ -> new byte[0], (tile, bytes) -> published.put("/log/tile/" + tile.path(), bytes));
        for (var at = 0; at < size; at++)
            growth.add(
                    ("10:chain head," + at + (at == rewritten ? " rewritten" : "")).getBytes(StandardCharsets.UTF_8));
        var checkpoint = new Checkpoint("council.example/log", size, growth.edge());
        published.put(
                "/log/checkpoint",
                Note.of(checkpoint.text())
                        .with(KEY.sign(checkpoint, Instant.EPOCH))
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
        for (var bundle = 0; bundle * Tile.FULL < size; bundle++)
            published.put(
                    "/log/openings/" + bundle,
                    Bundle.of(Collections.nCopies(Math.min(Tile.FULL, size - bundle * Tile.FULL), new byte[0])));
        return published;
    }

    private record Audited(List<String> faults, LogCopy.State state) {}

    private static Audited audited(Map<String, byte[]> site, LogCopy.State before) {
        var found = new Findings();
        var copy = new LogCopy(
                address -> Objects.requireNonNull(site.get(address), address), List.of(KEY.verifier()), before, found);
        copy.follow(_ -> {});
        return new Audited(found.faults(), copy.state());
    }

    @Test
    void aLogThatGrewContinues() {
        var first = audited(site(300, -1), NOTHING);
        assertThat(first.faults()).isEmpty();
        var second = audited(site(300, -1), first.state());
        assertThat(second.faults()).isEmpty();
        var third = audited(site(700, -1), second.state());
        assertThat(third.faults()).isEmpty();
        assertThat(audited(site(700, 650), second.state()).faults()).isEmpty();
        assertThat(audited(site(700, 650), third.state()).faults()).hasSize(1);
    }

    @Test
    void aPastThatWasRewrittenIsNamed() {
        var before = audited(site(300, -1), NOTHING).state();
        for (var size : List.of(300, 310, 1_000))
            for (var rewritten : List.of(0, 7, 299)) {
                assertThat(audited(site(size, rewritten), before).faults())
                        .containsExactly(
                                "Entry %d of the log is another one than the time before: the log was rewritten."
                                        .formatted(rewritten));
                // With the checkpoint alone it is seen, and not where.
                assertThat(audited(site(size, rewritten), new LogCopy.State(before.checkpoint(), new byte[0]))
                                .faults())
                        .containsExactly(
                                "The first 300 entries have another root than the time before: the log was rewritten.");
            }
    }

    @Test
    void anEndThatWasCutOffIsNamed() {
        var before = audited(site(300, -1), NOTHING).state();
        assertThat(audited(site(299, -1), before).faults())
                .containsExactly("The log has 299 entries, and had 300 before: its end was cut off.");
    }

    @Test
    void aLogThatSomebodyElseSignedIsNot() {
        var site = site(3, -1);
        var found = new Findings();
        var stranger = SigningKey.read("council.example/log", KeyType.ED25519, SigningKey.create(KeyType.ED25519));
        var copy = new LogCopy(
                address -> Objects.requireNonNull(site.get(address), address),
                List.of(stranger.verifier()),
                NOTHING,
                found);
        assertThat(copy.follow(_ -> {})).isFalse();
        assertThat(found.faults())
                .containsExactly("The checkpoint of the log council.example/log is signed by none of its keys.");
    }
}
