package org.tallystick.bench;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;

/// The members' overview and a contract's page at 50 requests a second, over 240,000 and then 2.4
/// million returned claims. Requests start on a fixed timetable whether or not the ones before have
/// been answered, and each is timed from when it was due to start. A page that asks no database
/// nothing stands beside them as the floor.
final class ThreadBench {

    private static final int RATE = 50;
    private static final int SECONDS = 20;

    private ThreadBench() {}

    static void run(Path folder, Table table) throws Exception {
        var small = at(folder.resolve("small"), 1_000, table);
        var large = at(folder.resolve("large"), 10_000, table);
        table.row(
                "overview, ten times the claims",
                "%.2f times the p50".formatted(large[0] / small[0]),
                "",
                "goal: at most 2");
        table.row(
                "contract, ten times the claims",
                "%.2f times the p50".formatted(large[1] / small[1]),
                "",
                "goal: at most 2");
    }

    private static double[] at(Path folder, int contracts, Table table) throws Exception {
        var claims = contracts * Size.COMMITMENTS * Size.QUARTERS;
        var made = Size.fill(folder.toString(), contracts);
        table.row(
                "make %,d claims".formatted(claims),
                "%.0f s".formatted(made.seconds()),
                "",
                "goal: 2.4 million in under 180 s");
        try (var server = Server.start(folder);
                var client = client()) {
            signIn(client, server, made.link());
            var overview = load(client, server.at("/work/overview"));
            var contract = load(client, server.at("/contracts/" + made.contract()));
            var floor = load(client, server.at("/accessibility"));
            row(table, "overview, %,d claims".formatted(claims), overview, floor);
            row(table, "contract, %,d claims".formatted(claims), contract, floor);
            return new double[] {percentile(overview, 50), percentile(contract, 50)};
        }
    }

    static HttpClient client() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    static void signIn(HttpClient client, Server server, String link) throws Exception {
        var page = get(client, server.at("/sign-in/" + link)).body();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        if (!token.find()) throw new IllegalStateException("no form to sign in with: " + page);
        client.send(
                HttpRequest.newBuilder(server.at("/sign-in/" + link))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        var work = get(client, server.at("/work"));
        if (work.statusCode() != 200) throw new IllegalStateException("work: " + work.statusCode());
    }

    static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Milliseconds of each request, sorted; a failed one fails the bench.
    static double[] load(HttpClient client, URI address) throws Exception {
        return load(client, address, SECONDS);
    }

    static double[] load(HttpClient client, URI address, int seconds) throws Exception {
        for (var i = 0; i < 150; i++) get(client, address);
        var nanos = new AtomicLongArray(RATE * seconds);
        var failed = new ArrayList<String>();
        var start = System.nanoTime() + 100_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < nanos.length(); i++) {
                var number = i;
                var due = start + number * 1_000_000_000L / RATE;
                threads.submit(() -> {
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                    var answer = get(client, address);
                    nanos.set(number, System.nanoTime() - due);
                    if (answer.statusCode() != 200)
                        synchronized (failed) {
                            failed.add(address + " answered " + answer.statusCode());
                        }
                    return null;
                });
            }
        }
        if (!failed.isEmpty()) throw new IllegalStateException(failed.getFirst());
        var sorted = new double[nanos.length()];
        for (var i = 0; i < sorted.length; i++) sorted[i] = nanos.get(i) / 1e6;
        Arrays.sort(sorted);
        return sorted;
    }

    static double percentile(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void row(Table table, String what, double[] ours, double[] floor) {
        table.row(
                what,
                "p50 %.1f ms, p95 %.1f ms".formatted(percentile(ours, 50), percentile(ours, 95)),
                "p50 %.1f ms, p95 %.1f ms a page without SQL".formatted(percentile(floor, 50), percentile(floor, 95)),
                "goal: p95 under 150 ms at 50 a second");
    }
}
