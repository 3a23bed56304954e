package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.journey.Chromium.loaded;

import com.microsoft.playwright.Page;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.InTheDemo;
import org.tallystick.Sealing;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.report.receipt.ReceiptCommand;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The page that checks receipts, saved to a disk and opened without a network: it says what the
/// command says, with which it shares no code.
@InTheDemo
class VerifyPageTest extends Journey {

    private static final Map<String, Integer> EXITS = Map.of("agrees", 0, "differs", 1, "open", 2);

    @Autowired
    ApplicationContext house;

    @Autowired
    PublicLog log;

    @TempDir
    Path folder;

    private String key = "";

    @SuppressWarnings("NullAway.Init")
    private Page page;

    @BeforeEach
    void saved() throws Exception {
        Sealing.inTheLog(house);
        key = log.keys().getFirst().text();
        var there = folder.resolve("verify.html");
        Files.writeString(there, get("/verify"));
        page = chromium.stranger();
        page.context().setOffline(true);
        page.navigate(there.toUri().toString());
    }

    private String get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(chromium.at(path))).build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        }
    }

    /// A receipt of each part and kind that the demo has, with some that have nothing in them.
    private Map<String, String> receipts() throws Exception {
        var found = new LinkedHashMap<String, String>();
        var sorts = new TreeMap<String, String>();
        for (var row : JsonMapper.shared().readTree(get("/figures.json?in=all")))
            for (var part : List.of("promised", "due", "claimed", "verified")) {
                var address = row.path("receipt").asString().replace("/verified/", "/" + part + "/");
                var sort = part + row.path("kind").asString() + row.path(part).isNull();
                if (sorts.putIfAbsent(sort, address) == null) found.put(address, get(data(address)));
            }
        return found;
    }

    private static String data(String address) {
        return address.contains(".json?") ? address : address.replaceFirst("\\?", ".json?");
    }

    private String inTheBrowser(Path file) {
        page.setInputFiles("#file", file);
        page.waitForFunction("document.querySelector('#answer .panel') !== null");
        var panel = page.locator("#answer .panel").getAttribute("class");
        page.evaluate("document.getElementById('answer').replaceChildren()");
        return panel.replace("panel ", "");
    }

    private int onTheCommandLine(Path file) {
        var out = new PrintWriter(new StringWriter());
        return new CommandLine(new ReceiptCommand())
                .setOut(out)
                .setErr(out)
                .execute("verify", file.toString(), "--key", key);
    }

    @Test
    void itSaysWhatTheCommandSaysOfEverySortAndOfWhatWasAltered() throws Exception {
        page.fill("#keys", key);
        var said = new TreeMap<String, Integer>();
        var apart = new ArrayList<String>();
        var number = 0;
        var written = 0;
        for (var receipt : receipts().entrySet()) {
            var texts = new ArrayList<>(List.of(receipt.getValue()));
            texts.addAll(altered(receipt.getValue(), number++));
            for (var text : texts) {
                // The same name twice would not count as another choice.
                var file = Files.writeString(folder.resolve("receipt-" + written++ + ".json"), text);
                var here = inTheBrowser(file);
                said.merge(here, 1, Integer::sum);
                var there = onTheCommandLine(file);
                if (EXITS.get(here) != there)
                    apart.add("%s: %s here and %d there, of %s"
                            .formatted(receipt.getKey(), here, there, text.substring(0, 900)));
            }
        }
        assertThat(apart).isEmpty();
        assertThat(said.keySet()).containsExactlyInAnyOrderElementsOf(EXITS.keySet());
        assertThat(said.get("agrees")).isGreaterThan(5);
        assertThat(said.get("differs")).isGreaterThan(30);
    }

    /// Some leaves, others for each receipt.
    private static List<String> altered(String json, int number) {
        var receipt = JsonMapper.shared().readTree(json);
        var paths = leaves("", receipt, new ArrayList<>());
        var texts = new ArrayList<String>();
        for (var at = number * 3; at < paths.size(); at += 29) {
            var changed = (ObjectNode) receipt.deepCopy();
            var path = paths.get(at);
            var cut = path.lastIndexOf('/');
            var parent = changed.at(path.substring(0, cut));
            var leaf = changed.at(path);
            var other = leaf.isNumber()
                    ? JsonMapper.shared().valueToTree(leaf.asLong() + 1)
                    : JsonMapper.shared().valueToTree(leaf.isNull() ? "x" : leaf.asString() + "1");
            if (parent instanceof ArrayNode array)
                array.set(Integer.parseInt(path.substring(cut + 1)), (JsonNode) other);
            else ((ObjectNode) parent).set(path.substring(cut + 1), (JsonNode) other);
            texts.add(JsonMapper.shared().writeValueAsString(changed));
        }
        return texts;
    }

    private static List<String> leaves(String path, JsonNode node, List<String> found) {
        if (node.isObject())
            node.properties().forEach(each -> leaves(path + "/" + each.getKey(), each.getValue(), found));
        else if (node.isArray()) for (var at = 0; at < node.size(); at++) leaves(path + "/" + at, node.get(at), found);
        else found.add(path);
        return found;
    }

    @Test
    void itShowsTheSumLineByLineAndAsksForTheKey() throws Exception {
        var file = folder.resolve("receipt.json");
        var agreeing = receipts().values().stream()
                .filter(each -> each.contains("/receipts/verified/")
                        && each.contains("\"COUNT\"")
                        && each.contains("\"kind\" : \"return\""))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, agreeing);
        page.setInputFiles("#file", file);
        page.waitForSelector(".open");
        assertThat(page.locator("#answer").innerText())
                .contains("Who signed the checkpoint is not known. Enter a key of the log ");
        page.fill("#keys", key);
        page.waitForSelector(".agrees");
        var shown = JsonMapper.shared().readTree(agreeing);
        assertThat(page.locator("#answer").innerText())
                .contains(
                        "The receipt agrees",
                        "It is tied to the log ",
                        shown.path("result").path("shown").asString());
        assertThat(page.locator("tbody tr").count())
                .isEqualTo(shown.path("inputs").size());
        assertThat(page.locator("tbody tr").last().innerText())
                .endsWith(shown.path("result").path("exact").asString());
        chromium.isFit(page);
        page.fill("#keys", "nothing");
        page.waitForSelector(".open");
        assertThat(page.locator("#answer").innerText()).contains("This is not a key: nothing");
    }

    /// On the site the rule against scripts within pages lets this one be, and the page asks nobody.
    @Test
    void itWorksOnTheSiteToo() throws Exception {
        var site = chromium.stranger();
        var complaints = new ArrayList<String>();
        site.onConsoleMessage(message -> complaints.add(message.text()));
        site.navigate(chromium.at("/verify"));
        var file = folder.resolve("receipt.json");
        Files.writeString(file, receipts().values().iterator().next());
        site.fill("#keys", key);
        site.setInputFiles("#file", file);
        site.waitForSelector("#answer .panel");
        assertThat(complaints).isEmpty();
        site.navigate(chromium.at("/data"));
        site.locator("a[href='/verify']").click();
        assertThat(loaded(site).content()).contains("Check a receipt");
    }
}
