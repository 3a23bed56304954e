package org.tallystick.platform.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.tallystick.library.tlog.Bundle;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Hashes;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.Tile;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.platform.store.AtomicFiles;

/// The files of the public log, under the names that they have on the site. What a checkpoint
/// covers never changes; what lies beyond it was written by a turn that did not end, and is written
/// again.
record LogFiles(Path root) {

    static final String FOLDER = "log";
    static final String CHECKPOINT = "checkpoint";
    static final String KEYS = "vkeys";
    static final String ORIGIN = "origin";

    static LogFiles in(Path data) {
        return new LogFiles(data.resolve(FOLDER));
    }

    /// A partial tile whose file was dropped is the beginning of the full one.
    Optional<byte[]> tile(Tile tile) {
        return bytes(path(tile)).or(() -> bytes(path(tile.full())).map(bytes -> beginning(bytes, tile)));
    }

    private static byte[] beginning(byte[] full, Tile tile) {
        return tile.level() == Tile.ENTRIES
                ? Bundle.of(Bundle.read(full).subList(0, tile.width()))
                : Arrays.copyOf(full, tile.width() * Hashes.BYTES);
    }

    /// Writes a tile, which a power cut may take away again until it is [#force]d.
    void write(Tile tile, byte[] bytes) {
        try {
            AtomicFiles.put(root.resolve(path(tile)), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Forces the names of these tiles to the disk, each folder and those above it once.
    void force(List<Tile> tiles) {
        var folders = new LinkedHashSet<Path>();
        for (var tile : tiles)
            for (var at = Path.of(path(tile)).getParent(); at != null; at = at.getParent())
                folders.add(root.resolve(at));
        try {
            for (var folder : folders) AtomicFiles.force(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The bytes of the newest checkpoint, signatures and all.
    Optional<byte[]> checkpoint() {
        return bytes(CHECKPOINT);
    }

    Optional<Note> note() {
        return checkpoint().map(bytes -> Note.read(new String(bytes, StandardCharsets.UTF_8)));
    }

    Optional<Checkpoint> sealed() {
        return note().map(note -> Checkpoint.read(note.text()));
    }

    Optional<Instant> sealedAt() {
        try {
            var file = root.resolve(CHECKPOINT);
            return Files.exists(file)
                    ? Optional.of(Files.getLastModifiedTime(file).toInstant())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The log's name.
    Optional<String> origin() {
        return bytes(ORIGIN).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    }

    void seal(Note note) {
        write(CHECKPOINT, note.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Every key that has ever signed here.
    List<VerifierKey> keys() {
        return bytes(KEYS)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
                .map(lines -> lines.map(VerifierKey::read).toList())
                .orElse(List.of());
    }

    /// Partial tiles are of no more use once the full one is there.
    void drop(Tile full) {
        var parts = root.resolve(path(full) + ".p");
        AtomicFiles.within(parts).forEach(LogFiles::delete);
        delete(parts);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String path(Tile tile) {
        return "tile/" + tile.path();
    }

    private Optional<byte[]> bytes(String name) {
        try {
            var file = root.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, byte[] bytes) {
        try {
            AtomicFiles.write(root.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
