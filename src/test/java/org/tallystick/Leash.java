package org.tallystick;

import java.util.concurrent.TimeUnit;

/// Ends a process that a test waits for, should it never end by itself: the test then reads the end
/// of its words and fails, instead of waiting for ever.
public final class Leash {

    private static final int MINUTES = 3;

    private Leash() {}

    public static Process on(Process process) {
        Thread.ofVirtual().start(() -> watch(process));
        return process;
    }

    private static void watch(Process process) {
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES)) return;
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            // By its handle, for the process itself would close our end of its words.
            process.toHandle().destroyForcibly();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
