package org.tallystick;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/// A connection that a test, or what it asked for, does not give back fails that test, with the
/// place that took it. It listens to every test with the house.
public final class NoLeaks implements TestExecutionListener, Ordered {

    /// Longer than the pool waits before it names who took a connection.
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private static final Queue<ILoggingEvent> NAMED = new ConcurrentLinkedQueue<>();

    private static final AppenderBase<ILoggingEvent> NAMING = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getThrowableProxy() != null) NAMED.add(event);
        }
    };

    /// Each house that starts sets up the log anew.
    private static void listen() {
        var pool = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari.pool.ProxyLeakTask");
        if (pool.isAttached(NAMING)) return;
        NAMING.setContext(pool.getLoggerContext());
        NAMING.start();
        pool.addAppender(NAMING);
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        NAMED.clear();
        listen();
    }

    /// After the test's own transaction.
    @Override
    public void afterTestMethod(TestContext test) {
        if (!test.hasApplicationContext()) return;
        test.getApplicationContext().getBeanProvider(DataSource.class).ifAvailable(source -> {
            if (source instanceof HikariDataSource pool) check(pool, LONGEST);
        });
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /// What the house does by the clock takes a connection for a moment, so that a moment without
    /// any is waited for.
    public static void check(HikariDataSource pool, Duration longest) {
        if (pool.isClosed()) return;
        var latest = Instant.now().plus(longest);
        var out = pool.getHikariPoolMXBean().getActiveConnections();
        while (out > 0 && Instant.now().isBefore(latest)) {
            pause();
            out = pool.getHikariPoolMXBean().getActiveConnections();
        }
        if (out > 0)
            throw new AssertionError("%d connections were not given back. Taken at:%n%s"
                    .formatted(
                            out,
                            NAMED.stream()
                                    .map(each -> ThrowableProxyUtil.asString(each.getThrowableProxy()))
                                    .collect(Collectors.joining("\n"))));
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
