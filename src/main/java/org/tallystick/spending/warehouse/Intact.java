package org.tallystick.spending.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.platform.store.DamagedFile;
import org.tallystick.shared.Sha256;

/// Whether a file of the warehouse is as it was written. One bit that changes on the disk can
/// change a published total without any error, so each file is hashed before it is first read in a
/// process, and again when its size or time changes. `doctor` hashes every file each time.
///
/// Payments are held against their manifest, the file as it came against its name, and all else
/// against a hash kept beside it in `hashes/`. Where a bucket holds the warehouse too, other
/// machines write here as well, and only the first two are asked.
final class Intact {

    private record Seen(long size, FileTime modified, String sha256) {}

    private static final Map<Path, Seen> HASHED = new ConcurrentHashMap<>();

    private Intact() {}

    /// @throws DamagedFile where the file holds something else
    static void check(Path file, List<String> expected) {
        try {
            if (!expected.contains(hash(file)))
                throw DamagedFile.named(file.getFileName().toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(Path file) throws IOException {
        var size = Files.size(file);
        var modified = Files.getLastModifiedTime(file);
        var seen = HASHED.get(file);
        if (seen != null && seen.size() == size && seen.modified().equals(modified)) return seen.sha256();
        var sha256 = Sha256.hex(file);
        HASHED.put(file, new Seen(size, modified, sha256));
        return sha256;
    }

    /// Keeps the hash of a file that is about to take another's place, beside that of the other, so
    /// that whichever is there after a crash is known.
    static void expect(Path hashes, Path part, Path before) throws IOException {
        var kept = new ArrayList<>(List.of(Sha256.hex(part)));
        if (Files.isRegularFile(before)) kept.add(Sha256.hex(before));
        var written = AtomicFiles.part(hashes);
        Files.write(written, kept);
        AtomicFiles.appear(written, hashes);
    }

    /// What may be in a file; empty where nobody has said.
    static List<String> expected(Path hashes) {
        try {
            return Files.isRegularFile(hashes) ? Files.readAllLines(hashes) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
