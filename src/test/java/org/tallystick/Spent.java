package org.tallystick;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// What the calling thread has spent so far. Tests that hold an attack within bounds compare two of
/// these: the wall clock would count what the rest of the machine does, too.
public final class Spent {

    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Spent() {}

    public static Duration processor() {
        return Duration.ofNanos(THREAD.getCurrentThreadCpuTime());
    }

    /// Bytes allocated, those collected since among them.
    public static long allocated() {
        return THREAD.getCurrentThreadAllocatedBytes();
    }
}
