package org.tallystick.spending.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.UUID;
import org.tallystick.platform.store.AtomicFiles;

/// What DuckDB writes to the disk while it answers: payments of councils, so that it stays inside
/// the warehouse and is readable by its owner alone. Each connection has a folder of its own, named
/// after its process.
final class Spill {

    private Spill() {}

    private static Path all(Path root) {
        return root.resolve("spill");
    }

    /// Where a connection of this process may write.
    public static Path folder(Path root) {
        try {
            var all = Files.createDirectories(all(root));
            Files.setPosixFilePermissions(all, PosixFilePermissions.fromString("rwx------"));
            return all.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Removes what processes that have ended left; a command that is under way keeps its own.
    static void empty(Path root) {
        for (var folder : AtomicFiles.within(all(root))) {
            var process = folder.getFileName().toString().replaceAll("-.*", "");
            if (!isRunning(process)) delete(folder);
        }
    }

    private static boolean isRunning(String process) {
        return process.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(process))
                        .filter(found -> !found.equals(ProcessHandle.current()))
                        .isPresent();
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var each : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
