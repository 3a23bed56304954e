package org.tallystick.bench;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every level of a receipt over 240,000 and then 2.4 million returned claims, from the figure of
/// all contracts down to a list of inputs with their ledger entries: each page and its data alone,
/// then at 50 requests a second, with a page that asks the database nothing as the floor.
final class ReceiptsBench {

    private static final int ALONE = 60;
    private static final int SECONDS = 6;

    private ReceiptsBench() {}

    static void run(Path folder, Table table) throws Exception {
        var small = at(folder.resolve("small"), 1_000, table);
        var large = at(folder.resolve("large"), 10_000, table);
        large.forEach((name, took) -> {
            var before = small.get(name);
            if (before != null)
                table.row(
                        name + ", ten times the claims",
                        "%.2f times the p50".formatted(took / before),
                        "",
                        "goal: at most 2");
        });
    }

    private static Map<String, Double> at(Path folder, int contracts, Table table) throws Exception {
        var made = Size.fill(folder.toString(), contracts);
        var claims = "%,d claims".formatted(contracts * Size.COMMITMENTS * Size.QUARTERS);
        table.row("make " + claims, "%.0f s".formatted(made.seconds()), "", "");
        var medians = new LinkedHashMap<String, Double>();
        try (var server = Server.start(folder);
                var client = ThreadBench.client()) {
            var floor = ThreadBench.load(client, server.at("/accessibility"), SECONDS);
            for (var each : addresses(client, server, made).entrySet())
                for (var form : new String[] {"page", "data"}) {
                    var data = each.getValue();
                    var address = server.at(form.equals("data") ? data : data.replace(".json?", "?"));
                    var alone = alone(client, address);
                    var loaded = ThreadBench.load(client, address, SECONDS);
                    var name = each.getKey() + ", " + form;
                    medians.put(name, ThreadBench.percentile(alone, 50));
                    table.row(
                            name + ", " + claims,
                            "alone p50 %.1f ms, p95 %.1f ms; at 50 a second p50 %.1f ms, p95 %.1f ms"
                                    .formatted(
                                            ThreadBench.percentile(alone, 50),
                                            ThreadBench.percentile(alone, 95),
                                            ThreadBench.percentile(loaded, 50),
                                            ThreadBench.percentile(loaded, 95)),
                            "p50 %.1f ms, p95 %.1f ms a page without SQL"
                                    .formatted(ThreadBench.percentile(floor, 50), ThreadBench.percentile(floor, 95)),
                            "goal: p95 under 150 ms");
                }
        }
        return medians;
    }

    /// One receipt of each kind and level, found as a reader finds them: by the addresses of parts.
    private static Map<String, String> addresses(HttpClient client, Server server, Size.Made made) throws Exception {
        var all = new LinkedHashMap<String, String>();
        var scopes = new LinkedHashMap<String, String>();
        scopes.put("all", "");
        scopes.put("place", "&of=E06000051");
        scopes.put("buyer", "&of=" + made.council());
        scopes.put("supplier", "&of=" + made.supplier());
        scopes.put("contract", "&of=" + made.contract());
        for (var scope : scopes.entrySet())
            all.put(
                    scope.getKey(),
                    "/receipts/verified/%s.json?edition=%s&measure=%s%s&asat=2026-11-22"
                            .formatted(scope.getKey(), made.edition(), made.measure(), scope.getValue()));
        all.put("supplier, 200 inputs", all.get("supplier") + "&from=2023-Q3&to=2025-Q4");
        for (var scope : new String[] {"all", "place"}) {
            var level = all.get(scope);
            for (var depth = 1; ; depth++) {
                var parts = read(client, server, level).path("subtotals");
                if (parts.isEmpty()) break;
                level = parts.get(parts.size() / 2).path("receipt").asString();
                all.put(scope + ", level " + depth, level);
            }
        }
        return all;
    }

    private static JsonNode read(HttpClient client, Server server, String address) throws Exception {
        return JsonMapper.shared()
                .readTree(ThreadBench.get(client, server.at(address)).body());
    }

    /// One after the other, after a few to warm up; the whole body is read.
    private static double[] alone(HttpClient client, java.net.URI address) throws Exception {
        var times = new double[ALONE];
        for (var at = -10; at < ALONE; at++) {
            var started = System.nanoTime();
            var answer = ThreadBench.get(client, address);
            if (answer.statusCode() != 200)
                throw new IllegalStateException(address + " answered " + answer.statusCode());
            if (at >= 0) times[at] = (System.nanoTime() - started) / 1e6;
        }
        java.util.Arrays.sort(times);
        return times;
    }
}
