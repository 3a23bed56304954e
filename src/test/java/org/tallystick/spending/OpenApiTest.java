package org.tallystick.spending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.warehouse.Warehouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the data about local spending is held against what is served: every route has
/// its entry, and every answer the fields that its entry tells.
@InTheDemo
class OpenApiTest {

    private static final String COUNCIL = "shropshire-council-demo";

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping routes;

    @Autowired
    Warehouse warehouse;

    @SuppressWarnings("NullAway.Init")
    private Browser anyone;

    @SuppressWarnings("NullAway.Init")
    private JsonNode api;

    @BeforeEach
    void read() {
        anyone = Browser.at(site());
        api = JsonMapper.shared().readTree(anyone.get("/api/openapi.json").text());
    }

    private String site() {
        return "http://127.0.0.1:" + port;
    }

    @Test
    void everyRouteOfDataHasItsEntryAndEveryEntryItsRoute() {
        var served = routes.getHandlerMethods().keySet().stream()
                .flatMap(each -> each.getPatternValues().stream())
                .map(each -> each.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .filter(OpenApiTest::data)
                .collect(Collectors.toCollection(TreeSet::new));
        var told = api.path("paths").propertyNames().stream()
                .filter(OpenApiTest::data)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(served).hasSizeGreaterThan(60);
    }

    /// Everything that is no page.
    private static boolean data(String path) {
        return path.startsWith("/api/") || path.matches(".*\\.(json|csv|parquet|ics|svg|tlog-proof|\\{format})");
    }

    private static boolean spending(String path) {
        return path.matches("(/local-spend/|/signatories/\\{id}/measured).*") && data(path);
    }

    @Test
    void whatNeedsNoNameIsServedAsItIsTold() {
        for (var path : api.path("paths").propertyNames()) {
            if (path.contains("{") || path.startsWith("/work/")) continue;
            var answer = anyone.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            var type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
            assertThat(api.path("paths")
                            .path(path)
                            .at("/get/responses/200/content")
                            .propertyNames())
                    .as(path)
                    .contains(type);
        }
    }

    @Test
    void whatIsServedIsWhatIsTold() {
        var ids = made();
        for (var path : api.path("paths").propertyNames()) {
            if (!spending(path) || path.contains("{line}")) continue;
            // What suppliers paid on is loaded for the other council.
            var publisher = path.contains("/subcontracts") ? "thurrock-council-demo" : COUNCIL;
            var address = path.replace("{publisher}", publisher);
            for (var each : ids.entrySet()) address = address.replace("{" + each.getKey() + "}", each.getValue());
            if (path.contains("/supplier.")) address += "?id=" + supplier();
            var answer = anyone.get(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            var content = api.path("paths").path(path).at("/get/responses/200/content");
            var type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
            assertThat(content.has(type)).as(address + " " + type).isTrue();
            if (type.equals("application/json"))
                holds(
                        address,
                        content.path(type).path("schema"),
                        JsonMapper.shared().readTree(answer.text()));
            if (type.equals("text/csv"))
                assertThat(answer.text()
                                .replace("\uFEFF", "")
                                .lines()
                                .findFirst()
                                .orElse(""))
                        .as(address)
                        .isEqualTo(content.path(type)
                                .path("x-columns")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(",")));
        }
    }

    private String supplier() {
        return JsonMapper.shared()
                .readTree(anyone.get("/local-spend/" + COUNCIL + "/suppliers.json")
                        .text())
                .get(0)
                .path("supplier_id")
                .asString();
    }

    /// Whether a value is of the schema: its kind, what it must have, and nothing that is not told.
    private void holds(String where, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            var named = schema.path("$ref").asString().replaceFirst("^#", "");
            holds(where, api.at(named), value);
            return;
        }
        var kinds = new ArrayList<String>();
        if (schema.path("type").isArray()) schema.path("type").forEach(each -> kinds.add(each.asString()));
        else if (schema.has("type")) kinds.add(schema.path("type").asString());
        if (!kinds.isEmpty()) assertThat(kinds).as(where).contains(kind(value));
        if (schema.has("const"))
            assertThat(value.asString())
                    .as(where)
                    .isEqualTo(schema.path("const").asString());
        if (schema.has("items")) for (var item : value) holds(where + "[]", schema.path("items"), item);
        if (!schema.has("properties") || !value.isObject()) return;
        assertThat(value.propertyNames())
                .as(where)
                .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
        for (var name : value.propertyNames())
            holds(where + "." + name, schema.path("properties").path(name), value.path(name));
    }

    private static String kind(JsonNode value) {
        if (value.isNull()) return "null";
        if (value.isObject()) return "object";
        if (value.isArray()) return "array";
        return value.isIntegralNumber() ? "integer" : "string";
    }

    /// A survey, a file of what was paid on, and the ids that addresses ask for.
    private Map<String, String> made() {
        var analyst = Browser.inDemo(site(), "Analyst, Shropshire");
        var desk = "/work/spend/" + COUNCIL + "/multiplier";
        var rounds = new HashMap<>(Map.of("name", "Of the data", "amount-1", "100"));
        for (var field : List.of("answered-1", "asked-1", "answered-2", "asked-2", "answered-3", "asked-3"))
            rounds.put(field, "1");
        rounds.putAll(Map.of("amount-2", "60", "amount-3", "24"));
        analyst.upload(analyst.get(desk), desk, rounds, "file", "", new byte[0]);
        var surveys = JsonMapper.shared()
                .readTree(anyone.get("/local-spend/" + COUNCIL + "/multiplier.json")
                        .text())
                .path("surveys");
        paidOn();
        var signatories =
                JsonMapper.shared().readTree(anyone.get("/signatories.json").text());
        return Map.of(
                "survey",
                surveys.get(0).path("survey").asString(),
                "id",
                signatories.get(0).path("id").asString(),
                "lines",
                warehouse.manifests(COUNCIL).getFirst().linesSha256());
    }

    private void paidOn() {
        var manager = Browser.inDemo(site(), "Contract manager, Thurrock");
        var contract = manager.get("/work/contracts")
                .page()
                .expectFirst("a:contains(Collection of recycling)")
                .attr("href")
                .replaceAll(".*/", "");
        var path = "/work/subcontracts/" + contract;
        var form = manager.get(path);
        var quarter = form.page().expectFirst("#quarter option").val();
        var books = "Date,Supplier,Amount\n%s,Garage,30.00\n"
                .formatted(Quarter.read(quarter).orElseThrow().firstDay());
        var look = manager.upload(
                form, path, Map.of("quarter", quarter), "file", "books.csv", books.getBytes(StandardCharsets.UTF_8));
        manager.send(look, look.address().getPath() + "/confirmation", Map.of());
    }
}
