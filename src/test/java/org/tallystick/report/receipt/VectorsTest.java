package org.tallystick.report.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.Sealing;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.report.Scene;
import org.tallystick.report.receipt.ReceiptLog.Trusted;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// The examples that the site gives to those who write a verifier are what it says of them.
@OnPostgres
@Import(Scene.class)
class VectorsTest {

    private static final Path FOLDER = Path.of("src/main/resources/vectors");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    ApplicationContext house;

    @Autowired
    Scene scene;

    @Autowired
    Receipts receipts;

    @Autowired
    PublicLog log;

    private final StringBuilder expected = new StringBuilder("file,answer,what it is\n");

    @Test
    void eachIsWhatIsSaidOfIt() throws IOException {
        var trusted =
                new Trusted(VerifierKeys.read(List.of(FOLDER.resolve("vkeys").toString())), List.of());
        var lines = Files.readAllLines(FOLDER.resolve("expected.csv"));
        assertThat(lines).hasSizeGreaterThan(25);
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", 3);
            var outcome = ReceiptVerifier.verify(Files.readAllBytes(FOLDER.resolve(cells[0])), trusted);
            assertThat(outcome.exit())
                    .as(line + outcome.faults() + outcome.unable())
                    .isEqualTo(Integer.parseInt(cells[1]));
        }
    }

    @Test
    void theSiteShowsThemAndTheDocuments() {
        var anyone = Browser.stranger(house);
        var page = anyone.get("/data/how-to-check").page();
        assertThat(page.select("tbody tr")).hasSizeGreaterThan(25);
        for (var link : page.select("main a[href^=/data/how-to-check/]"))
            assertThat(anyone.get(link.attr("href")).status())
                    .as(link.attr("href"))
                    .isEqualTo(200);
        var rules = anyone.get("/data/how-to-check/receipts").page();
        assertThat(rules.text())
                .contains("What the verifier checks", "Entries and their facts", "tallystick receipt 3");
        assertThat(rules.select("h1")).hasSize(1);
        assertThat(rules.select("a[href=/data/how-to-check/ledger]")).isNotEmpty();
        assertThat(anyone.get("/data/how-to-check/decisions").status()).isEqualTo(404);
        assertThat(anyone.get("/data/how-to-check/vectors/..%2Fapplication.yml").status())
                .isNotEqualTo(200);
    }

    /// Makes them anew, where the form changes: TALLYSTICK_VECTORS=1.
    @Test
    @EnabledIfEnvironmentVariable(named = "TALLYSTICK_VECTORS", matches = "1")
    void make() throws IOException {
        Files.createDirectories(FOLDER);
        var council = scene.council("Vectorshire");
        scene.told(council, "Care Together");
        Sealing.inTheLog(house);
        var keys = new StringBuilder();
        log.keys().forEach(key -> keys.append(key.text()).append('\n'));
        Files.writeString(FOLDER.resolve("vkeys"), keys);
        var place = new Scope.Place(council.place());
        for (var part : Figure.Part.values())
            for (var measure : List.of(Scene.JOBS, Scene.LOCAL, Scene.PAID, Scene.SPENT, Scene.STORY)) {
                var receipt = made(part, place, council, measure, 200);
                var kind = receipt.path("measure").path("kind").asString().toLowerCase(java.util.Locale.ROOT);
                var inputs = receipt.path("inputs").size();
                keep(
                        "%s-%s.json".formatted(part.name().toLowerCase(java.util.Locale.ROOT), kind.replace('_', '-')),
                        inputs == 0 ? 2 : 0,
                        "%s, %s: %s"
                                .formatted(
                                        part.words(),
                                        kind.replace('_', ' '),
                                        inputs == 0 ? "nothing to add" : Many.of(inputs, "input")),
                        receipt,
                        _ -> {});
            }
        keep(
                "parts.json",
                2,
                "What each quarter adds; their receipts would have to be verified",
                made(Figure.Part.CLAIMED, place, council, Scene.JOBS, 1),
                _ -> {});
        var good = made(Figure.Part.VERIFIED, place, council, Scene.JOBS, 200);
        bad(
                "result",
                "The sum is not that of the inputs",
                good,
                r -> at(r, "result").put("exact", "1").put("shown", "1"));
        bad(
                "words",
                "Its words name another place than its fields",
                good,
                r -> at(r, "figure").put("words", "Verified: Jobs for residents, in England, as at 1 March 2026"));
        bad(
                "unit",
                "The unit is another than the entries say",
                good,
                r -> at(r, "measure").put("unit", "hours"));
        bad(
                "formula",
                "The sentence is not that of the formula",
                good,
                r -> at(r, "formula").put("sentence", "Multiply it by ten."));
        bad(
                "twice",
                "One input is there twice",
                good,
                r -> ((ArrayNode) r.path("inputs")).add(r.path("inputs").get(0)));
        bad(
                "claim",
                "The claim is another than the return says",
                good,
                r -> input(r).put("claim", "9").put("amount", "9"));
        bad("grade", "The grade is another than the decision says", good, r -> input(r).put("grade", "ASSERTED"));
        bad("entry", "An entry was altered, and its leaf was not", good, r -> entry(r).put("act", "contract ended"));
        bad("leaf", "A leaf was altered", good, r -> entry(r).put("leaf", "AAAA"));
        bad(
                "index",
                "An entry is said to be elsewhere in the log",
                good,
                r -> entry(r).put("index", entry(r).path("index").asLong() + 1));
        bad(
                "proof",
                "The proof is another's",
                good,
                r -> ((ArrayNode) r.path("ledger").path("proof")).removeAll().add("A".repeat(43) + "="));
        bad(
                "checkpoint",
                "The checkpoint was altered after it was signed",
                good,
                r -> at(r, "ledger")
                        .put(
                                "checkpoint",
                                r.path("ledger")
                                        .path("checkpoint")
                                        .asString()
                                        .replaceFirst("\n[0-9]+\n", "\n9999999\n")));
        bad("field", "It has a field that no receipt has", good, r -> r.put("more", "1"));
        keep("open-waiting.json", 2, "An entry waits to be sealed", waiting(good), _ -> {});
        keep(
                "open-no-checkpoint.json",
                2,
                "It has no checkpoint",
                good,
                r -> at(r, "ledger").set("checkpoint", NullNode.getInstance()));
        keep("open-older-form.json", 2, "It is of an older form", good, r -> r.put("form", "tallystick receipt 2"));
        Files.writeString(FOLDER.resolve("expected.csv"), expected);
    }

    /// As if nothing of it was in the log yet.
    private static ObjectNode waiting(ObjectNode good) {
        var receipt = good.deepCopy();
        for (var entry : receipt.path("ledger").path("entries")) {
            ((ObjectNode) entry).set("index", NullNode.getInstance());
            ((ObjectNode) entry).set("leaf", NullNode.getInstance());
        }
        ((ArrayNode) receipt.path("ledger").path("proof")).removeAll();
        return receipt;
    }

    private ObjectNode made(Figure.Part part, Scope scope, Scene.Council council, String measure, int most) {
        var wanted = new Wanted(part, scope, council.edition(), measure, Period.EVER, DAY);
        var receipt = receipts.of(Actor.PUBLIC, wanted, Instant.parse("2026-03-01T09:00:00Z"), most)
                .orElseThrow();
        return (ObjectNode) (JsonNode) JsonMapper.shared().valueToTree(receipt);
    }

    private void bad(String rule, String about, ObjectNode good, Consumer<ObjectNode> alter) throws IOException {
        keep("bad-" + rule + ".json", 1, about, good, alter);
    }

    private void keep(String name, int exit, String about, ObjectNode receipt, Consumer<ObjectNode> alter)
            throws IOException {
        var changed = receipt.deepCopy();
        alter.accept(changed);
        Files.writeString(
                FOLDER.resolve(name),
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(changed) + "\n");
        expected.append("%s,%d,%s%n".formatted(name, exit, about));
    }

    private static ObjectNode at(ObjectNode receipt, String name) {
        return (ObjectNode) receipt.path(name);
    }

    private static ObjectNode input(ObjectNode receipt) {
        return (ObjectNode) receipt.path("inputs").get(0);
    }

    private static ObjectNode entry(ObjectNode receipt) {
        return (ObjectNode) receipt.path("ledger").path("entries").get(0);
    }
}
