package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;

/// Every form of the house refuses a megabyte in a field, in words.
@InTheDemo
class FieldLengthsTest {

    private static final Path MATRIX = Path.of("src/test/resources/examples/access.csv");

    @LocalServerPort
    int port;

    @Test
    void noFormTakesAMegabyteInAField() throws IOException {
        var officer = Browser.inDemo("http://127.0.0.1:" + port, "Procurement officer, Thurrock");
        var token = officer.get("/work/frameworks/new")
                .page()
                .expectFirst("input[name=_csrf]")
                .val();
        var tried = 0;
        for (var line : Files.readAllLines(MATRIX)) {
            if (!line.startsWith("POST,")) continue;
            var path = line.split(",", -1)[1].replaceAll("\\{[^}]*}", "x");
            var fields = new HashMap<String, String>(Map.of("_csrf", token));
            fields.put("because", "a".repeat(1_000_001));
            var answer = officer.post(path, fields);
            assertThat(answer.status()).as(path).isIn(404, 413, 422);
            if (answer.status() == 422) tried++;
        }
        assertThat(tried).as("forms that this officer reaches").isGreaterThan(10);
        var fields = new HashMap<String, String>(Map.of("_csrf", token));
        fields.put("because", "a".repeat(50_001));
        assertThat(officer.post("/work/policies", fields).page().text())
                .contains("“Because” has 50,001 characters, and the most is 50,000");
    }

    /// Names that no page gives are refused in words, in addresses and in forms.
    @Test
    void noFormTakesANameThatNoPageGives() {
        var officer = Browser.inDemo("http://127.0.0.1:" + port, "Procurement officer, Thurrock");
        var token = officer.get("/work/frameworks/new")
                .page()
                .expectFirst("input[name=_csrf]")
                .val();
        for (var name : List.of("a".repeat(501), "key\0", "line\nbreak")) {
            var answer = officer.post("/work/policies", Map.of("_csrf", token, name, "x"));
            assertThat(answer.status()).as(name).isEqualTo(400);
            assertThat(answer.page().text())
                    .contains("This request could not be read")
                    .doesNotContain("Exception");
            var typed = URLEncoder.encode(name, StandardCharsets.UTF_8);
            assertThat(officer.get("/charters?" + typed + "=x").status())
                    .as(name)
                    .isEqualTo(400);
        }
    }

    /// Header lines longer than the server reads are refused without a word of how it is built.
    @Test
    void aRequestWithLongHeadersIsRefused() throws IOException {
        for (var head : List.of(
                "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(100_000),
                "GET /?" + "a".repeat(100_000) + "=1 HTTP/1.1\r\nHost: x",
                "GET / HTTP/1.1\r\nHost: x\r\n" + "X-A: b\r\n".repeat(5_000))) {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                var answer = new String(socket.getInputStream().readNBytes(600), StandardCharsets.US_ASCII);
                assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Exception", "at org.");
            }
        }
    }
}
