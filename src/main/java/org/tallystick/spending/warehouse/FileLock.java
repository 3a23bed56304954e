package org.tallystick.spending.warehouse;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// One at a time, among the threads of this process and among processes: whoever else asks for the
/// same file's turn waits. The file holds nothing and is opened by nobody else, because a process
/// gives up its lock when it closes *any* handle on the file.
public final class FileLock implements AutoCloseable {

    private static final int PAUSE_MILLISECONDS = 10;
    private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

    private final ReentrantLock here;
    private final FileChannel channel;

    private FileLock(ReentrantLock here, FileChannel channel) {
        this.here = here;
        this.channel = channel;
    }

    public static FileLock at(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var here = HERE.computeIfAbsent(file.toAbsolutePath().normalize(), _ -> new ReentrantLock());
        here.lock();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            await(channel);
            return new FileLock(here, channel);
        } catch (IOException | RuntimeException broken) {
            if (channel != null) channel.close();
            here.unlock();
            throw broken;
        }
    }

    /// Asks again and again: the kernel counts waiting by process, and takes two processes whose
    /// threads wait for each other's files, in different turns, for a deadlock that is none.
    private static void await(FileChannel channel) throws IOException {
        try {
            while (channel.tryLock() == null) TimeUnit.MILLISECONDS.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for another process");
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            here.unlock();
        }
    }
}
