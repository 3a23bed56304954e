package org.tallystick.porch.web;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Tomcat's own protocol with the [ClientLimits] on connections, heads and bodies, for which Tomcat
/// has no settings: its time limits are for silence, and a client that sends one byte now and then
/// is never silent for long.
public final class LimitedProtocol extends Http11NioProtocol {

    /// As Tomcat writes it between requests.
    private static final long NOT_STARTED = -1;

    private final Set<Timed> busy = ConcurrentHashMap.newKeySet();
    private final OpenConnections open;
    private Duration head = Duration.ofSeconds(20);
    private Duration body = Duration.ofSeconds(60);
    private @Nullable ScheduledExecutorService clock;

    /// Made by Tomcat, by its name.
    public LimitedProtocol() {
        this(new OpenConnections());
    }

    private LimitedProtocol(OpenConnections open) {
        super(new Endpoint(open));
        this.open = open;
    }

    void limit(ClientLimits limits, Predicate<String> proxies) {
        head = limits.head();
        body = limits.body();
        open.limit(limits.connections(), proxies);
    }

    @Override
    public void start() throws Exception {
        super.start();
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("slow-clients").factory());
        clock.scheduleWithFixedDelay(this::letGoOfSlow, 1, 1, TimeUnit.SECONDS);
    }

    /// Whatever goes wrong with one: a clock that throws would not come again.
    private void letGoOfSlow() {
        for (var each : busy)
            try {
                each.letGoIfSlow();
            } catch (RuntimeException gone) {
                getLog().debug("A request ended while it was looked at", gone);
            }
    }

    @Override
    public void stop() throws Exception {
        if (clock != null) clock.shutdownNow();
        super.stop();
    }

    @Override
    protected Processor createProcessor() {
        return new Timed();
    }

    private static final class Endpoint extends NioEndpoint {
        private final OpenConnections open;

        Endpoint(OpenConnections open) {
            this.open = open;
        }

        /// The next connection that is admitted; those before it are closed.
        @Override
        protected SocketChannel serverSocketAccept() throws Exception {
            var socket = super.serverSocketAccept();
            while (!open.admit(socket)) {
                socket.close();
                socket = super.serverSocketAccept();
            }
            return socket;
        }
    }

    /// Reads one connection's requests.
    private final class Timed extends Http11Processor {

        /// The connection whose next head has begun and is not whole; null where none has.
        private @Nullable SocketWrapperBase<?> halfRead;

        private long began;

        Timed() {
            super(LimitedProtocol.this, LimitedProtocol.this.getAdapter());
        }

        /// Called each time that something has come.
        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            if (halfRead != socket) began = System.nanoTime();
            else if (System.nanoTime() - began > head.toNanos()) {
                halfRead = null;
                return SocketState.CLOSED;
            }
            halfRead = null;
            busy.add(this);
            try {
                var state = super.service(socket);
                if (state == SocketState.LONG && !isAsync()) halfRead = socket;
                return state;
            } finally {
                busy.remove(this);
            }
        }

        /// Closes the connection whose request's body comes too slowly. Another thread reads the
        /// request meanwhile, so that this looks only at what can be read at any moment.
        private void letGoIfSlow() {
            var started = getRequest().getStartTimeNanos();
            var socket = getSocketWrapper();
            if (started == NOT_STARTED || socket == null || isRequestBodyFullyRead()) return;
            var came = getRequest().getBytesRead() / ClientLimits.BYTES_A_SECOND;
            if (System.nanoTime() - started > body.plusSeconds(came).toNanos()) socket.close();
        }
    }
}
