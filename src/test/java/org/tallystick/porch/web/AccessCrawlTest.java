package org.tallystick.porch.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;

/// The matrix's fourth column, held against the running demo: whoever holds a role follows every
/// link from their work page, and the holder of the same role at another organisation asks for the
/// same addresses. What is `own` is not found by them; what is `all` is.
@InTheDemo
class AccessCrawlTest {

    private static final Path MATRIX = Path.of("src/test/resources/examples/access.csv");
    private static final int MOST_PAGES = 60;

    /// Who walks, and who holds the same role elsewhere.
    private static final Map<String, String> PAIRS = new TreeMap<>(Map.of(
            "Procurement officer, Thurrock", "Procurement officer, Shropshire",
            "Evaluator, Thurrock", "Evaluator, Shropshire",
            "Contract manager, Shropshire", "Contract manager, Thurrock",
            "Verifier, Thurrock", "Verifier, Shropshire",
            "Councillor, Thurrock", "Councillor, Shropshire",
            "Administrator, Shropshire", "Administrator, Thurrock",
            "Supplier, Dock Road Logistics", "Supplier, Purfleet Print Studio"));

    /// A line of the matrix, as far as it concerns whose things an address shows, and when.
    private record Route(String path, String regex, boolean own, String state) {}

    @LocalServerPort
    int port;

    @Test
    void nobodyFindsWhatIsAnotherOrganisations() throws IOException {
        var routes = routes();
        var held = new TreeSet<String>();
        draft();
        for (var pair : PAIRS.entrySet()) {
            var walker = Browser.inDemo(site(), pair.getKey());
            var other = Browser.inDemo(site(), pair.getValue());
            for (var path : walk(walker, "/work")) {
                var route = route(routes, path);
                if (!route.path().contains("{")) continue;
                var expected = route.own() ? 404 : 200;
                assertThat(other.get(path).status())
                        .as("%s asks for %s of %s".formatted(pair.getValue(), path, pair.getKey()))
                        .isEqualTo(expected);
                held.add(route.path());
            }
        }
        // The crawl reached the work of every room; an empty one would hold as well.
        assertThat(held)
                .contains(
                        "/work/procurements/{id}",
                        "/work/contracts/{contract}",
                        "/work/returns/{contract}/{quarter}",
                        "/work/verifications/{submitted}");
    }

    /// The twins of staff's lists are walked too, where there are answers to take.
    @Test
    void nothingKeepsACopyOfWhatIsNotForEverybody() throws IOException {
        var routes = routes();
        var officer = Browser.inDemo(site(), "Procurement officer, Shropshire");
        var seen = walk(officer, "/work/consultations");
        assertThat(seen.stream().map(path -> route(routes, path).path()))
                .contains(
                        "/work/consultations/{id}/answers.csv",
                        "/work/consultations/{id}/answers.json",
                        "/work/consultations/{id}/answers.{format:xlsx|ods}");
    }

    /// A procurement that nobody has published yet, made by Thurrock's officer.
    private String draft() {
        var officer = officer();
        var form = officer.get("/work/procurements/new");
        var key = form.page().expectFirst("input[name=procurement]").val();
        officer.send(form, "/work/procurements", Map.of("title", "Draft", "then", "draft"));
        return key;
    }

    /// The fifth column: what waits for its publication is not found before it. What waits for the
    /// opening of bids is asked for by TenderJourneyTest, with sealed bids there; what waits for a
    /// contract's confirmation by OneThreadTest.
    @Test
    void whatWaitsToBePublishedIsNotFoundBeforeIt() throws IOException {
        var draft = draft();
        var waiting = routes().stream()
                .filter(route -> route.state().equals("published"))
                .toList();
        assertThat(waiting).isNotEmpty();
        for (var route : waiting) {
            var path = route.path().replaceAll("\\{[^}]*}", draft);
            for (var who : List.of(Browser.at(site()), officer()))
                assertThat(who.get(path).status()).as(path).isEqualTo(404);
        }
    }

    private Browser officer() {
        return Browser.inDemo(site(), "Procurement officer, Thurrock");
    }

    private String site() {
        return "http://127.0.0.1:" + port;
    }

    private static List<Route> routes() throws IOException {
        return Files.readAllLines(MATRIX).stream()
                .filter(line -> line.startsWith("GET,"))
                .map(line -> line.split(",", -1))
                .map(parts -> new Route(
                        parts[1],
                        parts[1].replaceAll("\\{[^}]*}", "[^/]+"),
                        own(parts),
                        parts.length > 4 ? parts[4] : ""))
                .sorted(Comparator.comparing(Route::regex, Comparator.comparing(AccessCrawlTest::open)))
                .toList();
    }

    /// Where the line does not say: work that names a thing is one's own, and the rest is for all.
    private static boolean own(String[] parts) {
        return parts.length > 3 && !parts[3].isEmpty()
                ? parts[3].equals("own")
                : parts[1].startsWith("/work/") && parts[1].contains("{");
    }

    private static int open(String regex) {
        return regex.split("\\[\\^/]\\+", -1).length;
    }

    private static Route route(List<Route> routes, String path) {
        return routes.stream()
                .filter(route -> path.matches(route.regex()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line for " + path));
    }

    /// Every page that this person reaches by links from their work, the first of each kind first.
    private static Set<String> walk(Browser browser, String start) {
        var seen = new LinkedHashSet<String>();
        var waiting = new ArrayDeque<>(List.of(start));
        var asked = new LinkedHashSet<>(waiting);
        while (!waiting.isEmpty() && seen.size() < MOST_PAGES) {
            var path = waiting.removeFirst();
            var answer = browser.get(path);
            if (answer.status() != 200) continue;
            // What is not for everybody is kept neither on the way nor in the browser.
            assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .contains("no-store");
            seen.add(answer.address().getPath());
            if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) continue;
            for (var link : answer.page().select("main a[href]")) {
                var href = link.attr("href").replaceAll("[?#].*", "");
                if (href.matches("/(work|evidence)/.*") && asked.add(href)) waiting.add(href);
            }
        }
        return seen;
    }
}
