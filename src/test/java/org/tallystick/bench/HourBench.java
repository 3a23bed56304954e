package org.tallystick.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// An hour (or as many minutes as `TALLYSTICK_BENCH_MINUTES` says) of 50 answers to a consultation and
/// 200 views a second over every public page that a crawl finds, with 240,000 claims behind them:
/// what was answered, how long it took, and whether each acknowledged answer is there once.
final class HourBench {

    private static final int VIEWS = 200;
    private static final int SUBMISSIONS = 50;

    private HourBench() {}

    /// What came back, by its status; 0 where nothing did.
    private static final class Seen {

        private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
        private final int[] times = new int[60_000];
        private final Map<String, Integer> failures = new ConcurrentHashMap<>();

        synchronized void add(URI address, int status, long nanos) {
            statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
            times[(int) Math.min(times.length - 1, nanos / 1_000_000)]++;
            if (status >= 500 || status == 0) failures.merge(status + " " + address.getPath(), 1, Integer::sum);
        }

        long of(int from, int to) {
            return statuses.entrySet().stream()
                    .filter(each -> each.getKey() >= from && each.getKey() < to)
                    .mapToLong(each -> each.getValue().sum())
                    .sum();
        }

        int percentile(double part) {
            var left = (long) (Arrays.stream(times).asLongStream().sum() * part);
            for (var at = 0; at < times.length; at++) if ((left -= times[at]) < 0) return at;
            return times.length;
        }
    }

    static void run(Path folder, Table table) throws Exception {
        Size.fill(folder.toString(), 1_000);
        var consultation = SubmissionBench.fill(folder);
        var minutes = Integer.parseInt(System.getenv().getOrDefault("TALLYSTICK_BENCH_MINUTES", "60"));
        var settings = Map.of(
                "TALLYSTICK_CONSULTATION_ANSWERSFROMONEPLACE", "1000000000",
                "TALLYSTICK_CLIENT_REQUESTS", "100000",
                "TALLYSTICK_CLIENT_CONNECTIONS", "100000");
        try (var server = Server.start(folder, settings);
                var client = HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            var pages = PagesBench.addresses(client, server);
            var views = new Seen();
            var answers = new Seen();
            load(client, server, pages, views, answers, minutes);
            row(table, "views", pages.size() + " addresses", views, minutes);
            row(table, "answers", "one survey of 17 questions", answers, minutes);
            views.failures.forEach((what, times) -> table.row("failed: " + what, times + " times", "", ""));
            answers.failures.forEach((what, times) -> table.row("failed: " + what, times + " times", "", ""));
            SubmissionBench.kept(folder, table, consultation, answers.of(200, 400));
        }
    }

    private static void row(Table table, String what, String over, Seen seen, int minutes) {
        table.row(
                "%s, %d minutes, %s".formatted(what, minutes, over),
                "%,d answered, %,d refused, %,d failed; p50 %d ms, p99 %d ms"
                        .formatted(
                                seen.of(200, 400),
                                seen.of(400, 500),
                                seen.of(500, 600) + seen.of(0, 1),
                                seen.percentile(0.5),
                                seen.percentile(0.99)),
                "",
                "goal: none failed");
    }

    private static void load(HttpClient client, Server server, List<URI> pages, Seen views, Seen answers, int minutes)
            throws Exception {
        var under = new Semaphore(20_000);
        var next = new AtomicInteger();
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        try (var ticks = Executors.newScheduledThreadPool(2)) {
            var viewing = ticks.scheduleAtFixedRate(
                    () -> send(
                            client,
                            HttpRequest.newBuilder(pages.get(next.getAndIncrement() % pages.size()))
                                    .build(),
                            views,
                            under),
                    0,
                    1_000_000_000L / VIEWS,
                    TimeUnit.NANOSECONDS);
            var answering = ticks.scheduleAtFixedRate(
                    () -> send(client, answer(server), answers, under),
                    0,
                    1_000_000_000L / SUBMISSIONS,
                    TimeUnit.NANOSECONDS);
            while (System.nanoTime() < until) TimeUnit.SECONDS.sleep(1);
            viewing.cancel(false);
            answering.cancel(false);
        }
        under.acquire(20_000);
    }

    private static HttpRequest answer(Server server) {
        return HttpRequest.newBuilder(server.at("/consultations/" + SubmissionBench.SLUG + "/answers"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        SubmissionBench.body(UUID.randomUUID()), StandardCharsets.UTF_8))
                .build();
    }

    private static void send(HttpClient client, HttpRequest request, Seen seen, Semaphore under) {
        if (!under.tryAcquire()) {
            seen.add(request.uri(), 0, 0);
            return;
        }
        var started = System.nanoTime();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failed) -> {
            seen.add(request.uri(), failed == null ? answer.statusCode() : 0, System.nanoTime() - started);
            under.release();
        });
    }
}
