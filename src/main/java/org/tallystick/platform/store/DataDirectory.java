package org.tallystick.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.shared.CommandRefused;

/// The folder in which one running Tallystick keeps everything. A lock held for life keeps a second
/// one out; the operating system lets go of it however the first one ends.
final class DataDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the folder for this process; empty where another process holds it.
    public static Optional<DataDirectory> take(Path root) {
        try {
            makePrivate(root);
            var file = root.resolve("lock");
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Another user who may open it could hold it, and keep this one from starting.
            makePrivate(file);
            var lock = tryLock(channel);
            if (lock != null) return Optional.of(new DataDirectory(root, channel, lock));
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new CommandRefused(
                    "The data directory %s cannot be used: %s. Name another with TALLYSTICK_DATA."
                            .formatted(root, e.getMessage()),
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    public Path folder(String name) {
        try {
            return makePrivate(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    /// For its owner alone, whoever made it; a folder is made where there is none. A volume that
    /// belongs to somebody else cannot be closed from here: that is said, and it is used as it is.
    static Path makePrivate(Path path) throws IOException {
        if (!Files.exists(path)) Files.createDirectories(path);
        var wanted = PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------");
        if (Files.getPosixFilePermissions(path).equals(wanted)) return path;
        try {
            Files.setPosixFilePermissions(path, wanted);
        } catch (FileSystemException anothers) {
            LOG.warn(
                    "{} belongs to another user, so that others on this machine may read it: give it to the user that Tallystick runs as",
                    path);
        }
        return path;
    }

    @Override
    public void close() {
        if (!channel.isOpen()) return;
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
