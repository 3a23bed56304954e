package org.tallystick.platform.organisation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The demo's mail: it lands on a page and goes no further. The newest hundred are kept, until the
/// demo stops.
@Component
@Profile("demo")
public class Outbox implements Mails {

    private static final int MOST = 100;

    private final Deque<Sent> sent = new ArrayDeque<>();

    /// A mail and when it was sent.
    public record Sent(Instant at, Mail mail) {}

    @Override
    public synchronized void send(Mail mail) {
        sent.addFirst(new Sent(Instant.now(), mail));
        if (sent.size() > MOST) sent.removeLast();
    }

    synchronized List<Sent> newestFirst() {
        return List.copyOf(sent);
    }
}
