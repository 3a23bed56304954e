package org.tallystick;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for servers that a test starts. They lie below those that the system gives to whoever
/// connects somewhere, since one of these may be taken before a slow server has opened it.
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int LAST = 30_000;

    private Ports() {}

    /// A port that nobody uses.
    public static int free() throws IOException {
        return free(1);
    }

    /// The first of some ports in a row that nobody uses.
    public static int free(int inARow) throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            int first = ThreadLocalRandom.current().nextInt(FIRST, LAST - inARow);
            if (areFree(first, inARow)) return first;
        }
        throw new IOException("no " + inARow + " free ports in a row");
    }

    private static boolean areFree(int first, int inARow) {
        for (int port = first; port < first + inARow; port++) {
            try (var free = new ServerSocket(port)) {
                if (!free.isBound()) return false;
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
