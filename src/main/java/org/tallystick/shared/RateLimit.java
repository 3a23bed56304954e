package org.tallystick.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// At most so many attempts from one address in a window of time. It remembers ten thousand
/// addresses, the least recently seen going first.
public final class RateLimit {

    private static final int MOST_ADDRESSES = 10_000;

    private final int most;
    private final Duration window;
    private final Map<String, Attempts> attempts = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Attempts(Instant since, int count) {}

    /// @param most attempts in one window
    public RateLimit(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    /// Whether one more attempt is allowed now; it counts when it is.
    public synchronized boolean allows(String address, Instant now) {
        var before = attempts.get(address);
        if (before == null || before.since().plus(window).isBefore(now)) {
            attempts.put(address, new Attempts(now, 1));
            return true;
        }
        if (before.count() >= most) return false;
        attempts.put(address, new Attempts(before.since(), before.count() + 1));
        return true;
    }
}
