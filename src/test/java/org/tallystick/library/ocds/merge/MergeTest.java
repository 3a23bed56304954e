package org.tallystick.library.ocds.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.SharedData;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MergeTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new MergeCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private List<JsonNode> merged(String text, String... options) throws IOException {
        var words = new ArrayList<>(List.of(options));
        words.add(file("releases.json", text).toString());
        run(words.toArray(String[]::new));
        return out.toString().lines().map(JSON::readTree).toList();
    }

    /// The fixtures of the reference implementation.
    @Test
    void thePublishedFixturesComeOut() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.at("data/ocds/merge/1.1"))) {
            var inputs = files.filter(each -> !each.toString().matches(".*-(compiled|versioned)\\.json"))
                    .toList();
            assertThat(inputs).hasSize(17);
            for (var input : inputs)
                for (var kind : List.of("compiled", "versioned")) {
                    var wanted = Path.of(input.toString().replace(".json", "-" + kind + ".json"));
                    assertThat(kind.equals("versioned") ? run("--versioned", input.toString()) : run(input.toString()))
                            .isZero();
                    assertThat(JSON.readTree(out.toString()))
                            .as(wanted.toString())
                            .isEqualTo(JSON.readTree(Files.readString(wanted)));
                }
        }
    }

    /// Cases on which programs differ, as we decided them: two releases of one process, what the field
    /// comes to, its history, and what is said.
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/examples/ocds-merge.csv", useHeadersInDisplayName = true)
    void casesThatTheStandardLeavesOpen(
            String name, String first, String second, String compiled, String versioned, String said)
            throws IOException {
        var text = "[%s, %s]".formatted(release("1", "2026-01-01", first), release("2", "2026-01-02", second));
        var now = (ObjectNode) merged(text).getFirst();
        assertThat(err.toString()).contains(said == null ? "" : said);
        if (said == null) assertThat(err.toString()).isEmpty();
        for (var field : List.of("tag", "id", "date", "ocid")) now.remove(field);
        assertThat(now).isEqualTo(JSON.readTree(compiled));
        assertThat(out.toString()).contains(compiled.replaceAll("^\\{|}$", "").replace(" ", ""));
        var history = (ObjectNode) merged(text, "--versioned").getFirst();
        history.remove("ocid");
        assertThat(shortened(history)).isEqualTo(JSON.readTree(versioned));
    }

    private static String release(String id, String day, String fields) {
        return "{\"ocid\": \"o\", \"id\": \"%s\", \"date\": \"%sT00:00:00Z\", \"tag\": [\"contract\"], %s"
                .formatted(id, day, fields.substring(1));
    }

    /// A history as "release: value".
    private static JsonNode shortened(JsonNode node) {
        if (node instanceof ArrayNode list && !list.isEmpty() && list.get(0).has("releaseID")) {
            var versions = JSON.createObjectNode();
            list.forEach(each -> versions.set(each.get("releaseID").asString(), each.get("value")));
            return versions;
        }
        if (node instanceof ArrayNode list) {
            var all = JSON.createArrayNode();
            list.forEach(each -> all.add(shortened(each)));
            return all;
        }
        if (!(node instanceof ObjectNode object)) return node;
        var all = JSON.createObjectNode();
        object.properties().forEach(each -> all.set(each.getKey(), shortened(each.getValue())));
        return all;
    }

    @Test
    void releasesArePutInOrderAndTiesAreSaid() throws IOException {
        var late = release("a", "2026-01-02", "{\"title\": \"late\"}");
        var early = release("b", "2026-01-01", "{\"title\": \"early\"}");
        assertThat(merged("[" + late + "," + early + "]")
                        .getFirst()
                        .get("title")
                        .asString())
                .isEqualTo("late");
        assertThat(err.toString()).isEmpty();
        var tie = release("0", "2026-01-02", "{\"title\": \"tie\"}");
        assertThat(merged("[" + late + "," + tie + "]").getFirst().get("title").asString())
                .isEqualTo("late");
        assertThat(err.toString()).contains("o: releases 0 and a have the same date, 2026-01-02T00:00:00Z");
    }

    @Test
    void datesAreTextUnlessTheClockIsAskedFor() throws IOException {
        var summer = "{\"ocid\": \"o\", \"id\": \"1\", \"date\": \"2026-03-29T01:30:00+01:00\", \"title\": \"a\"}";
        var winter = "{\"ocid\": \"o\", \"id\": \"2\", \"date\": \"2026-03-29T01:15:00Z\", \"title\": \"b\"}";
        assertThat(merged(summer + winter).getFirst().get("title").asString()).isEqualTo("a");
        assertThat(err.toString()).contains("is earlier by the clock");
        assertThat(merged(summer + winter, "--by-instant")
                        .getFirst()
                        .get("title")
                        .asString())
                .isEqualTo("b");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void packagesRecordsListsAndLinesAreAllRead() throws IOException {
        var one = release("1", "2026-01-01", "{\"title\": \"a\"}");
        var two = release("2", "2026-01-02", "{\"title\": \"b\"}");
        var other = one.replace("\"o\"", "\"p\"");
        for (var text : List.of(
                one + "\n" + two + "\n" + other + "\n",
                "\ufeff{\"uri\": \"u\", \"releases\": [" + one + ", " + two + ", " + other + "]}",
                "{\"records\": [{\"ocid\": \"o\", \"compiledRelease\": {\"ocid\": \"o\"}, \"releases\": [%s, %s]}, {\"ocid\": \"p\", \"releases\": [%s]}]}"
                        .formatted(one, two, other),
                "[" + one + ", {\"releases\": [" + two + "]}, " + other + "]")) {
            assertThat(merged(text).stream()
                            .map(each -> each.get("ocid").asString()
                                    + each.get("title").asString()))
                    .containsExactly("ob", "pa");
            assertThat(err.toString()).isEmpty();
        }
        var first = file("first.json", one);
        var second = file("second.json", two);
        assertThat(run(second.toString(), first.toString())).isZero();
        assertThat(JSON.readTree(out.toString()).get("title").asString()).isEqualTo("b");
    }

    @Test
    void whatCannotBeUsedIsSaidAndTheRestIsMerged() throws IOException {
        var good = release("1", "2026-01-01", "{\"title\": \"a\"}");
        assertThat(run(file("a.json", good + "{\"ocid\": \"p\", \"id\": \"9\"} 7 {\"title\": \"x\"}")
                        .toString()))
                .isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(err.toString())
                .contains("p: release 9 has no date and is left out", "a value that is no object is left out")
                .contains("has no ocid and is left out");
        assertThat(run(
                        file("broken.json", good + "\n{\"ocid\": ").toString(),
                        file("b.json", good.replace("\"o\"", "\"q\"")).toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("broken.json: it is no JSON from byte");
        assertThat(out.toString()).contains("\"q\"");
        assertThat(run(file("empty.json", "").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There is no release in what was given.");
        assertThat(run(file("twice.json", good.replace("\"title\": \"a\"", "\"title\": \"a\", \"title\": \"b\""))
                        .toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("a name given twice");
    }

    @Test
    void numbersStayAsTheyAreWritten() throws IOException {
        merged(release(
                "1", "2026-01-01", "{\"value\": {\"amount\": 12345678901234567.89, \"share\": 1.0, \"huge\": 1e400}}"));
        assertThat(out.toString()).contains("12345678901234567.89", "\"share\":1.0", "1e400");
    }

    @Test
    void aSchemaMayBeGiven() throws IOException {
        var schema = file("schema.json", """
                {"properties": {"notes": {"$ref": "#/definitions/Notes"}},
                 "definitions": {"Notes": {"type": "array", "wholeListMerge": true}}}
                """);
        var first = release("1", "2026-01-01", "{\"notes\": [{\"id\": \"a\"}]}");
        var second = release("2", "2026-01-02", "{\"notes\": [{\"id\": \"b\"}]}");
        assertThat(merged(first + second).getFirst().get("notes")).hasSize(2);
        assertThat(merged(first + second, "--schema", schema.toString())
                        .getFirst()
                        .get("notes"))
                .hasSize(1);
    }

    @Test
    void aLargeFileIsPartedAtItsLinesAndReadAsOne() throws IOException {
        var lines = new StringBuilder();
        for (var at = 0; at < 9_000; at++)
            lines.append(release("" + at, "2026-01-01", "{\"title\": \"" + "é".repeat(2_400) + at + "\"}")
                            .replace("\"o\"", "\"o" + at % 4_500 + "\""))
                    .append('\n');
        var file = file("large.jsonl", lines.toString());
        assertThat(Files.size(file)).isGreaterThan(40_000_000);
        assertThat(run("--threads", "2", file.toString())).isZero();
        var two = out.toString();
        assertThat(two.lines()).hasSize(4_500);
        assertThat(two).startsWith("{\"tag\":[\"compiled\"],\"id\":\"o0-2026");
        run("--threads", "1", file.toString());
        assertThat(out.toString()).isEqualTo(two);
    }

    @Test
    void standardInputIsAFileToo() {
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(
                    release("1", "2026-01-01", "{\"title\": \"a\"}").getBytes(StandardCharsets.UTF_8)));
            assertThat(run("-")).isZero();
            assertThat(out.toString()).contains("\"title\":\"a\"");
        } finally {
            System.setIn(before);
        }
    }

    /// Releases with everything that merging tells apart: objects, lists by id, lists as a whole,
    /// values that change kind, and null.
    static Gen<List<ObjectNode>> histories() {
        return random -> {
            var all = new ArrayList<ObjectNode>();
            for (var at = 1 + random.nextInt(6); at > 0; at--) {
                var release = object(random, 3);
                release.put("ocid", "o").put("id", "r" + at).put("date", "2026-01-0%dT00:00:00Z".formatted(at));
                all.add(release);
            }
            return all.reversed();
        };
    }

    private static final List<String> NAMES =
            List.of("tender", "items", "value", "title", "additionalClassifications", "awards", "x_unknown");

    private static ObjectNode object(Random random, int depth) {
        var object = JSON.createObjectNode();
        for (var left = random.nextInt(4); left > 0; left--)
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(random, depth));
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 0 -> JSON.getNodeFactory().nullNode();
            case 1 -> JSON.getNodeFactory().numberNode(random.nextInt(3));
            case 2 -> JSON.createArrayNode().add("a").add(random.nextInt(3));
            case 3 -> JSON.getNodeFactory().stringNode("s" + random.nextInt(3));
            case 4, 5 -> object(random, depth - 1);
            default -> {
                var list = JSON.createArrayNode();
                for (var left = random.nextInt(3); left > 0; left--) {
                    var item = object(random, depth - 1);
                    if (random.nextInt(5) > 0) item.put("id", "" + random.nextInt(3));
                    list.add(item);
                }
                yield list;
            }
        };
    }

    private static ObjectNode compiled(List<? extends JsonNode> releases) throws IOException {
        return (ObjectNode) JSON.readTree(merge(releases, false));
    }

    private static String merge(List<? extends JsonNode> releases, boolean versioned) throws IOException {
        var file = Files.createTempFile("releases", ".json");
        try {
            var text = new StringBuilder();
            releases.forEach(each -> text.append(each).append('\n'));
            Files.writeString(file, text);
            var out = new java.io.ByteArrayOutputStream();
            new ReleaseMerger(MergeSchema.builtIn(), versioned, false, 1).merge(List.of(file), out, _ -> {});
            return out.toString(StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    /// Where a history changes kind or ends in null, its order matters to a reader who sees the end
    /// alone: these are left out of what holds for all others.
    private static boolean plain(List<ObjectNode> releases) {
        return releases.stream().noneMatch(each -> each.toString().contains("null"));
    }

    @Property(tries = 400)
    void mergingAllIsMergingOneByOne(@ForAll("histories") List<ObjectNode> releases) throws IOException {
        if (!plain(releases)) return;
        var folded = releases.getFirst();
        for (var each : releases.subList(1, releases.size())) folded = compiled(List.of(folded, each));
        assertThat(compiled(List.of(folded))).isEqualTo(compiled(releases));
    }

    @Property(tries = 400)
    void theOrderOfTheInputDoesNotMatter(@ForAll("histories") List<ObjectNode> releases) throws IOException {
        var shuffled = new ArrayList<>(releases);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(compiled(shuffled)).isEqualTo(compiled(releases));
        assertThat(merge(shuffled, true)).isEqualTo(merge(releases, true));
    }

    @Property(tries = 400)
    void theLastOfEachHistoryIsWhatIsCompiled(@ForAll("histories") List<ObjectNode> releases) throws IOException {
        var last = (ObjectNode) last(JSON.readTree(merge(releases, true)));
        var compiled = compiled(releases);
        for (var field : List.of("tag", "id", "date")) compiled.remove(field);
        assertThat(last).isEqualTo(compiled);
    }

    private static JsonNode last(JsonNode node) {
        if (node instanceof ArrayNode list && !list.isEmpty() && list.get(0).has("releaseID"))
            return list.get(list.size() - 1).get("value");
        if (node instanceof ArrayNode list) {
            var all = JSON.createArrayNode();
            list.forEach(each -> all.add(last(each)));
            return all;
        }
        if (!(node instanceof ObjectNode object)) return node;
        var all = JSON.createObjectNode();
        object.properties().forEach(each -> {
            var value = last(each.getValue());
            if (!value.isNull()) all.set(each.getKey(), value);
        });
        return all;
    }
}
