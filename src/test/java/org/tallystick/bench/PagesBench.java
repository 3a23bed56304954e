package org.tallystick.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/// Every page, list, filter, last page and file that a crawl finds, as the public and as each role,
/// over 240,000 and then 2.4 million returned claims: the ten slowest of each, and those ten again
/// at 50 requests a second.
final class PagesBench {

    private static final int OF_A_KIND = 2;
    private static final int MOST = 1_500;
    private static final int TIMES = 3;
    private static final int WORST = 10;
    private static final int SECONDS = 6;

    private PagesBench() {}

    /// @param first milliseconds until the first bytes came, the median of several
    /// @param rate megabytes a second after that; 0 where there is little to send
    private record Timed(String who, URI address, double first, double rate) {}

    static void run(Path folder, Table table) throws Exception {
        var small = at(folder.resolve("small"), 1_000, table);
        var large = at(folder.resolve("large"), 10_000, table);
        var grown = large.entrySet().stream()
                .filter(each -> small.containsKey(each.getKey()))
                // Below what a page without any statement takes, a ratio says nothing.
                .filter(each -> each.getValue() > 10)
                .max(Comparator.comparingDouble(each -> each.getValue() / small.get(each.getKey())));
        grown.ifPresent(each -> table.row(
                "grew most with ten times the claims: " + each.getKey(),
                "%.1f times".formatted(each.getValue() / small.get(each.getKey())),
                "",
                "goal: at most 2"));
    }

    private static Map<String, Double> at(Path folder, int contracts, Table table) throws Exception {
        var made = Size.fill(folder.toString(), contracts);
        var claims = "%,d claims".formatted(contracts * Size.COMMITMENTS * Size.QUARTERS);
        var all = new ArrayList<Timed>();
        var clients = new LinkedHashMap<String, HttpClient>();
        try (var server = Server.start(folder)) {
            clients.put("public", ThreadBench.client());
            for (var each : made.links().entrySet()) {
                var client = ThreadBench.client();
                ThreadBench.signIn(client, server, each.getValue());
                clients.put(each.getKey().name().toLowerCase(java.util.Locale.ROOT), client);
            }
            for (var each : clients.entrySet()) all.addAll(crawl(each.getKey(), each.getValue(), server));
            table.row("addresses crawled, " + claims, String.valueOf(all.size()), "", "");
            all.sort(Comparator.comparingDouble(Timed::first).reversed());
            var floor = warm(clients.get("public"), server.at("/cookies"));
            all.stream()
                    .filter(each -> each.address().getPath().startsWith("/receipts/"))
                    .findFirst()
                    .ifPresent(each -> table.row(
                            "slowest receipt: " + path(each.address()),
                            "first bytes %.0f ms".formatted(each.first()),
                            "",
                            "goal: 150 ms"));
            var pages = all.stream()
                    .filter(each -> !each.address().getPath().startsWith("/receipts/"))
                    // A file is bound by what two processors can send, and has its own row.
                    .filter(each -> each.rate() == 0)
                    .limit(WORST)
                    .toList();
            for (var each : pages) {
                var loaded = each.first() > 150 ? "not loaded" : loaded(clients.get(each.who()), each.address());
                table.row(
                        each.who() + " " + path(each.address()) + ", " + claims,
                        "first bytes %.0f ms; at 50 a second: %s".formatted(each.first(), loaded),
                        p95(floor) + " a page without SQL",
                        "goal: p95 under 150 ms");
            }
            all.stream()
                    .filter(each -> each.rate() > 0)
                    .min(Comparator.comparingDouble(Timed::rate))
                    .ifPresent(each -> table.row(
                            "slowest file: " + each.who() + " " + path(each.address()),
                            "%.0f MB a second".formatted(each.rate()),
                            "",
                            "goal: 20"));
        } finally {
            clients.values().forEach(HttpClient::close);
        }
        var byKind = new HashMap<String, Double>();
        for (var each : all) byKind.merge(each.who() + " " + kind(each.address()), each.first(), Math::max);
        return byKind;
    }

    /// The first seconds are not counted: the server's compiler is still at work on a page that was asked for three
    /// times.
    private static double[] warm(HttpClient client, URI address) throws Exception {
        ThreadBench.load(client, address, SECONDS);
        return ThreadBench.load(client, address, SECONDS);
    }

