package org.tallystick.platform.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tallystick.shared.CommandRefused;

/// A PostgreSQL that outlived the Tallystick which started it, as happens when that is killed: it
/// is stopped, for the new one starts its own. The caller holds the lock of the data directory, so
/// that nobody else can be using it.
final class StaleServer {

    private static final int SECONDS_TO_STOP = 8;
    private static final int MOST_ORPHANS = 200;

    private StaleServer() {}

    static void stop(Path data) {
        try {
            var server = running(data);
            if (server.isPresent()) await(server.get());
            else Files.deleteIfExists(pidFile(data));
        } catch (IOException e) {
            throw unreadable(data, e);
        }
    }

    /// The PostgreSQL that runs on this folder.
    static Optional<ProcessHandle> running(Path data) {
        var file = pidFile(data);
        try {
            if (!Files.exists(file)) return Optional.empty();
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return isOurs(pid, data) ? ProcessHandle.of(pid) : Optional.empty();
        } catch (IOException | NumberFormatException | NoSuchElementException e) {
            throw unreadable(data, e);
        }
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static CommandRefused unreadable(Path data, Exception e) {
        return new CommandRefused(
                "The file %s cannot be read; if no PostgreSQL runs on that folder, remove the file."
                        .formatted(pidFile(data)),
                e);
    }

    /// A process id may have been given to somebody else since, and a copied folder names the
    /// process of the original: only a postgres that works in this very folder, by device and
    /// inode, is ours to stop.
    private static boolean isOurs(long pid, Path data) throws IOException {
        var process = Path.of("/proc", Long.toString(pid));
        if (!Files.exists(Path.of("/proc/self")))
            return ProcessHandle.of(pid)
                    .flatMap(each -> each.info().commandLine())
                    .filter(words -> (words + " ").contains("postgres -D " + data + " "))
                    .isPresent();
        try {
            var words = Files.readString(process.resolve("cmdline")).split("\0");
            return words[0].endsWith("postgres") && Files.isSameFile(process.resolve("cwd"), data);
        } catch (NoSuchFileException ended) {
            return false;
        } catch (AccessDeniedException anothers) {
            throw new CommandRefused(
                    "Process %d belongs to another user and may be a PostgreSQL on %s: stop it, or remove the file %s if it is something else."
                            .formatted(pid, data, pidFile(data)),
                    anothers);
        }
    }

    /// Ends what still sets a database up for a Tallystick that was killed meanwhile: it would
    /// write into the new one. Whatever runs a program out of this data directory was started for
    /// it.
    static void endSetup(Path binaries) throws IOException {
        var programs = new ArrayList<Path>();
        try (var each = Files.newDirectoryStream(binaries, Files::isDirectory)) {
            for (var folder : each)
                for (var name : List.of("initdb", "pg_ctl", "postgres"))
                    programs.add(folder.resolve("bin").resolve(name));
        }
        for (var again = 0; again < MOST_ORPHANS; again++) {
            var orphan = ProcessHandle.allProcesses()
                    .filter(each -> runs(each, programs))
                    .findFirst();
            if (orphan.isEmpty()) return;
            orphan.get().destroyForcibly();
            orphan.get().onExit().orTimeout(SECONDS_TO_STOP, TimeUnit.SECONDS).join();
        }
    }

    private static boolean runs(ProcessHandle process, List<Path> programs) {
        var proc = Path.of("/proc", Long.toString(process.pid()), "exe");
        var program = Files.exists(Path.of("/proc/self"))
                ? proc
                : process.info().command().map(Path::of).orElse(proc);
        for (var each : programs)
            try {
                if (Files.isSameFile(program, each)) return true;
            } catch (IOException endedOrAnothers) {
                // Not ours to look at, or gone.
            }
        return false;
    }

    private static void await(ProcessHandle server) throws IOException {
        // SIGINT is PostgreSQL's fast shutdown: sessions are ended, what was committed is written.
        signal("INT", server);
        try {
            server.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            signal("QUIT", server);
            server.onExit().orTimeout(SECONDS_TO_STOP, TimeUnit.SECONDS).join();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new CommandRefused(
                    "A PostgreSQL left over from before could not be stopped; stop process %d.".formatted(server.pid()),
                    e);
        }
    }

    private static void signal(String name, ProcessHandle server) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(server.pid()))
                .inheritIO()
                .start();
    }
}
