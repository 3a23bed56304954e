package org.tallystick.subcontract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.Browser;
import org.tallystick.Browser.Answer;
import org.tallystick.InTheDemo;
import org.tallystick.warehouse.ShareReceipts;
import org.tallystick.warehouse.Warehouse;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A supplier tells what it paid on; everybody sees how much of it stayed local, and nobody's own
/// spending grows by it.
@InTheDemo
class SubcontractTest {

    private static final String BOOKS =
            """
            Date,Sub-contractor name,Net Amount,Postcode
            05/04/2026,Garage,30.00,SY1 1AA
            06/05/2026,Fuel,10.00,LE1 1FZ
            07/06/2026,Somebody,60.00,
            07/06/2026,Nobody,nothing,
            """;

    @LocalServerPort int port;
    @Autowired Warehouse warehouse;

    private Browser as(String post) {
        return Browser.inDemo("http://127.0.0.1:" + port, post);
    }

    private static Answer tell(Browser who, String path, String text, Map<String, String> changes) {
        return who.upload(
                who.get(path),
                path,
                changes,
                "file",
                "books.csv",
                text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasPaidOnIsToldByContractAndNeverAdded() throws Exception {
        var manager = as("Contract manager, Shropshire");
        var contract =
                manager.get("/work/contracts")
                        .page()
                        .expectFirst("a:contains(School transport for pupils)")
                        .attr("href")
                        .replaceAll(".*/", "");
        var path = "/work/subcontracts/" + contract;
        var quarter = Map.of("quarter", "2026-Q2");
        var anyone = Browser.at("http://127.0.0.1:" + port);
        var council = "/local-spend/shropshire-council-demo";
        var before = anyone.get(council + "/explore.csv?by=quarter").text();
        assertThat(anyone.get(council + "/subcontracts.json").status()).isEqualTo(404);
        assertThat(anyone.get(council + "/subcontracts").text())
                .contains("has told yet what it paid on");
        var supplier = as("Supplier, Severn Loop Transport");
        assertThat(supplier.get("/work/contracts/" + contract).status()).isEqualTo(404);
        assertThat(supplier.get("/work/subcontracts/" + contract + "?quarter=2026-Q2").text())
                .contains("never added to what");
        for (var rubbish : new String[] {"", "a letter\n", "Date,Supplier,Amount\n,,\n"})
            assertThat(tell(supplier, path, rubbish, quarter).status()).isEqualTo(422);
        assertThat(tell(supplier, path, BOOKS, Map.of("quarter", "2031-Q1")).text())
                .contains("Choose the quarter in which it was paid");
        var told = tell(supplier, path, BOOKS, quarter);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.text()).contains("£100", "This is not an amount of money");
        assertThat(tell(supplier, path, BOOKS, Map.of("quarter", "2026-Q1")).text())
                .contains("The same payments are there already, for 2026-Q2");
        var other = as("Supplier, Clee View Catering");
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(tell(manager, path, BOOKS.replace("30.00", "70.00"), quarter).text())
                .contains("£140");
        var page = anyone.get(council + "/subcontracts");
        assertThat(page.text())
                .contains("Suppliers told of £140 that they paid on", "87.5%", "School transport")
                .doesNotContain("Garage");
        var data = anyone.get(council + "/subcontracts.json").text();
        assertThat(data).contains(contract, "\"local\" : \"70.00\"", "All contracts");
        assertThat(anyone.get(council + "/subcontracts.csv").text()).contains(contract);
        assertThat(anyone.get(council).text()).contains("Suppliers told of £140");
        var receipt = anyone.get(council + "/subcontracts/receipt.json").body();
        assertThat(ShareReceipts.verify(receipt, warehouse.root())).isEmpty();
        assertThat(anyone.get(council + "/explore.csv?by=quarter").text()).isEqualTo(before);
    }
}