    private static String loaded(HttpClient client, URI address) throws Exception {
        try {
            return p95(warm(client, address));
        } catch (IllegalStateException refused) {
            return "cannot keep up: " + refused.getMessage();
        }
    }

    private static String p95(double[] sorted) {
        return "p95 %.0f ms".formatted(ThreadBench.percentile(sorted, 95));
    }

    private static String path(URI address) {
        return address.getPath() + (address.getQuery() == null ? "" : "?" + address.getQuery());
    }

    /// Follows links from page to page, at most some of each kind, and times each address.
    private static List<Timed> crawl(String who, HttpClient client, Server server) throws Exception {
        var found = new ArrayDeque<>(List.of(server.at(who.equals("public") ? "/" : "/work")));
        if (who.equals("public"))
            for (var sort : List.of("title", "value", "ends", "newest", "lateness"))
                for (var page : List.of(1, 20, 200)) found.add(server.at("/contracts?sort=" + sort + "&page=" + page));
        for (var each : List.of("state=late", "state=waiting", "state=verified", "words=contract+99", "words=zzzz"))
            found.add(server.at("/contracts?" + each));
        for (var each : List.of("", "?sort=value&page=200", "?show=late", "?words=77", ".csv", ".json"))
            found.add(server.at("/work/contracts" + each));
        var seen = new HashSet<>(found);
        var kinds = new HashMap<String, Integer>();
        var all = new ArrayList<Timed>();
        while (!found.isEmpty() && all.size() < MOST) {
            var address = found.poll();
            var body = new ArrayList<String>();
            var timed = time(who, client, address, body);
            if (timed == null) continue;
            all.add(timed);
            if (!body.isEmpty())
                for (var link : Jsoup.parse(body.getFirst(), address.toString()).select("a[href]")) {
                    var next = link.absUrl("href").replaceFirst("#.*", "");
                    var path = who.equals("public") ? "/" : "/work";
                    if (!next.startsWith(server.at(path).toString())) continue;
                    var to = URI.create(next.replace("|", "%7C"));
                    if (seen.add(to) && kinds.merge(kind(to), 1, Integer::sum) <= OF_A_KIND) found.add(to);
                }
        }
        return all;
    }

    /// What the public can open.
    static List<URI> addresses(HttpClient client, Server server) throws Exception {
        return crawl("public", client, server).stream().map(Timed::address).toList();
    }

    /// Null where the address is not for this reader.
    private static Timed time(String who, HttpClient client, URI address, List<String> body) throws Exception {
        var times = new double[TIMES];
        var rate = 0.0;
        for (var at = 0; at < TIMES; at++) {
            var started = System.nanoTime();
            var answer =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var in = answer.body()) {
                var head = in.readNBytes(1_000);
                times[at] = (System.nanoTime() - started) / 1e6;
                var rest = in.readAllBytes();
                var whole = (System.nanoTime() - started) / 1e6;
                if (answer.statusCode() >= 500)
                    throw new IllegalStateException(address + " answered " + answer.statusCode());
                if (answer.statusCode() != 200) return null;
                if (rest.length > 500_000)
                    rate = Math.max(rate, rest.length / 1e6 / Math.max(0.001, (whole - times[at]) / 1e3));
                if (at == 0
                        && answer.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith("text/html"))
                    body.add(new String(head, java.nio.charset.StandardCharsets.UTF_8)
                            + new String(rest, java.nio.charset.StandardCharsets.UTF_8));
                if (times[at] > 1_000) {
                    java.util.Arrays.fill(times, times[at]);
                    break;
                }
            }
        }
        java.util.Arrays.sort(times);
        return new Timed(who, address, times[TIMES / 2], rate);
    }

    /// "/contracts/ID?sort": what an address is about, whichever thing it names.
    private static String kind(URI address) {
        var query = address.getQuery() == null ? "" : address.getQuery();
        return address.getPath()
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                        .replaceAll("/[A-Z]{2,}[A-Z0-9-]*[0-9]+", "/REF")
                        .replaceAll("[0-9]{4}-Q[1-4]", "QUARTER")
                        .replaceAll("/(promised|due|claimed|verified)/", "/PART/")
                + "?"
                + String.join("&", List.of(query.replaceAll("=[^&]*", "").split("&")));
    }
}
