package org.tallystick.delivery.subcontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.Browser.Answer;
import org.tallystick.InTheDemo;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.asking.ShareReceipts;
import org.tallystick.spending.warehouse.Manifest;
import org.tallystick.spending.warehouse.Warehouse;
import tools.jackson.databind.json.JsonMapper;

/// A supplier tells what it paid on; everybody sees how much of it stayed local, and nobody's own
/// spending grows by it.
@InTheDemo
class SubcontractTest {

    private static final String BOOKS = """
            Date,Sub-contractor name,Net Amount,Postcode
            05/04/2026,Garage,30.00,SY1 1AA
            06/05/2026,Fuel,10.00,LE1 1FZ
            07/06/2026,Somebody,60.00,
            07/06/2026,Nobody,nothing,
            """;

    @LocalServerPort
    int port;

    @Autowired
    Warehouse warehouse;

    @Autowired
    Subcontracts subcontracts;

    @Autowired
    SubcontractFiles telling;

    @Autowired
    People people;

    @Autowired
    JdbcClient db;

    private Browser as(String post) {
        return Browser.inDemo("http://127.0.0.1:" + port, post);
    }

    private static Answer send(Browser who, String path, String text, String quarter) {
        return send(who, path, text, Map.of("quarter", quarter), "books.csv");
    }

