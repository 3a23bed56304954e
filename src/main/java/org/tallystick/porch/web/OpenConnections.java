package org.tallystick.porch.web;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which connections each address has open. One who has IPv6 has a network of 64 bits, and counts
/// as one.
final class OpenConnections {

    /// Those that have closed are forgotten after so many more.
    private static final int FORGET_AFTER = 1_000;

    private final Map<String, List<SocketChannel>> byAddress = new HashMap<>();
    private int most = 1_000;
    private int since;
    private Predicate<String> proxies = _ -> false;

    synchronized void limit(int connections, Predicate<String> believed) {
        most = connections;
        proxies = believed;
    }

    /// Whether the address may have one more; it counts when it may.
    synchronized boolean admit(SocketChannel socket) {
        if (++since > FORGET_AFTER) forget();
        var address = address(socket);
        if (address == null) return false;
        if (proxies.test(address.getHostAddress().replaceAll("%.*", ""))) return true;
        var open = byAddress.computeIfAbsent(client(address), _ -> new ArrayList<>());
        if (open.size() >= most) open.removeIf(each -> !each.isOpen());
        return open.size() < most && open.add(socket);
    }

    private void forget() {
        since = 0;
        byAddress.values().forEach(open -> open.removeIf(each -> !each.isOpen()));
        byAddress.values().removeIf(List::isEmpty);
    }

    private static @Nullable InetAddress address(SocketChannel socket) {
        try {
            return socket.getRemoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null;
        } catch (IOException gone) {
            return null;
        }
    }

    private static String client(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), 8))
                : address.getHostAddress();
    }
}
