package org.tallystick.spending.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.library.place.Local;
import org.tallystick.library.place.Postcodes;
import org.tallystick.spending.warehouse.Loading;
import org.tallystick.spending.warehouse.Spelling;
import org.tallystick.spending.warehouse.Spellings;
import org.tallystick.spending.warehouse.Warehouse;
import tools.jackson.databind.json.JsonMapper;

class SharesTest {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    @TempDir
    Path folder;

    @Test
    void theReceiptOfAShareIsRecomputedAndAForgedOneIsNot() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        var file = folder.resolve("april.csv");
        Files.writeString(file, """
                Date,Supplier,Amount,Supplier Postcode
                01/04/2026,A,43.20,SY2 6ND
                02/04/2026,B,56.80,LE1 1FZ
                03/04/2026,C,100.00,
                """);
        new Loading(warehouse, Postcodes.builtIn()).load("anytown", "april.csv", file);
        assertThat(share(warehouse).percent()).contains(new BigDecimal("43.2"));
        var receipt = ask(warehouse);
        var bytes = JsonMapper.shared().writeValueAsBytes(receipt);
        assertThat(ShareReceipts.isOne(bytes)).isTrue();
        assertThat(ShareReceipts.verify(bytes, warehouse.root())).isEmpty();
        var json = new String(bytes, StandardCharsets.UTF_8);
        assertThat(verify(warehouse, json.replace("\"43.20\"", "\"99.20\"")))
                .singleElement()
                .asString()
                .startsWith("Asked again, the answer is another");
        assertThat(verify(warehouse, json.replace("[\"E06000051\"]", "[\"E06000016\"]")))
                .singleElement()
                .asString()
                .startsWith("Asked again, the answer is another");
        assertThat(verify(
                        warehouse, json.replace("\"authorities\":[\"E06000051\"]", "\"authorities\":[\"E06000016\"]")))
                .containsExactly("The authorities that it names are not those that it counts as local.");
        assertThat(verify(warehouse, json.replace("\"publisher\":\"anytown\"", "\"publisher\":\"elsewhere\"")))
                .containsExactly("Its file elsewhere/april.csv is anytown/april.csv here.");
        var places = receipt.places().getFirst();
        for (var part : List.of(places.sha256(), places.edition()))
            assertThat(verify(
                            warehouse,
                            json.replace(part, part.replace(part.charAt(0), part.charAt(0) == '1' ? '2' : '1'))))
                    .containsExactly("The tables of postcodes are not those with which its files were loaded.");
        assertThat(verify(warehouse, json.replace(receipt.questionSha256(), "0".repeat(64))))
                .containsExactly("The question has another text here than when the receipt was made.");
        assertThat(verify(warehouse, json.replace("lines/publisher", "../lines/publisher")))
                .singleElement()
                .asString()
                .startsWith("It names a file outside the warehouse");
        assertThat(verify(warehouse, "{\"form\":\"" + ShareReceipt.FORM + "\"}"))
                .isNotEmpty();
        Files.writeString(warehouse.original(receipt.files().getFirst().sha256()), "another file");
        assertThat(ShareReceipts.verify(bytes, warehouse.root()))
                .containsExactly("What is here for anytown/april.csv as it came is not what the receipt describes.");
    }

    private static List<String> verify(Warehouse warehouse, String json) throws IOException {
        return ShareReceipts.verify(json.getBytes(StandardCharsets.UTF_8), warehouse.root());
    }

    @Test
    void everyQuestionHasAnAnswer() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        new Loading(warehouse, Postcodes.builtIn()).load("anytown", "april.csv", spending("april.csv", 20));
        new Loading(warehouse, Postcodes.builtIn())
                .load(
                        Warehouse.subcontract("anytown", new java.util.UUID(0, 1)),
                        "A contract/2026-Q2",
                        spending("onward.csv", 3));
        Spellings.write(
                warehouse,
                List.of(
                        new Spelling(
                                "Acme 1",
                                "",
                                "",
                                "GB-COH-00000001",
                                "ACME, \"ONE\" LTD",
                                "exact",
                                "named",
                                "E06000051",
                                "SY2 6ND",
                                "micro",
                                "vcse",
                                "yes",
                                "england-1-2",
                                "",
                                "",
                                "",
                                "",
                                ""),
                        new Spelling(
                                "Acme 2",
                                "",
                                "",
                                "Redacted",
                                "Redacted",
                                "unmatched",
                                "redacted",
                                "",
                                "",
                                "unknown",
                                "unknown",
                                "unknown",
                                "unknown",
                                "",
                                "",
                                "",
                                "",
                                "")));
        var shares = new Shares(warehouse, Postcodes.builtIn());
        var scope = new Scope(shropshire(), Set.of(), FIRST, LAST);
        for (var by : Breakdown.values())
            assertThat(shares.ask(scope, by).answer().rows()).isNotEmpty();
        assertThat(rows(shares, scope, "linkage"))
                .containsExactly(
                        List.of("matched", "100.00", "1"),
                        List.of("redacted", "100.00", "1"),
                        List.of("unmatched", "1800.00", "18"));
        assertThat(rows(shares, scope, "concentration"))
                .containsExactly(List.of("19", "1900.00", "190000.0000", "2000.00"));
        assertThat(rows(shares, scope, "leakage"))
                .containsExactly(List.of("", "100.00", "0.00", "1800.00", "1900.00", "19", "1", "19"));
        assertThat(rows(shares, scope, "top-suppliers"))
                .hasSize(19)
                .contains(List.of(
                        "GB-COH-00000001",
                        "ACME, \"ONE\" LTD",
                        "local",
                        "E06000051",
                        "yes",
                        "england-1-2",
                        "100.00",
                        "1",
                        "2026-04-01",
                        "2026-04-01"));
        assertThat(rows(shares, scope, "subcontract-share"))
                .as("under a contract and in all, and in nobody's own spending")
                .containsExactly(
                        List.of(
                                "subcontract.anytown.00000000-0000-0000-0000-000000000001",
                                "100.00",
                                "0.00",
                                "200.00",
                                "300.00",
                                "3"),
                        List.of("", "100.00", "0.00", "200.00", "300.00", "3"));
        assertThat(rows(shares, scope, "prompt-payment")).containsExactly(List.of("unknown", "2000.00", "20"));
        assertThat(rows(shares, scope, "new-and-lost", "2026-04-01"))
                .hasSize(19)
                .allSatisfy(row -> assertThat(row).startsWith("new").endsWith("0.00", "100.00"));
        assertThat(rows(shares, scope, "new-and-lost", "2026-04-02"))
                .hasSize(19)
                .allSatisfy(row -> assertThat(row).startsWith("lost").endsWith("100.00", "0.00"));
        for (var name : ShareReceipt.QUESTIONS) {
            var more = name.equals("new-and-lost") ? List.of("2026-04-01") : List.<String>of();
            assertThat(shares.verify(shares.ask(scope, name, Breakdown.ALL, more)))
                    .isEmpty();
        }
    }

    private static List<List<String>> rows(Shares shares, Scope scope, String name, String... more) throws IOException {
        return shares.ask(scope, name, Breakdown.ALL, List.of(more)).answer().rows();
    }

    @Test
    void anAnswerIsNarrowedToWhatIsAsked() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        var file = write("april.csv", """
                        Payment Date,Invoice Date,Supplier,Amount,Directorate,Category,Postcode,Company Number
                        30/04/2026,31/03/2026,Acme,10.00,People,Care,SY2 6ND,00000001
                        01/05/2026,31/03/2026,Acme,20.00,People,Works,LE1 1FZ,00000002
                        01/05/2026,02/05/2026,Acme,40.00,Place,Works,SY2 6ND,00000001
                        01/05/2026,,Acme,80.00,Place,Works,SY2 6ND,00000001
                        """);
        new Loading(warehouse, Postcodes.builtIn()).load("anytown", "april.csv", file);
        var shares = new Shares(warehouse, Postcodes.builtIn());
        var only = java.util.Map.of(Narrowing.CATEGORY, "Works", Narrowing.DEPARTMENT, "Place");
        var narrow = new Scope(shropshire(), Set.of("anytown"), FIRST, LAST, only);
        assertThat(rows(shares, narrow, "local-share"))
                .containsExactly(List.of("120.00", "0.00", "0.00", "120.00", "2"));
        var hostile = java.util.Map.of(Narrowing.CATEGORY, "' or 1=1 --");
        var none = new Scope(shropshire(), Set.of(), FIRST, LAST, hostile);
        assertThat(rows(shares, none, "local-share")).containsExactly(List.of("", "", "", "", "0"));
        var receipt = shares.ask(narrow, Breakdown.QUARTER);
        assertThat(shares.verify(receipt)).isEmpty();
        var all = new Scope(shropshire(), Set.of(), FIRST, LAST);
        assertThat(rows(shares, all, "prompt-payment"))
                .containsExactly(
                        List.of("later", "20.00", "1"),
                        List.of("unknown", "120.00", "2"),
                        List.of("within 30 days", "10.00", "1"));
    }

    /// A receipt speaks of a day that is past: later matches and corrected files change nothing.
    @Test
    void aReceiptHoldsAfterAMatchAndACorrection() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        var loading = new Loading(warehouse, Postcodes.builtIn());
        loading.load("anytown", "april.csv", spending("april.csv", 2));
        var receipt = ask(warehouse);
        var row = new Spelling(
                "Acme 1",
                "",
                "",
                "x",
                "x",
                "exact",
                "named",
                "E06000051",
                "",
                "micro",
                "vcse",
                "no",
                "unknown",
                "",
                "",
                "",
                "",
                "");
        Spellings.write(warehouse, List.of(row));
        loading.load("anytown", "april.csv", spending("april.csv", 3));
        assertThat(ask(warehouse).answer()).isNotEqualTo(receipt.answer());
        var bytes = JsonMapper.shared().writeValueAsBytes(receipt);
        assertThat(ShareReceipts.verify(bytes, warehouse.root())).isEmpty();
        try (var kept = Files.walk(warehouse.root().resolve("kept"))) {
            for (var file : kept.filter(Files::isRegularFile).toList()) Files.delete(file);
        }
        assertThat(ShareReceipts.verify(bytes, warehouse.root()))
                .contains("There is no file here for the table of suppliers.");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path spending(String name, int rows) throws IOException {
        var text = new StringBuilder("Date,Supplier,Amount\n");
        for (int row = 1; row <= rows; row++)
            text.append("01/04/2026,Acme ").append(row).append(",£100.00\n");
        return Files.writeString(folder.resolve(name), text);
    }

    private static Local shropshire() {
        return Local.of("Shropshire", Set.of("E06000051"));
    }

    private static ShareReceipt ask(Warehouse warehouse) throws IOException {
        return new Shares(warehouse, Postcodes.builtIn())
                .ask(new Scope(shropshire(), Set.of(), FIRST, LAST), Breakdown.ALL);
    }

    private static LocalShare share(Warehouse warehouse) throws IOException {
        var answer = ask(warehouse).answer();
        return Shares.share(answer, answer.rows().getFirst());
    }

    @Test
    void theShareIsOfWhatHasAKnownPlaceAndTheRangeOfAll() {
        var share = new LocalShare(new BigDecimal("4320.00"), new BigDecimal("5680.00"), new BigDecimal("10000.00"), 7);
        assertThat(share.percent()).contains(new BigDecimal("43.2"));
        assertThat(share.lowest()).contains(new BigDecimal("21.6"));
        assertThat(share.highest()).contains(new BigDecimal("71.6"));
        var none = new LocalShare(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.TEN, 1);
        assertThat(none.percent()).isEmpty();
    }

    private static List<BigDecimal> pounds(String first, String... more) {
        var all = new java.util.ArrayList<BigDecimal>();
        all.add(new BigDecimal(first));
        for (var each : more) all.add(new BigDecimal(each));
        return all;
    }
}
