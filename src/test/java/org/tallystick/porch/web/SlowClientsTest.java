package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.OnPostgres;

/// Clients that open too much or send too slowly, over real sockets. Each test has an address of
/// its own, and 127.0.0.2 is the proxy that is believed.
@OnPostgres
@TestPropertySource(
        properties = {
            "tallystick.client.connections=20",
            "tallystick.client.requests=3",
            "tallystick.client.head=2s",
            "tallystick.client.body=3s",
            "server.forward-headers-strategy=native",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.2"
        })
class SlowClientsTest {

    private static final String GET = "GET /local-spend HTTP/1.1\r\nHost: x\r\n\r\n";

    @LocalServerPort
    int port;

    @Test
    void oneAddressHasSoManyConnections() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (var at = 0; at < 20; at++) open.add(from("127.0.0.3"));
            for (var each : open) assertThat(answer(each, GET)).startsWith("HTTP/1.1 200");
            try (var more = from("127.0.0.3");
                    var other = from("127.0.0.4")) {
                assertThat(answer(more, GET)).as("one more of the same").isEmpty();
                assertThat(answer(other, GET)).as("another address").startsWith("HTTP/1.1 200");
            }
            open.removeFirst().close();
            Thread.sleep(500);
            open.add(from("127.0.0.3"));
            assertThat(answer(open.getLast(), GET)).as("one has gone").startsWith("HTTP/1.1 200");
        } finally {
            for (var each : open) each.close();
        }
    }

    @Test
    void aHeadThatDripsIsLetGo() throws Exception {
        try (var socket = from("127.0.0.5")) {
            assertThat(letGoAfter(socket, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
        }
    }

    /// The time counts anew for each request of a connection.
    @Test
    void aSecondHeadThatDripsIsLetGoToo() throws Exception {
        try (var socket = from("127.0.0.6")) {
            assertThat(answer(socket, GET)).startsWith("HTTP/1.1 200");
            Thread.sleep(2_500);
            assertThat(letGoAfter(socket, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
        }
    }

    @Test
    void aBodyThatDripsIsLetGo() throws Exception {
        for (var how : new String[] {"Content-Length: 40000", "Transfer-Encoding: chunked"})
            try (var socket = from("127.0.0.7")) {
                var begins = "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + how
                        + "\r\n\r\n"
                        + (how.startsWith("T") ? "9c40\r\n" : "");
                assertThat(letGoAfter(socket, begins)).as(how).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(20));
            }
    }

    /// A client with a slow line, which uses it, is waited for.
    @Test
    void aBodyThatComesSteadilyIsWaitedFor() throws Exception {
        try (var socket = from("127.0.0.8")) {
            var out = socket.getOutputStream();
            out.write(
                    "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 80000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            for (var at = 0; at < 20; at++) {
                out.write("a".repeat(4_000).getBytes(StandardCharsets.US_ASCII));
                Thread.sleep(250);
            }
            assertThat(read(socket)).startsWith("HTTP/1.1 4");
        }
    }

    /// The proxy has as many connections as it likes, and each client behind it has its own limit.
    @Test
    void behindAProxyTheForwardedAddressCounts() throws Exception {
        var open = new ArrayList<Socket>();
        try {
            for (var at = 0; at < 25; at++) open.add(from("127.0.0.2"));
            assertThat(answer(open.getLast(), GET)).startsWith("HTTP/1.1 200");
            for (var each : open.subList(0, 3))
                each.getOutputStream()
                        .write(
                                "POST /sign-in HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(700);
            assertThat(answer(open.get(3), forwarded("203.0.113.9")))
                    .startsWith("HTTP/1.1 429")
                    .contains("Too many requests from your address are under way at once");
            assertThat(answer(open.get(4), forwarded("203.0.113.10"))).startsWith("HTTP/1.1 200");
        } finally {
            for (var each : open) each.close();
        }
    }

    private static String forwarded(String address) {
        return GET.replace("Host: x", "Host: x\r\nX-Forwarded-For: " + address);
    }

    private Socket from(String address) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(address, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String answer(Socket socket, String request) {
        try {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return read(socket);
        } catch (IOException closed) {
            return "";
        }
    }

    private static String read(Socket socket) throws IOException {
        var bytes = new byte[8_192];
        var many = socket.getInputStream().read(bytes);
        return many < 0 ? "" : new String(bytes, 0, many, StandardCharsets.UTF_8);
    }

    /// How long a client is served that sends this, and then one byte now and again.
    private static Duration letGoAfter(Socket socket, String begins) throws Exception {
        var began = Instant.now();
        socket.setSoTimeout(200);
        try {
            socket.getOutputStream().write(begins.getBytes(StandardCharsets.US_ASCII));
            while (Duration.between(began, Instant.now()).toSeconds() < 30) {
                try {
                    if (socket.getInputStream().read() < 0) break;
                } catch (java.net.SocketTimeoutException stillOpen) {
                    socket.getOutputStream().write('a');
                }
            }
        } catch (IOException closed) {
            // As it should be.
        }
        return Duration.between(began, Instant.now());
    }
}
