package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Every form of the house refuses a megabyte in a field, in words.
@InTheDemo
class FieldLengthsTest {

    private static final Path MATRIX = Path.of("src/test/resources/examples/access.csv");

    @LocalServerPort int port;

    @Test
    void noFormTakesAMegabyteInAField() throws IOException {
        var officer = Browser.inDemo("http://127.0.0.1:" + port, "Procurement officer, Thurrock");
        var token =
                officer.get("/work/frameworks/new").page().expectFirst("input[name=_csrf]").val();
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
}
