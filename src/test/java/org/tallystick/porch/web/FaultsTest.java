package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.server.ResponseStatusException;
import org.tallystick.InTheDemo;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;

/// What cannot be read is refused, whatever it is and wherever it is sent: never a fault of ours,
/// never the container's bare page, and never in the log.
@InTheDemo
class FaultsTest {

    private static final String CANARY = "canary-in-the-log";

    @LocalServerPort
    int port;

    private final ConcurrentLinkedQueue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    };

    @BeforeEach
    void listen() {
        listener.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(listener);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(listener);
    }

    @Test
    void whatCannotBeReadIsRefusedOnEveryAddress() throws Exception {
        var wrong = new ArrayList<String>();
        var asked = 0;
        for (var line : Files.readAllLines(Path.of("src/test/resources/examples/access.csv"))) {
            if (!line.startsWith("POST,")) continue;
            var path = line.split(",", -1)[1]
                    .replaceAll("\\{[a-z]+:\\[0-9\\]\\+}", "1")
                    .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
            for (var request : unreadable(path)) {
                var answer = send(request);
                asked++;
                if (!answer.startsWith("HTTP/1.1 4") || answer.contains("Apache Tomcat"))
                    wrong.add(request.lines().findFirst().orElse("") + " → " + answer);
            }
        }
        assertThat(asked).isGreaterThan(500);
        assertThat(wrong).isEmpty();
        var layout = new LogLines();
        assertThat(events.stream().map(layout::doLayout)).noneMatch(text -> text.contains(CANARY));
    }

    /// Whatever stands where a number, an id or a name belongs: there is no such thing, and it is no
    /// fault of ours.
    @Test
    void whatNamesNothingIsNotFoundOnEveryAddress() throws Exception {
        var wrong = new ArrayList<String>();
        var asked = 0;
        for (var line : Files.readAllLines(Path.of("src/test/resources/examples/access.csv"))) {
            var path = line.split(",", -1).length > 1 ? line.split(",", -1)[1] : "";
            // A link to sign in with asks to be confirmed before it says whether it is one.
            if (!line.startsWith("GET,") || !path.contains("{") || path.equals("/sign-in/{secret}")) continue;
            for (var absurd : List.of(
                    "-1",
                    "4294967296",
                    "72057594037927936",
                    "9223372036854775807",
                    "9".repeat(40),
                    "x".repeat(2_000))) {
                var answer = send("GET %s HTTP/1.1\nHost: h\nConnection: close\n\n"
                        .formatted(path.replaceAll("\\{[^}]*}", absurd)));
                asked++;
                // Who is not signed in is asked to, before anything is looked for.
                if (!answer.matches("(?s)HTTP/1\\.1 (4|302).*"))
                    wrong.add(path + " with " + absurd.substring(0, Math.min(20, absurd.length())) + " → "
                            + answer.lines().findFirst().orElse(""));
            }
        }
        assertThat(asked).isGreaterThan(300);
        assertThat(wrong).isEmpty();
    }

    private List<String> unreadable(String path) {
        return List.of(
                "OPTIONS %s HTTP/1.1\nHost: h\nConnection: close\nOrigin: https://e.example\nAccess-Control-Request-Method: POST\n\n"
                        .formatted(path),
                body(
                        path,
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"%s\0.png\"\r\n\r\nx\r\n--b--\r\n"
                                .formatted(CANARY)),
                body(
                        path,
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"%s".formatted(CANARY)),
                body(
                        path,
                        "application/x-www-form-urlencoded",
                        "_csrf=x&_key=x&_earlier=%s%%ED%%A0%%80&a=%%zz".formatted(CANARY)),
                body(
                        path,
                        "application/x-www-form-urlencoded",
                        "_csrf=%1$s%%00&name=%1$s%%00&key=%1$s%%00&email=%1$s%%00".formatted(CANARY)),
                body(path, "text/plain\u001b[31m", CANARY));
    }

    private static String body(String path, String type, String body) {
        return "POST %s HTTP/1.1\nHost: h\nConnection: close\nContent-Type: %s\nContent-Length: %d\n\n"
                        .formatted(path, type, body.length())
                + body;
    }

    private String send(String request) throws IOException {
        var end = request.indexOf("\n\n") + 2;
        var head = request.substring(0, end).replace("\n", "\r\n");
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((head + request.substring(end)).getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Slow heads and slow bodies, some at once: each is let go by the server.
    @Test
    void whoSaysNothingIsLetGo() throws Exception {
        var slow = new ArrayList<Socket>();
        for (var words : List.of(
                "",
                "GET / HTTP/1.1\r\nHost: h\r\n",
                "POST /sign-in HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 99\r\n\r\na=")) {
            var socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
            slow.add(socket);
        }
        for (var socket : slow)
            try (socket) {
                var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).doesNotStartWith("HTTP/1.1 5");
            }
    }

    @Test
    void everyExceptionHasItsAnswer() {
        var full = new UncheckedIOException(new IOException("No space left on device"));
        assertThat(Faults.status(new NotFound())).isEqualTo(404);
        assertThat(Faults.status(new Conflict("x"))).isEqualTo(409);
        assertThat(Faults.status(new CommandRefused("x"))).isEqualTo(503);
        assertThat(Faults.status(full)).isEqualTo(Faults.NO_ROOM);
        assertThat(Faults.status(new RuntimeException(full))).isEqualTo(Faults.NO_ROOM);
        assertThat(Faults.status(sql("53100"))).isEqualTo(Faults.NO_ROOM);
        for (var state : List.of("08006", "57P01", "57P03", "53300", "40P01"))
            assertThat(Faults.status(sql(state))).as(state).isEqualTo(503);
        assertThat(Faults.status(sql("22021"))).isEqualTo(400);
        assertThat(Faults.status(sql("23505"))).isEqualTo(500);
        assertThat(Faults.status(new DataAccessResourceFailureException("x"))).isEqualTo(503);
        assertThat(Faults.status(new CannotCreateTransactionException("x"))).isEqualTo(503);
        assertThat(Faults.status(new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS)))
                .isEqualTo(429);
        assertThat(Faults.status(new IllegalStateException("x"))).isEqualTo(500);
    }

    private static RuntimeException sql(String state) {
        return new DataIntegrityViolationException("x", new SQLException("x", state));
    }
}
