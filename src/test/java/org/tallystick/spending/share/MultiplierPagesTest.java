package org.tallystick.spending.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.spending.multiplier.SurveyReceipt;

/// A survey of three rounds is told with its assumption, and nothing is multiplied before somebody
/// has stated that it is.
@InTheDemo
class MultiplierPagesTest {

    @LocalServerPort
    int port;

    @Test
    void aSurveyIsToldAndAnAssumptionIsStated() {
        var site = "http://127.0.0.1:" + port;
        var analyst = Browser.inDemo(site, "Analyst, Thurrock");
        var anyone = Browser.at(site);
        var council = "/local-spend/thurrock-council-demo";
        var desk = "/work/spend/thurrock-council-demo/multiplier";
        assertThat(anyone.get(council).text()).doesNotContain("What that may be worth");
        assertThat(anyone.get(council + "/multiplier").text())
                .contains("has not carried out a survey yet", "no figure here is multiplied");
        var rounds = new HashMap<>(Map.of("name", "Money of 2025"));
        rounds.putAll(Map.of("amount-1", "100000", "answered-1", "1", "asked-1", "1"));
        rounds.putAll(Map.of("amount-2", "60000", "answered-2", "12", "asked-2", "20"));
        rounds.putAll(Map.of("amount-3", "24000", "answered-3", "9", "asked-3", "9"));
        var form = analyst.get(desk);
        var wrong = new HashMap<>(rounds);
        wrong.put("amount-2", "=1+1");
        wrong.put("name", "<script>");
        var again = send(analyst, form, desk, wrong, "");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Round 2: enter pounds and pence");
        assertThat(again.page().expectFirst("#name").val()).isEqualTo("<script>");
        for (int twice = 0; twice < 2; twice++)
            assertThat(send(analyst, form, desk, rounds, "").text())
                    .containsOnlyOnce("Money of 2025: <strong>1.84</strong>");
        var other = new HashMap<>(rounds);
        other.put("amount-3", "23000");
        assertThat(send(analyst, form, desk, other, "").status()).isEqualTo(409);
        var told = anyone.get(council + "/multiplier");
        assertThat(told.text()).contains("Money of 2025: 1.84", "12 of 20", "spent nothing locally");
        var receipt = told.page().expectFirst("a:contains(receipt)").attr("href");
        assertThat(SurveyReceipt.verify(anyone.get(receipt).body())).isEmpty();
        assertThat(anyone.get(council + "/multiplier.csv").text()).contains("Money of 2025,2,60000.00,12,20,1.84");
        assumed(analyst, anyone, desk, council);
    }

    private static void assumed(Browser analyst, Browser anyone, String desk, String council) {
        var path = desk + "/assumption";
        for (var value : new String[] {"", "1e999999999", "11", "0.5", "1.234"})
            assertThat(analyst.send(
                                    analyst.get(desk),
                                    path,
                                    Map.of("value", value, "source", "x", "because", "y", "none", ""))
                            .status())
                    .as(value)
                    .isEqualTo(422);
        var long30 = "x".repeat(30_000);
        var stated = Map.of("value", "1.76", "source", "A study of 2010", "because", "It fits");
        var wordy = new HashMap<>(stated);
        wordy.put("because", long30);
        assertThat(analyst.send(analyst.get(desk), path, wordy).text()).contains("at most 2,000 characters");
        assertThat(analyst.send(analyst.get(desk), path, stated).text()).contains("£1.76");
        assertThat(anyone.get(council).text())
                .contains("What that may be worth", "assumed and not measured", "A study of 2010")
                .contains("by Analyst, Thurrock");
        var none = Map.of("none", "yes", "because", "It was for another place");
        analyst.send(analyst.get(desk), path, none);
        assertThat(anyone.get(council).text()).doesNotContain("What that may be worth");
    }

    private static Browser.Answer send(
            Browser who, Browser.Answer form, String path, Map<String, String> typed, String file) {
        return who.upload(form, path, typed, "file", "answers.csv", file.getBytes(StandardCharsets.UTF_8));
    }
}
