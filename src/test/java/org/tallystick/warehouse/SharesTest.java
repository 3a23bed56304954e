package org.tallystick.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.place.Local;
import org.tallystick.place.Postcodes;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

class SharesTest {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

    @TempDir Path folder;

    @Test
    void theReceiptOfAShareIsRecomputedAndAForgedOneIsNot() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        var file = folder.resolve("april.csv");
        Files.writeString(
                file,
                """
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
        assertThat(verify(warehouse, json.replace(receipt.questionSha256(), "0".repeat(64))))
                .containsExactly(
                        "The question has another text here than when the receipt was made.");
        assertThat(verify(warehouse, json.replace("lines/publisher", "../lines/publisher")))
                .singleElement()
                .asString()
                .startsWith("It names a file outside the warehouse");
        assertThat(verify(warehouse, "{\"form\":\"" + ShareReceipt.FORM + "\"}")).isNotEmpty();
        Files.writeString(warehouse.original(receipt.files().getFirst().sha256()), "another file");
        assertThat(ShareReceipts.verify(bytes, warehouse.root()))
                .containsExactly(
                        "What is here for anytown/april.csv as it came is not what the receipt speaks of.");
    }

    private static List<String> verify(Warehouse warehouse, String json) throws IOException {
        return ShareReceipts.verify(json.getBytes(StandardCharsets.UTF_8), warehouse.root());
    }

    @Test
    void everyQuestionHasAnAnswer() throws IOException {
        var warehouse = new Warehouse(folder.resolve("w"));
        new Loading(warehouse, Postcodes.builtIn())
                .load("anytown", "april.csv", spending("april.csv", 20));
        Spellings.write(
                warehouse,
                List.of(
                        new Spelling(
                                "Acme 1",
                                "ACME, \"ONE\" LTD",
                                "exact",
                                "named",
                                "E06000051",
                                "SY2 6ND",
                                "micro",
                                "vcse",
                                "yes"),
                        new Spelling(
                                "Acme 2",
                                "Redacted",
                                "unmatched",
                                "redacted",
                                "",
                                "",
                                "unknown",
                                "unknown",
                                "unknown")));
        for (var by :
                List.of("", "quarter", "department", "category", "size", "sector", "signatory"))
            assertThat(
                            new Shares(warehouse, Postcodes.builtIn())
                                    .ask(shropshire(), by, Set.of(), FIRST, LAST)
                                    .answer()
                                    .rows())
                    .isNotEmpty();
        var lines = List.of(warehouse.root().resolve(warehouse.manifests().getFirst().lines()));
        try (var engine = Engine.over(lines, warehouse.suppliers())) {
            var days = List.of("1990-01-01", "2099-12-31");
            assertThat(engine.ask(Question.of("linkage"), days).rows())
                    .containsExactly(
                            List.of("matched", "100.00", "1"),
                            List.of("redacted", "100.00", "1"),
                            List.of("unmatched", "1800.00", "18"));
            assertThat(engine.ask(Question.of("concentration"), days).rows().getFirst())
                    .startsWith("19", "1900.00");
            var place = List.of("E06000051", "-", "1990-01-01", "2099-12-31");
            assertThat(engine.ask(Question.of("leakage"), place).rows()).hasSize(1);
            assertThat(engine.ask(Question.of("top-suppliers"), place).rows().getFirst())
                    .contains("100.00");
            var april = "2026-04-01";
            assertThat(
                            engine.ask(
                                            Question.of("new-and-lost"),
                                            List.of(
                                                    april,
                                                    april,
                                                    april,
                                                    april,
                                                    "2026-01-01",
                                                    "2026-06-30"))
                                    .rows())
                    .hasSize(19)
                    .allSatisfy(row -> assertThat(row).startsWith("new"));
        }
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
                .ask(shropshire(), "", Set.of(), FIRST, LAST);
    }

    private static LocalShare share(Warehouse warehouse) throws IOException {
        var answer = ask(warehouse).answer();
        return Shares.share(answer, answer.rows().getFirst());
    }

    @Test
    void theLocalMultiplierIsThatOfItsTextbook() {
        assertThat(MultiplierRules.lm3(pounds("100000", "60000", "24000")))
                .contains(new BigDecimal("1.84"));
        assertThat(MultiplierRules.lm3(pounds("100000", "60000"))).isEmpty();
        assertThat(MultiplierRules.lm3(pounds("0", "1", "1"))).isEmpty();
    }

    @Test
    void theShareIsOfWhatHasAKnownPlaceAndTheRangeOfAll() {
        var share =
                new LocalShare(
                        new BigDecimal("4320.00"),
                        new BigDecimal("5680.00"),
                        new BigDecimal("10000.00"),
                        7);
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