    private static Answer send(Browser who, String path, String text, Map<String, String> changes, String name) {
        return who.upload(who.get(path), path, changes, "file", name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer keep(Browser who, Answer look) {
        return who.send(look, look.address().getPath() + "/confirmation", Map.of());
    }

    /// The one contract of the demo that the manager of this place finds by this title.
    private String contract(Browser manager, String title) {
        return manager.get("/work/contracts")
                .page()
                .expectFirst("a:contains(" + title + ")")
                .attr("href")
                .replaceAll(".*/", "");
    }

    @Test
    void whatWasPaidOnIsToldByContractAndNeverAdded() throws Exception {
        var manager = as("Contract manager, Shropshire");
        var contract = contract(manager, "School transport for pupils");
        var path = "/work/subcontracts/" + contract;
        var anyone = Browser.at("http://127.0.0.1:" + port);
        var council = "/local-spend/shropshire-council-demo";
        var before = anyone.get(council + "/explore.csv?by=quarter").text();
        assertThat(anyone.get(council + "/subcontracts.json").status()).isEqualTo(404);
        var supplier = as("Supplier, Severn Loop Transport");
        assertThat(supplier.get("/work/contracts/" + contract).status()).isEqualTo(404);
        assertThat(supplier.get(path + "?quarter=2026-Q2").text()).contains("never added to what");
        refused(supplier, path);
        var look = send(supplier, path, BOOKS, "2026-Q2");
        assertThat(look.page().text())
                .contains("April to June 2026", "£100, excluding VAT")
                .contains("First payment 5 April 2026 Last payment 7 June 2026")
                .contains("This is not an amount of money");
        assertThat(look.page()
                        .expectFirst("select[name=supplier] option[selected]")
                        .val())
                .isEqualTo("Sub-contractor name");
        assertThat(anyone.get(council + "/subcontracts").text())
                .as("nothing counts before it is kept")
                .contains("has reported payments to sub-contractors yet");
        assertThat(supplier.get(path).text()).contains("No payments have been reported yet");
        assertThat(keep(supplier, look).text()).contains("£100", "This is not an amount of money");
        var other = as("Supplier, Clee View Catering");
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.get(look.address().getPath()).status()).isEqualTo(404);
        var again = send(manager, path, BOOKS.replace("30.00", "70.00"), "2026-Q2");
        assertThat(again.text()).contains("It replaces books.csv", "3 payments of £100");
        assertThat(keep(manager, again).text()).contains("£140");
        everybodySees(anyone, council, contract);
        assertThat(anyone.get(council + "/explore.csv?by=quarter").text()).isEqualTo(before);
    }

    private static void refused(Browser supplier, String path) {
        for (var rubbish : new String[] {"", "<html><body>x</body></html>"})
            assertThat(send(supplier, path, rubbish, "2026-Q2").status()).isEqualTo(422);
        for (var rubbish : new String[] {"a letter\n", "Date,Supplier,Amount\n,,\n"})
            assertThat(send(supplier, path, rubbish, "2026-Q2").text())
                    .contains("No line of the file has both a date and an amount")
                    .doesNotContain("Keep these payments");
        assertThat(send(supplier, path, "Date,Amount\n05/04/2026,1e999999999\n", "2026-Q2")
                        .text())
                .as("the only amount is none")
                .contains("there is nothing to keep", "1e999999999", "not an amount of money");
        assertThat(send(supplier, path, "<html><body>x</body></html>", "2026-Q2")
                        .text())
                .contains("This is a web page. Send the payments as CSV, Excel or OpenDocument");
        assertThat(send(supplier, path, BOOKS, "2031-Q1").text()).contains("Choose the quarter in which it was paid");
        assertThat(send(supplier, path, BOOKS, "2026-Q1").text())
                .contains("3 of 3 payments were not made in January to March 2026")
                .contains("the first is in line 2, on 5 April 2026")
                .doesNotContain("Keep these payments");
        assertThat(send(supplier, path, BOOKS + "01/07/2026,Late,1,\n", "2026-Q2")
                        .text())
                .contains("1 of 4 payments was not made in April to June 2026")
                .contains("the first is in line 6, on 1 July 2026");
    }

    private void everybodySees(Browser anyone, String council, String contract) throws Exception {
        var page = anyone.get(council + "/subcontracts");
        assertThat(page.text())
                .contains("Suppliers reported paying £140 to sub-contractors", "87.5%", "School transport")
                .doesNotContain("Garage");
        var data = anyone.get(council + "/subcontracts.json").text();
        assertThat(data).contains(contract, "\"local\" : \"70.00\"", "All contracts");
        assertThat(anyone.get(council + "/subcontracts.csv").text()).contains(contract);
        assertThat(anyone.get(council).text()).contains("Suppliers reported paying £140");
        var receipt = anyone.get(council + "/subcontracts/receipt.json").body();
        assertThat(ShareReceipts.verify(receipt, warehouse.root())).isEmpty();
    }

    /// The demo's contract of Thurrock that has a supplier who signs in.
    private String another(Browser supplier) {
        return supplier.get("/work/returns")
                .page()
                .expectFirst("a[href*=/work/returns/]")
                .attr("href")
                .replaceAll(".*/work/returns/([^/]+).*", "$1");
    }

    /// Stopped between the row and the warehouse, a file is loaded by the same form again, or by
    /// the next start; and never twice.
    @Test
    void whoeverIsStoppedIsCaughtUpWith() throws Exception {
        var supplier = as("Supplier, Dock Road Logistics");
        var contract = another(supplier);
        var path = "/work/subcontracts/" + contract;
        for (var heals : new String[] {"the same form", "the next start"}) {
            var look = send(supplier, path, BOOKS.replace("30.00", heals.length() + ".00"), "2026-Q2");
            var upload = look.address().getPath().replaceAll(".*/", "");
            stoppedBeforeTheWarehouse(UUID.fromString(contract), UUID.fromString(upload), look);
            var file = latest(contract).found().manifest();
            assertThat(total(file)).as(heals).isNotEqualTo(file.total());
            if (heals.equals("the next start")) telling.catchUp();
            else assertThat(keep(supplier, look).status()).isEqualTo(200);
            assertThat(total(file)).as(heals).isEqualTo(file.total());
            assertThat(keep(supplier, look).status()).as("once more").isEqualTo(200);
            assertThat(warehouse.manifests(file.publisher()))
                    .filteredOn(each -> each.name().equals(file.name()))
                    .hasSize(1);
        }
        assertThat(latest(contract).number()).isEqualTo(2);
    }

    private void stoppedBeforeTheWarehouse(UUID contract, UUID upload, Answer look) {
        var by = db.sql("select sent_by from subcontract.upload where id = :id")
                .param("id", upload)
                .query(UUID.class)
                .single();
        var actor = people.actor(by).orElseThrow();
        var seen = Integer.parseInt(look.page().expectFirst("[name=seen]").val());
        var sent = subcontracts.sent(actor, contract, upload).orElseThrow();
        assertThat(subcontracts.keep(actor, sent, seen)).isTrue();
    }

    private SubcontractPayments latest(String contract) {
        return subcontracts.of(UUID.fromString(contract), new Quarter(2026, 2)).orElseThrow();
    }

    private String total(Manifest file) {
        return warehouse
                .loadedAs(file.publisher(), file.name())
                .map(Manifest::total)
                .orElse("nothing");
    }

    /// Of two who keep a file of one quarter, the second sees what the first did; and nobody keeps
    /// what another sent, or under another contract.
    @Test
    void whoeverComesSecondSeesWhatChanged() {
        var manager = as("Contract manager, Shropshire");
        var supplier = as("Supplier, Clee View Catering");
        var contract = another(supplier);
        var path = "/work/subcontracts/" + contract;
        var key = supplier.get(path).page().expectFirst("[name=key]").val();
        var quarter = Map.of("quarter", "2026-Q2", "key", key);
        var first = send(supplier, path, BOOKS, quarter, "first.csv");
        assertThat(send(supplier, path, BOOKS, quarter, "first.csv").address())
                .as("the same form again")
                .isEqualTo(first.address());
        assertThat(send(supplier, path, BOOKS + "\n", quarter, "other.csv").status())
                .isEqualTo(409);
        var second = send(manager, path, BOOKS.replace("30.00", "31.00"), "2026-Q2");
        assertThat(manager.get(first.address().getPath()).status()).isEqualTo(404);
        var elsewhere = "/work/subcontracts/" + contract(manager, "School transport for pupils");
        assertThat(manager.get(second.address().getPath().replace(path, elsewhere))
                        .status())
                .isEqualTo(404);
        assertThat(keep(supplier, first).text()).contains("£100");
        var late = keep(manager, second);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("Someone has kept another file for this quarter since then")
                .contains("It replaces first.csv");
        assertThat(manager.get(path).text()).doesNotContain("£101");
        var now = second.address().getPath() + "/confirmation";
        assertThat(manager.send(late, now, Map.of("seen", "rubbish")).status()).isEqualTo(409);
        assertThat(manager.send(late, now, Map.of()).text()).contains("£101");
        assertThat(send(manager, path, BOOKS.replace("30.00", "31.00"), "2026-Q2")
                        .text())
                .contains("already has this same file")
                .doesNotContain("Keep these payments");
    }

    private static Answer choose(Browser who, Answer look, Map<String, String> columns) {
        return who.send(look, look.address().getPath() + "/columns", columns);
    }

    /// A file with two dates is read by the right one once somebody has said which, and so is the
    /// next; its bytes count in one quarter.
    @Test
    void columnsAreCorrectedOnceAndRemembered() {
        var manager = as("Contract manager, Thurrock");
        var contract = contract(manager, "Youth work in four wards");
        var path = "/work/subcontracts/" + contract;
        var books = """
                Date,Settled,Firm,Net Amount,Work
                02/01/2026,05/04/2026,Garage,30.00,Tyres
                03/02/2026,06/05/2026,Fuel,10.00,Diesel
                """;
        var wrong = send(manager, path, books, "2026-Q2");
        assertThat(wrong.text()).contains("2 of 2 payments were not made in April to June 2026");
        var at = wrong.address().getPath();
        var token = wrong.page().expectFirst("[name=_csrf]").val();
        assertThat(manager.post(at + "/confirmation", Map.of("seen", "0", "_csrf", token))
                        .status())
                .as("kept although it is wrong")
                .isEqualTo(422);
        assertThat(manager.get(path).text()).contains("No payments have been reported yet");
        assertThat(choose(manager, wrong, Map.of("date", "Settled", "key", "x")).status())
                .isEqualTo(400);
        assertThat(choose(manager, wrong, Map.of("date", "x".repeat(30_000))).text())
                .as("a heading that is not there")
                .contains("2 of 2 payments were not made");

        var key = UUID.randomUUID().toString();
        var chosen = Map.of("date", "Settled", "supplier", "Firm", "key", key);
        var right = choose(manager, wrong, chosen);
        assertThat(right.text()).contains("5 April 2026", "£40");
        assertThat(choose(manager, wrong, chosen).address()).isEqualTo(right.address());
        assertThat(choose(manager, wrong, Map.of("date", "-", "key", key)).status())
                .as("the same form, with other columns")
                .isEqualTo(409);
        assertThat(keep(manager, right).text()).contains("£40");
        var file = latest(contract).found().manifest();
        telling.catchUp();
        assertThat(warehouse
                        .loadedAs(file.publisher(), file.name())
                        .orElseThrow()
                        .columns())
                .containsEntry("date", "Settled")
                .containsEntry("supplier", "Firm");

        assertThat(send(manager, path, books, "2026-Q1").text())
                .contains("This same file was already kept for April to June 2026");
        var next = send(manager, path, books.replace("30.00", "35.00"), "2026-Q2");
        assertThat(next.text())
                .as("read by the columns of the last one")
                .contains("5 April 2026", "£45", "It replaces books.csv");
    }

    /// Stopped between the warehouse and the match, a file's names are matched by the next start.
    @Test
    void namesThatAStopLeftAreMatchedAtTheNextStart() throws Exception {
        var manager = as("Contract manager, Thurrock");
        var contract = contract(manager, "Cleaning of libraries and offices");
        keep(manager, send(manager, "/work/subcontracts/" + contract, BOOKS, "2026-Q2"));
        var holds = latest(contract).found().manifest();
        var loaded = warehouse
                .loadedAs(holds.publisher(), holds.name())
                .orElseThrow()
                .loadedAt();
        matchedAfter(loaded);
        var matched = warehouse.suppliers().resolveSibling("registers.json");
        Files.writeString(
                matched,
                Files.readString(matched).replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"2020-01-01T00:00:00Z\""));
        telling.catchUp();
        matchedAfter(loaded);
    }

    /// Waits for it; the test ends by its own limit where that never comes.
    private void matchedAfter(Instant loaded) throws Exception {
        var matched = warehouse.suppliers().resolveSibling("registers.json");
        while (!Files.exists(matched)
                || Instant.parse(JsonMapper.shared()
                                .readTree(matched.toFile())
                                .path("at")
                                .asString())
                        .isBefore(loaded)) Thread.sleep(50);
    }
}
