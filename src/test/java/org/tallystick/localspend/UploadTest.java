package org.tallystick.localspend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.Browser.Answer;
import org.tallystick.OnPostgres;
import org.tallystick.shared.Role;
import org.tallystick.warehouse.Warehouse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// A file's way into the warehouse, with those who press twice, come late or have no business here.
@OnPostgres
class UploadTest {

    private static final String LINES =
            """
            Date,Supplier,Amount,Bought for,Postcode
            01/04/2026,Acme,43.20,Roads,SY2 6ND
            02/04/2026,Best,56.80,Roads,LE1 1FZ
            03/04/2026,Best,no amount,Roads,LE1 1FZ
            """;

    @Autowired ApplicationContext house;
    @Autowired Warehouse warehouse;
    @Autowired JdbcClient db;

    @SuppressWarnings("NullAway.Init")
    private Browser analyst;

    @SuppressWarnings("NullAway.Init")
    private String key;

    @BeforeEach
    void council() {
        var name = "Council " + UUID.randomUUID();
        key = Warehouse.slug(name);
        analyst = Browser.of(house, Browser.council(house, name), Role.ANALYST);
        assertThat(analyst.get("/work/spend").text()).contains(name, "No spending is loaded yet");
    }

    private String uploads() {
        return "/work/spend/" + key + "/uploads";
    }

    private Answer send(String name, String text, Map<String, String> changes) {
        return analyst.upload(
                analyst.get(uploads()),
                uploads(),
                changes,
                "file",
                name,
                text.getBytes(StandardCharsets.UTF_8));
    }

    /// Looks again until the page says so, for at most half a minute.
    private Answer until(String path, String words) {
        var latest = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            var page = analyst.get(path);
            if (page.text().contains(words)) return page;
            assertThat(Instant.now()).as(page.text()).isBefore(latest);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }

    private String load(String name, String text) {
        var path = send(name, text, Map.of()).address().getPath();
        var read = until(path, "Confirm and load");
        analyst.send(read, path + "/confirmation", Map.of());
        until(path, "The file is loaded");
        return path;
    }

    @Test
    void whoeverSendsOrConfirmsTwiceLoadsOnce() {
        var form = UUID.randomUUID().toString();
        var path = send("april.csv", LINES, Map.of("key", form)).address().getPath();
        assertThat(send("april.csv", LINES, Map.of("key", form)).address().getPath())
                .isEqualTo(path);
        var read = until(path, "Confirm and load");
        assertThat(read.text()).contains("This is not an amount of money");
        for (int twice = 0; twice < 2; twice++)
            assertThat(analyst.send(read, path + "/confirmation", Map.of()).status())
                    .isEqualTo(200);
        until(path, "The file is loaded");
        assertThat(warehouse.manifests(key))
                .singleElement()
                .satisfies(file -> assertThat(file.total()).isEqualTo("100.00"));
        assertThat(
                        db.sql(
                                        "select count(*) from localspend.upload_state where publisher = :key")
                                .param("key", key)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        assertThat(analyst.get(path + "/aside.csv").text()).contains("4,amount,no amount");
    }

    @Test
    void theSameBytesAndTheNextMonthUnderOneNameAreSpokenOf() {
        load("april.csv", LINES);
        var twin = send("copy.csv", LINES, Map.of()).address().getPath();
        assertThat(until(twin, "What the file holds").text())
                .contains("loaded already, from april.csv")
                .doesNotContain("Confirm and load");
        assertThat(analyst.post(twin + "/confirmation", Map.of("seen", "0")).status())
                .as("without the page's token")
                .isEqualTo(403);
        var next = send("april.csv", LINES.replace("/04/", "/05/"), Map.of()).address().getPath();
        assertThat(until(next, "What the file holds").text())
                .contains("If it is another month's file, give it another name");
    }

    @Test
    void correctedColumnsAreTakenForTheNextFileAndWhoeverIsLateSeesIt() {
        var path = send("april.csv", LINES, Map.of()).address().getPath();
        var read = until(path, "Confirm and load");
        var department = Map.of("department", "Bought for");
        analyst.send(read, path + "/columns", department);
        var again = until(path, "Confirm and load");
        assertThat(again.page().expectFirst("#department option[selected]").val())
                .isEqualTo("Bought for");
        var late =
                analyst.send(
                        read,
                        path + "/columns",
                        Map.of("category", "Bought for", "key", UUID.randomUUID().toString()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Somebody else has chosen or confirmed meanwhile");
        assertThat(analyst.send(read, path + "/confirmation", Map.of()).status()).isEqualTo(409);
        analyst.send(again, path + "/confirmation", Map.of());
        until(path, "The file is loaded");
        assertThat(warehouse.manifests(key).getFirst().departments()).containsKey("Roads");
        var next = send("may.csv", LINES.replace("/04/", "/05/"), Map.of()).address().getPath();
        assertThat(
                        until(next, "What the file holds")
                                .page()
                                .expectFirst("#department option[selected]")
                                .val())
                .isEqualTo("Bought for");
    }

    @Test
    void rubbishIsRefusedInWordsAndOthersFindNothing() {
        assertThat(send("x.csv", "", Map.of()).status()).isEqualTo(422);
        var pdf =
                send("x.pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n", Map.of());
        assertThat(pdf.status()).isEqualTo(422);
        assertThat(pdf.text()).contains("Send the payments as CSV, Excel or OpenDocument");
        var words = send("words.csv", "a letter\nabout nothing\n", Map.of()).address().getPath();
        assertThat(until(words, "What the file holds").text())
                .contains("No row of headings was found")
                .doesNotContain("Confirm and load");
        var other = Browser.of(house, Browser.council(house, "Other"), Role.ANALYST);
        for (var path : new String[] {uploads(), words, "/work/spend/" + key + "/definitions"})
            assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(Browser.stranger(house).get("/local-spend/" + key).text())
                .contains("No spending is loaded yet");
        load("april.csv", LINES);
        assertThat(Browser.stranger(house).get("/local-spend/" + key).text())
                .contains("nobody has said yet what counts as local");
        assertThat(Browser.stranger(house).get("/local-spend/" + key + "/gaps").status())
                .isEqualTo(404);
    }
}
