package org.tallystick.spending.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.Browser.Answer;
import org.tallystick.OnPostgres;
import org.tallystick.library.sheet.Books;
import org.tallystick.shared.Role;
import org.tallystick.spending.warehouse.Warehouse;

/// A file's way into the warehouse, with those who press twice, come late or have no business here.
@OnPostgres
class UploadTest {

    private static final String LINES = """
            Date,Supplier,Amount,Bought for,Postcode
            01/04/2026,Acme,43.20,Roads,SY2 6ND
            02/04/2026,Best,56.80,Roads,LE1 1FZ
            03/04/2026,Best,no amount,Roads,LE1 1FZ
            """;

    @Autowired
    ApplicationContext house;

    @Autowired
    Warehouse warehouse;

    @Autowired
    JdbcClient db;

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
                analyst.get(uploads()), uploads(), changes, "file", name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String load(String name, String text) {
        var path = send(name, text, Map.of()).address().getPath();
        var read = analyst.until(path, "Confirm and load");
        analyst.send(read, path + "/confirmation", Map.of());
        analyst.until(path, "The file is loaded");
        return path;
    }

    @Test
    void whoeverSendsOrConfirmsTwiceLoadsOnce() {
        var form = UUID.randomUUID().toString();
        var path = send("april.csv", LINES, Map.of("key", form)).address().getPath();
        assertThat(send("april.csv", LINES, Map.of("key", form)).address().getPath())
                .isEqualTo(path);
        var read = analyst.until(path, "Confirm and load");
        assertThat(read.text()).contains("This is not an amount of money");
        for (int twice = 0; twice < 2; twice++)
            assertThat(analyst.send(read, path + "/confirmation", Map.of()).status())
                    .isEqualTo(200);
        analyst.until(path, "The file is loaded");
        assertThat(warehouse.manifests(key))
                .singleElement()
                .satisfies(file -> assertThat(file.total()).isEqualTo("100.00"));
        assertThat(db.sql("select count(*) from localspend.upload_state where publisher = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(analyst.get(path + "/aside.csv").text()).contains("4,amount,no amount");
    }

    /// A register that cannot be read is named on the page, and stops nobody's upload.
    @Test
    void aBrokenRegisterStopsNoUpload() throws IOException {
        Files.createDirectories(warehouse.registers());
        var broken = warehouse.registers().resolve("not-a-register.csv");
        Files.writeString(broken, "a,b\n\"1,2\n");
        try {
            load("april.csv", LINES);
            assertThat(analyst.get("/work/spend/" + key + "/suppliers").text())
                    .contains("could not be read and was left out: not-a-register.csv");
        } finally {
            Files.delete(broken);
        }
    }

    /// A summary has no dates: its sender names the period, and the next file does not take it.
    @Test
    void aSummaryIsLoadedUnderThePeriodThatIsNamed() {
        var summary = "Supplier,Total\nAcme,500.00\nBest,600.00\nTotal,1100.00\n";
        var path = send("summary.csv", summary, Map.of()).address().getPath();
        var read = analyst.until(path, "What is in the file");
        assertThat(read.text())
                .contains("It has no column of dates. Name the period it covers.")
                .contains("Sure: many files use the heading")
                .doesNotContain("Confirm and load");
        analyst.send(read, path + "/columns", Map.of("period", "Q1 2025-26"));
        var again = analyst.until(path, "Confirm and load");
        assertThat(again.text()).contains("£1,100, VAT", "1 April 2025 to 1 April 2025");
        analyst.send(again, path + "/confirmation", Map.of());
        analyst.until(path, "The file is loaded");
        var next = send("next.csv", summary.replace("500", "501"), Map.of())
                .address()
                .getPath();
        assertThat(analyst.until(next, "What is in the file").text()).contains("Name the period it covers");
    }

    @Test
    void theSameBytesAndTheNextMonthUnderOneNameAreSpokenOf() {
        load("april.csv", LINES);
        var twin = send("copy.csv", LINES, Map.of()).address().getPath();
        assertThat(analyst.until(twin, "What is in the file").text())
                .contains("already loaded, from april.csv")
                .doesNotContain("Confirm and load");
        var confirmation = twin + "/confirmation";
        assertThat(analyst.post(confirmation, Map.of("seen", "0")).status())
                .as("without the page's token")
                .isEqualTo(403);
        var token = analyst.get(twin).page().expectFirst("[name=_csrf]").val();
        assertThat(analyst.post(confirmation, Map.of("seen", "0", "_csrf", token))
                        .status())
                .isEqualTo(409);
        var next = send("april.csv", LINES.replace("/04/", "/05/"), Map.of())
                .address()
                .getPath();
        assertThat(analyst.until(next, "What is in the file").text())
                .contains("If it is for another month, give it another name");
    }

    /// What was seen before it is confirmed is what happens then.
    @Test
    void aConfirmationOfWhatIsNoMoreSoIsReadAgain() {
        var early = send("april.csv", LINES.replace("43.20", "50.00"), Map.of())
                .address()
                .getPath();
        var seen = analyst.until(early, "Confirm and load");
        load("april.csv", LINES);
        var stale = analyst.send(seen, early + "/confirmation", Map.of());
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Another file took the place of april.csv");
        assertThat(warehouse.manifests(key).getFirst().total()).isEqualTo("100.00");
        var again = analyst.until(early, "It replaces the file of the same name");
        analyst.send(again, early + "/confirmation", Map.of());
        analyst.until(early, "The file is loaded");
        assertThat(warehouse.manifests(key).getFirst().total()).isEqualTo("106.80");
    }

    @Test
    void anotherFileUnderAUsedFormIsNotLostInSilence() {
        var form = UUID.randomUUID().toString();
        send("april.csv", LINES, Map.of("key", form));
        var other = send("may.csv", LINES.replace("/04/", "/05/"), Map.of("key", form));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("Choose this one again and send it");
    }

    /// The six characters of an escape are text like any other.
    @Test
    void anEscapeInACellIsRead() {
        var path = send("odd.csv", LINES.replace("no amount", "C:\\u0000").replace("Bought", "\\u0000"), Map.of())
                .address()
                .getPath();
        assertThat(analyst.until(path, "What is in the file").text())
                .contains("C:\\u0000", "Confirm and load 2 payments");
    }

    @Test
    void aDefinitionIsWithdrawnWithAReasonAndPressedTwice() {
        var path = "/work/spend/" + key + "/definitions";
        analyst.send(analyst.get(path), path, Map.of("name", "Shrewsbury way", "districts", "SY1"));
        var page = analyst.get(path);
        var withdrawal = page.page().expectFirst("form[action$=/withdrawal]").attr("action");
        var because = withdrawal.replaceAll(".*/([^/]+)/withdrawal", "because-$1");
        var none = analyst.send(page, withdrawal, Map.of());
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Say in a few words why it is withdrawn");
        for (int twice = 0; twice < 2; twice++) {
            var after = analyst.send(page, withdrawal, Map.of(because, "It was wrong"));
            assertThat(after.status()).isEqualTo(200);
            assertThat(after.text()).contains("There are none yet");
        }
    }

    @Test
    void whatWasNotShownIsNotDecided() {
        load("april.csv", LINES);
        var names = "/work/spend/" + key + "/suppliers";
        var token = analyst.get(uploads()).page().expectFirst("[name=_csrf]").val();
        var posted = Map.of(
                "_csrf", token,
                "key", UUID.randomUUID().toString(),
                "name", "Acme",
                "scheme", "GB-COH",
                "id", "00000001",
                "means", "yes");
        var answer = analyst.post(names, posted);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("This is the position now");
        var undoing = Map.of(
                "_csrf", token,
                "key", UUID.randomUUID().toString(),
                "decision", UUID.randomUUID().toString());
        assertThat(analyst.post(names + "/undoing", undoing).status()).isEqualTo(409);
    }

    /// Without categories there is no market, and so nothing to note.
    @Test
    void aMarketWithoutCategoriesSaysSo() {
        load("april.csv", LINES.replace("Bought for", "Wing"));
        analyst.send(
                analyst.get("/work/spend/" + key + "/definitions"),
                "/work/spend/" + key + "/definitions",
                Map.of("name", "Shrewsbury", "districts", "SY1"));
        var market = analyst.get("/work/spend/" + key + "/market");
        assertThat(market.text()).contains("None of the loaded payments names a category");
        assertThat(market.page().select("form[method=post][action$=market]")).isEmpty();
    }

    @Test
    void correctedColumnsAreTakenForTheNextFileAndWhoeverIsLateSeesIt() {
        var path = send("april.csv", LINES, Map.of()).address().getPath();
        var read = analyst.until(path, "Confirm and load");
        var department = Map.of("department", "Bought for");
        analyst.send(read, path + "/columns", department);
        var again = analyst.until(path, "Confirm and load");
        assertThat(again.page().expectFirst("#department option[selected]").val())
                .isEqualTo("Bought for");
        var late = analyst.send(
                read,
                path + "/columns",
                Map.of("category", "Bought for", "key", UUID.randomUUID().toString()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("Someone else has chosen or confirmed since then");
        assertThat(analyst.send(read, path + "/confirmation", Map.of()).status())
                .isEqualTo(409);
        analyst.send(again, path + "/confirmation", Map.of());
        analyst.until(path, "The file is loaded");
        assertThat(warehouse.manifests(key).getFirst().departments()).containsKey("Roads");
        var next = send("may.csv", LINES.replace("/04/", "/05/"), Map.of())
                .address()
                .getPath();
        assertThat(analyst.until(next, "What is in the file")
                        .page()
                        .expectFirst("#department option[selected]")
                        .val())
                .isEqualTo("Bought for");
    }

    @Test
    void hiddenSheetsAreReadWhereThatIsAskedForAndNotForTheNextFile() throws IOException {
        var book = Books.tabs(
                "",
                new Books.Tab(
                        "April",
                        "visible",
                        Books.row(1, "Net Amount", "Supplier", "Paid On") + Books.row(2, "1000", "A", "45397")),
                new Books.Tab(
                        "Draft",
                        "hidden",
                        Books.row(1, "Net Amount", "Supplier", "Paid On") + Books.row(2, "200", "B", "45398")));
        var path = analyst.upload(analyst.get(uploads()), uploads(), Map.of(), "file", "april.xlsx", book)
                .address()
                .getPath();
        var read = analyst.until(path, "Confirm and load 1 payment");
        assertThat(read.text()).contains("Sheet “Draft” is hidden and was not read: ask for hidden sheets to be read");
        analyst.send(read, path + "/columns", Map.of("sheets", "hidden"));
        var again = analyst.until(path, "Confirm and load 2 payments");
        assertThat(again.page().select("input[name=sheets][checked]")).hasSize(1);
        analyst.send(again, path + "/confirmation", Map.of());
        analyst.until(path, "The file is loaded");
        assertThat(warehouse.manifests(key).getFirst().total()).isEqualTo("1200.00");
        var next = analyst.upload(analyst.get(uploads()), uploads(), Map.of(), "file", "next.xlsx", book);
        assertThat(next.text()).doesNotContain("Confirm and load 2 payments");
    }

    /// A file without headings is read by what somebody says of its first lines; the next one too.
    @Test
    void columnsWithoutHeadingsAreChosenByTheirFirstLines() {
        var bare = LINES.lines().skip(1).collect(java.util.stream.Collectors.joining("\n"));
        var path = send("bare.csv", bare, Map.of()).address().getPath();
        var read = analyst.until(path, "No row of headings was found");
        assertThat(read.text())
                .contains("Column 1: 01/04/2026, 02/04/2026", "Column 3: 43.20, 56.80")
                .doesNotContain("Confirm and load");
        analyst.send(
                read,
                path + "/columns",
                Map.of(
                        "date", "column 1",
                        "supplier", "column 2",
                        "amount", "column 3",
                        "postcode", "column 5"));
        var again = analyst.until(path, "Confirm and load 2 payments");
        assertThat(again.text()).contains("This is not an amount of money");
        analyst.send(again, path + "/confirmation", Map.of());
        analyst.until(path, "The file is loaded");
        assertThat(warehouse.manifests(key).getFirst().total()).isEqualTo("100.00");
        var next = send("next.csv", bare.replace("/04/", "/05/"), Map.of())
                .address()
                .getPath();
        analyst.until(next, "Confirm and load 2 payments");
        var headed = send("headed.csv", LINES.replace("/04/", "/06/"), Map.of());
        analyst.until(headed.address().getPath(), "Confirm and load 2 payments");
    }

    @Test
    void rubbishIsRefusedInWordsAndOthersFindNothing() {
        assertThat(send("x.csv", "", Map.of()).status()).isEqualTo(422);
        var pdf = send("x.pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n", Map.of());
        assertThat(pdf.status()).isEqualTo(422);
        assertThat(pdf.text()).contains("Send the payments as CSV, Excel or OpenDocument");
        var words = send("words.csv", "a letter\nabout nothing\n", Map.of())
                .address()
                .getPath();
        assertThat(analyst.until(words, "What is in the file").text())
                .contains("No row of headings was found")
                .doesNotContain("Confirm and load");
        var other = Browser.of(house, Browser.council(house, "Other"), Role.ANALYST);
        for (var path : new String[] {uploads(), words, "/work/spend/" + key + "/definitions"})
            assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(Browser.stranger(house).get("/local-spend/" + key).text()).contains("No spending is loaded yet");
        load("april.csv", LINES);
        assertThat(Browser.stranger(house).get("/local-spend/" + key).text())
                .contains("nobody has said what counts as local yet");
        assertThat(Browser.stranger(house).get("/local-spend/" + key + "/gaps").status())
                .isEqualTo(404);
    }
}
