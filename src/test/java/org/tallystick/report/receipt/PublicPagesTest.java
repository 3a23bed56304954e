package org.tallystick.report.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.tallystick.OnPostgres;
import org.tallystick.SharedData;
import org.tallystick.report.Scene;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the public reads: pages, files and data say the same, add up, and cannot be turned against
/// their readers.
@OnPostgres
@Import(Scene.class)
class PublicPagesTest {

    private static final String HOSTILE = "=cmd()<script>alert(1)</script>";

    @Autowired
    Scene scene;

    @LocalServerPort
    int port;

    private Scene.Council council;
    private List<Scene.Deal> deals;

    @BeforeEach
    void tell() {
        council = scene.council("Pageshire");
        deals = scene.told(council, HOSTILE);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
            if (headers.length > 0) request.headers(headers);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String page(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private List<NamedCsvRecord> csv(String path) throws Exception {
        var text = page(path).replace("\uFEFF", "");
        try (var rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            return rows.stream().toList();
        }
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(page(path));
    }

    private String figures() {
        return "/measures/" + council.edition() + "/" + Scene.JOBS + "/figures";
    }

    @Test
    void everyPublicPageOpens() throws Exception {
        var deal = deals.getFirst();
        var receipt =
                "/receipts/verified/all?edition=%s&measure=%s&asat=2026-03-01".formatted(council.edition(), Scene.JOBS);
        for (var path : List.of(
                "/",
                "/contracts",
                "/contracts/" + deal.contract(),
                "/organisations",
                "/organisations/" + deal.supplier(),
                "/organisations/" + council.id(),
                figures(),
                figures() + "?in=place&of=" + council.place(),
                receipt,
                "/data",
                "/ledger",
                "/ledger/heads.csv",
                "/ledger/heads.atom",
                "/api/openapi.json",
                "/api/contracts",
                "/api/figures",
                "/figures.csv",
                "/api/contracts/" + deal.contract(),
                "/contracts/" + deal.contract() + ".csv"))
            assertThat(page(path)).as(path).isNotBlank();
    }

    /// Sum of rows = total shown = total exported (invariant 5).
    @Test
    void rowsAddUpToTheTotalThatIsShownAndExported() throws Exception {
        var rows = csv(figures() + ".csv");
        var verified = sum(rows.stream().map(row -> row.getField("verified")).toList());
        var claimed = sum(rows.stream().map(row -> row.getField("claimed")).toList());
        assertThat(verified).isEqualByComparingTo("1206.5");
        assertThat(claimed).isEqualByComparingTo("1213.5");
        var data = json(figures() + ".json");
        assertThat(sum(StreamSupport.stream(data.spliterator(), false)
                        .map(row -> row.path("verified").asString())
                        .toList()))
                .isEqualByComparingTo(verified);
        assertThat(sum(csv(figures() + ".csv?by=place").stream()
                        .map(row -> row.getField("verified"))
                        .toList()))
                .isEqualByComparingTo(verified);
        assertThat(page(figures())).contains("In all", ">1,206.5</a>", ">1,213.5</a>");
        var all = json("/api/figures?in=place&of=" + council.place());
        for (var row : all)
            if (row.path("measure").asString().equals(Scene.JOBS))
                assertThat(row.path("verified").asString()).isEqualTo("1206.5");
        var receipt = all.get(0).path("receipt").asString();
        assertThat(page(receipt)).contains("Receipt for a published number");
    }

    private static BigDecimal sum(List<String> texts) {
        return texts.stream()
                .filter(text -> !text.isEmpty())
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void fileAndDataAndPageListTheSameContracts() throws Exception {
        var query = "?place=" + council.place() + "&sort=title";
        var rows = csv("/contracts.csv" + query);
        var data = json("/contracts.json" + query);
        var api = json("/api/contracts" + query);
        assertThat(rows).extracting(row -> row.getField("title")).containsExactly("Care at home", "Road repairs");
        for (var i = 0; i < rows.size(); i++) {
            assertThat(data.get(i).path("id").asString()).isEqualTo(rows.get(i).getField("id"));
            assertThat(data.get(i)).isEqualTo(api.path("contracts").get(i));
            assertThat(data.get(i).path("returnsLate").asString())
                    .isEqualTo(rows.get(i).getField("returns late"));
        }
        assertThat(page("/contracts" + query))
                .containsSubsequence("Care at home", "Road repairs")
                .contains("Showing 1 to 2 of 2 contracts", "2 of 4");
        assertThat(api.path("total").asInt()).isEqualTo(2);
        assertThat(json("/api/contracts" + query + "&state=waiting").path("contracts"))
                .extracting(row -> row.path("title").asString())
                .containsExactly("Road repairs");
        var promise = "&promise=" + council.edition() + ".measure." + Scene.JOBS;
        assertThat(json("/api/contracts?sort=title" + promise).path("total").asInt())
                .isEqualTo(2);
    }

    @Test
    void aHostileNameIsInertEverywhere() throws Exception {
        var list = page("/contracts?place=" + council.place());
        var contract = page("/contracts/" + deals.getFirst().contract());
        var organisation = page("/organisations/" + deals.getFirst().supplier());
        for (var html : List.of(list, contract, organisation))
            assertThat(html.replace("<wbr>", ""))
                    .doesNotContain("<script>alert")
                    .contains("&lt;script&gt;alert(1)");
        assertThat(csv("/contracts.csv?place=" + council.place()))
                .extracting(row -> row.getField("supplier"))
                .contains("'" + HOSTILE);
        assertThat(page("/api/contracts?place=" + council.place())).contains("=cmd()");
        assertThat(page("/organisations.csv?words=%3Dcmd")).contains(",'=cmd()");
    }

    @Test
    void whatIsTypedAsOrderNeverReachesTheDatabase() throws Exception {
        var file = SharedData.at("data/hostile/sort/order-by.json");
        var usual = page("/contracts.json?place=" + council.place());
        for (var each : JsonMapper.shared().readTree(Files.readString(file))) {
            var typed = Wanted.encoded(each.path("text").asString());
            assertThat(page("/contracts.json?place=%s&sort=%s".formatted(council.place(), typed)))
                    .as(typed)
                    .isEqualTo(usual);
            for (var name : List.of("words", "place", "buyer", "promise", "state", "page", "theme"))
                assertThat(get("/contracts?" + name + "=" + typed).statusCode()).isEqualTo(200);
            for (var name : List.of("in", "of", "from", "to"))
                assertThat(get(figures() + "?" + name + "=" + typed).statusCode())
                        .isLessThan(500);
            assertThat(get("/receipts/" + typed + "/all?asat=2026-03-01").statusCode())
                    .isBetween(400, 404);
        }
    }

    @Test
    void aReceiptThatNobodyPublishedIsNotFound() throws Exception {
        var good = "edition=%s&measure=%s&asat=2026-03-01".formatted(council.edition(), Scene.JOBS);
        assertThat(get("/receipts/verified/all?" + good).statusCode()).isEqualTo(200);
        for (var path : List.of(
                "verified/all?" + good + "&of=x",
                "verified/all?" + good.replace("2026-03-01", "2999-01-01"),
                "verified/all?" + good.replace("2026-03-01", "2026-02-30"),
                "verified/all?" + good + "&from=2025-Q1",
                "verified/all?" + good + "&from=2025-Q2&to=2025-Q1",
                "verified/contract?" + good + "&of=" + UUID.randomUUID(),
                "verified/place?" + good + "&of=E99999999",
                "VERIFIED/all?" + good,
                "paid/all?" + good,
                "verified/all?measure=X-1&asat=2026-03-01"))
            assertThat(get("/receipts/" + path).statusCode()).as(path).isEqualTo(404);
    }

    @Test
    void anAnswerIsTaggedAndAnErrorIsAProblem() throws Exception {
        var path = "/api/contracts/" + deals.getFirst().contract();
        var tag = get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        var missing = get("/api/contracts/" + UUID.randomUUID());
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void whatIsMissingIsSaidInWords() throws Exception {
        var page = page("/contracts/" + deals.getLast().contract());
        assertThat(page)
                .contains("Nothing verified yet", "Missing", "Nothing claimed")
                .contains("Rating: ");
        assertThat(page("/contracts/" + deals.getFirst().contract()))
                .contains("Neighbours now eat together on Fridays.");
    }
}
