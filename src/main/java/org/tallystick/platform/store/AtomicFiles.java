package org.tallystick.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Files that appear whole, whatever is killed in the middle.
public final class AtomicFiles {

    /// A folder for its owner alone.
    public static final FileAttribute<?> OWNERS_FOLDER = only("rwx------");

    private static final FileAttribute<?> OWNERS_FILE = only("rw-------");

    private AtomicFiles() {}

    /// A name beside a file under which it can be written before it appears.
    public static Path part(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    /// Writes a file for its owner alone, so that it is there whole or not at all, also after a
    /// power cut.
    public static void write(Path file, byte[] bytes) throws IOException {
        put(file, bytes);
        force(file.resolveSibling(""));
    }

    /// As [#write], except that a power cut may take the file away again until its folder is
    /// [#force]d: one of many files in a folder.
    public static void put(Path file, byte[] bytes) throws IOException {
        var part = part(file);
        try {
            Files.createFile(part, OWNERS_FILE);
            Files.write(part, bytes);
            appear(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Forces a folder's list of names to the disk.
    public static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Forces what was written to the disk and gives it its name.
    public static void appear(Path part, Path file) throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.createDirectories(file.getParent());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// What a folder holds, by name alone: other processes write and rename here at the same time.
    public static List<Path> within(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.newDirectoryStream(folder)) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            found.sort(null);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
