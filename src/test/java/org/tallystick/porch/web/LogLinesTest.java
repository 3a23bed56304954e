package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.tallystick.shared.CommandRefused;

class LogLinesTest {

    private final LogLines log = new LogLines();
    private Instant now = Instant.parse("2027-03-01T09:00:00Z");

    private String write(String logger, String thread, String words, @Nullable Throwable fault, Object... with) {
        var context = (Logger) LoggerFactory.getLogger(logger);
        var event = new LoggingEvent("x", context, Level.ERROR, words, fault, with);
        event.setThreadName(thread);
        event.setInstant(now);
        return log.doLayout(event);
    }

    private static Exception typed() {
        return new IllegalStateException(
                "value [what somebody typed]", new SQLException("Key (email)=(a@b.example)", "23505"));
    }

    @Test
    void aFaultIsWrittenOnceThenCounted() {
        var first = write("org.tallystick.porch.web.Errors", "tomcat-handler-1", "Reference {}", typed());
        assertThat(first).contains("IllegalStateException").contains("\tat ");
        var size = 0;
        for (var i = 0; i < 10_000; i++)
            size += write("org.tallystick.porch.web.Errors", "tomcat-handler-1", "R {}", typed())
                    .length();
        assertThat(size).isZero();
        now = now.plusSeconds(61);
        var next = write("org.tallystick.platform.ledger.Sealer", "scheduling-1", "waits", null);
        assertThat(next)
                .contains("The same 10,000 times more: java.sql.SQLException org.tallystick.porch.web")
                .contains("Sealer - waits");
        assertThat(next.lines()).hasSize(2);
    }

    @Test
    void nothingThatSomebodyTypedIsWritten() {
        assertThat(write("org.tallystick.porch.web.Errors", "tomcat-handler-1", "R", typed()))
                .contains("SQLState 23505")
                .doesNotContain("what somebody")
                .doesNotContain("a@b.example");
        assertThat(write("org.apache.catalina.x", "http-1", "Parameter [a] with value [b]", null))
                .doesNotContain("value [b]");
        assertThat(write("org.springframework.x", "http-1", "Resolved {}", null, "a typed path"))
                .contains("Resolved {}")
                .doesNotContain("typed path");
    }

    @Test
    void whatKeepsTheSiteFromStartingIsWrittenWhole() {
        assertThat(write("org.springframework.boot", "main", "failed", typed())).contains("what somebody typed");
        assertThat(write("org.tallystick.x", "http-1", "R", new CommandRefused("Set the address.")))
                .contains("Set the address.");
    }

    @Test
    void aSentenceIsLeftToTheCommandThatPrintsIt() {
        var wrapped = new IllegalStateException("bean", new CommandRefused("Set the address."));
        assertThat(write("org.springframework.boot", "main", "failed", wrapped)).isEmpty();
    }

    @Test
    void aLineIsALine() {
        assertThat(write("org.tallystick.x", "http-1", "a\nb\u001b[31m\r{}", null, "c\u0000d"))
                .endsWith("x - a b [31m c d\n");
    }

    /// Every kind of fault counts, and their number is limited too.
    @Test
    void manyKindsAreOneKind() {
        var written = 0;
        for (var i = 0; i < 2_000; i++)
            written += write("org.tallystick.x", "http-1", "kind " + i, null).isEmpty() ? 0 : 1;
        assertThat(written).isLessThanOrEqualTo(501);
    }
}
