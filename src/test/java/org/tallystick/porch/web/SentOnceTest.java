package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;

/// A form does one thing once: the same words again are answered as before, other words under the
/// same key are refused and shown.
@InTheDemo
class SentOnceTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    private Browser officer() {
        return Browser.inDemo("http://127.0.0.1:" + port, "Procurement officer, Thurrock");
    }

    private static Map<String, String> form(Browser officer) {
        var page = officer.get("/work/frameworks/new").page();
        var fields = new HashMap<String, String>();
        page.select("form[action=/work/frameworks/new] input, form[action=/work/frameworks/new] select")
                .forEach(each -> fields.put(each.attr("name"), each.val()));
        fields.remove("");
        return fields;
    }

    @Test
    void otherWordsUnderTheSameKeyAreRefusedAndShown() {
        var officer = officer();
        var fields = form(officer);
        fields.put("name", "First framework");
        var first = officer.post("/work/frameworks/new", fields);
        assertThat(first.status()).isEqualTo(200);
        var again = officer.post("/work/frameworks/new", fields);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.address()).as("the same answer").isEqualTo(first.address());
        fields.put("name", "Second framework");
        var other = officer.post("/work/frameworks/new", fields);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.page().text())
                .contains("This form was already sent, with different answers", "Second framework");
        var kept = other.page().expectFirst("a:contains(see what was saved)").attr("href");
        assertThat(first.address().getPath()).isEqualTo(kept);
        assertThat(db.sql(
                                "select count(*) from framework.framework where name in ('First framework', 'Second framework')")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void ofManyAtOnceOneIsKeptAndTheOthersAreTold() throws Exception {
        var officer = officer();
        var fields = form(officer);
        var tasks = List.of("A", "B", "C", "D").stream()
                .map(each -> (Callable<Integer>) () -> {
                    var mine = new HashMap<>(fields);
                    mine.put("name", "At once " + each);
                    return officer.post("/work/frameworks/new", mine).status();
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new java.util.ArrayList<Integer>();
            for (var done : threads.invokeAll(tasks)) statuses.add(done.get());
            assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
        }
        assertThat(db.sql("select count(*) from framework.framework where name like 'At once %'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void nothingIsKeptOfAnswersAndBids() {
        assertThat(db.sql("select count(*) from web.sent_form where path ~ '^/(consultations|bids|tenders)'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
