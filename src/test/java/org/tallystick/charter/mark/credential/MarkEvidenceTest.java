package org.tallystick.charter.mark.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.Sealing;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.report.receipt.ReceiptCommand;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a mark of the demo rests on can be fetched and checked, file by file.
@InTheDemo
class MarkEvidenceTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    PublicLog log;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser anyone;

    private JsonNode claims(String address) {
        var token = anyone.get(address).text();
        return JsonMapper.shared().readTree(new String(MarkKey.bytes(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    @Test
    void eachReceiptAndTheAwardAgreeWithTheLog() throws Exception {
        Sealing.inTheLog(house);
        anyone = Browser.stranger(house);
        var marks =
                anyone.get("/marks").page().select("a[href~=/marks/[0-9]+$]").eachAttr("href");
        assertThat(marks).isNotEmpty();
        var evidence = new ArrayList<String>();
        for (var each : claims(marks.getFirst() + ".jwt").path("evidence"))
            evidence.add(each.path("id").asString());
        assertThat(evidence)
                .anyMatch(each -> each.contains("/receipts/verified/contract.json?"))
                .anyMatch(each -> each.matches(".*/log/entries/[0-9]+\\.tlog-proof"));
        for (var each : evidence) {
            var path = each.replaceFirst("^https?://[^/]+", "");
            var file = Files.writeString(
                    folder.resolve("evidence"), anyone.get(path).text());
            var out = new StringWriter();
            var exit = new CommandLine(new ReceiptCommand())
                    .setOut(new PrintWriter(out))
                    .execute(
                            "verify",
                            file.toString(),
                            "--key",
                            log.keys().getFirst().text());
            assertThat(exit).as(each + out).isZero();
        }
        assertThat(claims("/marks/status.jwt").path("validUntil").asString()).isNotEmpty();
    }
}
