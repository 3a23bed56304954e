package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What no compiler sees in the source texts, and for each rule a proof that its guard can fail.
class SourceTest {

    private static final Path SOURCES = Path.of("src/main/java/org/tallystick");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /// Whose each schema is.
    private static final Map<String, String> ROOMS = Map.ofEntries(
            Map.entry("charter", "charter/text"),
            Map.entry("signatory", "charter/signatory"),
            Map.entry("mark", "charter/mark"),
            Map.entry("progress", "charter/progress"),
            Map.entry("consultation", "consultation"),
            Map.entry("finding", "consultation/finding"),
            Map.entry("recommendation", "consultation/recommendation"),
            Map.entry("delivery", "delivery"),
            Map.entry("subcontract", "delivery/subcontract"),
            Map.entry("framework", "framework"),
            Map.entry("ledger", "platform/ledger"),
            Map.entry("organisation", "platform/organisation"),
            Map.entry("procurement", "procurement"),
            Map.entry("localspend", "spending"),
            Map.entry("multiplier", "spending/multiplier"),
            Map.entry("market", "planning/market"),
            Map.entry("proof", "report/own"),
            Map.entry("web", "porch/web"));

    /// A room's statements name its own schema only; foreign keys and views may follow the arrows
    /// in the migrations.
    @Test
    void aRoomsSqlNamesItsOwnSchemaOnly() {
        assertThat(strangers(sources())).isEmpty();
    }

    @Test
    void aRoomsSqlNamesItsOwnSchemaOnlyCanFail() {
        var planted = new Source("report/pages", "Planted.java", "db.sql(\"select * from delivery.claim\")");
        assertThat(strangers(List.of(planted))).containsExactly("report/pages/Planted.java names delivery.claim");
    }

    /// One concept a file. Past 400 lines there may be two: look again.
    @Test
    void noFileIsLongerThanFourHundredLines() {
        assertThat(tooLong(sources())).isEmpty();
    }

    @Test
    void noFileIsLongerThanFourHundredLinesCanFail() {
        var planted = new Source("report/pages", "Planted.java", "line\n".repeat(401));
        assertThat(tooLong(List.of(planted))).containsExactly("report/pages/Planted.java");
    }

    private static List<String> tooLong(List<Source> sources) {
        return sources.stream()
                .filter(source -> source.text().lines().count() > 400)
                .map(Source::toString)
                .toList();
    }

    /// A document that sends its reader to a file which is not there.
    @Test
    void everyFileThatADocumentNamesIsThere() throws IOException {
        try (Stream<Path> root = Files.list(Path.of("."));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            assertThat(Stream.concat(root, docs)
                            .filter(file -> file.toString().endsWith(".md"))
                            .flatMap(file -> lostFiles(read(file))))
                    .isEmpty();
        }
    }

    @Test
    void everyFileThatADocumentNamesIsThereCanFail() {
        assertThat(lostFiles("See `docs/lost.md` and `pom.xml`, `docs/rules.md`."))
                .containsExactly("docs/lost.md");
    }

    private static Stream<String> lostFiles(String document) {
        return Pattern.compile("`((?:docs|src|bin)/[A-Za-z0-9_./-]+)`")
                .matcher(document)
                .results()
                .map(each -> each.group(1))
                // The example of a page that is to be added.
                .filter(each -> !each.endsWith("/letters.jte"))
                .filter(each -> !Files.exists(Path.of(each)));
    }

    /// A clock of its own cannot be moved with the house's.
    @Test
    void theHouseHasOneClock() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> ownClock(read(file)))
                            .map(file -> file.getFileName().toString()))
                    // Where it is made, and a command that runs without the house.
                    .containsExactlyInAnyOrder("Assembly.java", "MarkCommand.java");
        }
    }

    @Test
    void theHouseHasOneClockCanFail() {
        assertThat(ownClock("private final InstantSource clock = InstantSource.system();"))
                .isTrue();
    }

    private static boolean ownClock(String source) {
        return source.contains("InstantSource.system()");
    }

    /// An outside PostgreSQL may be as old as 15; the embedded one is newer and would not notice.
    @Test
    void noStatementNeedsANewerDatabaseThanIsPromised() throws IOException {
        assertThat(sources().stream().filter(each -> isTooNew(each.text()))).isEmpty();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            assertThat(files.filter(file -> isTooNew(read(file)))).isEmpty();
        }
    }

    @Test
    void noStatementNeedsANewerDatabaseThanIsPromisedCanFail() {
        assertThat(isTooNew("sum integer generated always as (a + b) virtual")).isTrue();
        assertThat(isTooNew("update t set a = 1 returning old.a, new.a")).isTrue();
        assertThat(isTooNew("a virtual thread")).isFalse();
    }

    private static boolean isTooNew(String text) {
        return Pattern.compile("\\) virtual\\b|returning (?:old|new)\\b|\\bany_value\\(|\\buuidv7\\("
                        + "|\\bjson_table\\(|\\bis json\\b|\\bwithout overlaps\\b")
                .matcher(text)
                .find();
    }

    /// A page that names a template wrongly fails only when somebody opens it.
    @Test
    void everyTemplateThatIsNamedIsThere() {
        assertThat(sources().stream().flatMap(each -> lostTemplates(each.text())))
                .isEmpty();
    }

    @Test
    void everyTemplateThatIsNamedIsThereCanFail() {
        assertThat(lostTemplates("new ModelAndView(\"report/pages/lost\", model)"))
                .containsExactly("report/pages/lost");
        assertThat(lostTemplates("new ModelAndView(\"lost\")")).containsExactly("lost");
        assertThat(lostTemplates("open ? \"charter/text/lost\" : \"charter/text/desk\""))
                .containsExactly("charter/text/lost");
    }

    private static Stream<String> lostTemplates(String code) {
        return Pattern.compile("ModelAndView\\(\\s*\"([a-z][A-Za-z/-]*)\""
                        + "|\"((?:charter|consultation|delivery|framework|planning|platform|porch|procurement|report|spending)"
                        + "/[a-z]+(?:/[A-Za-z-]+)+)\"")
                .matcher(code)
                .results()
                .map(each -> each.group(1) == null ? each.group(2) : each.group(1))
                // The signing pages add the name of their step.
                .filter(each -> !each.endsWith("/sign-"))
                .filter(each -> !Files.exists(Path.of("src/main/resources/templates", each + ".jte")));
    }

    /// Comments are left out before lines are skipped: a table that skips more than its headings
    /// loses its first cases.
    @Test
    void everyCaseOfATableIsRun() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(file -> losesCases(read(file))))
                    .isEmpty();
        }
    }

    @Test
    void everyCaseOfATableIsRunCanFail() {
        assertThat(losesCases("@CsvFileSource(resources = \"x.csv\", numLinesToSkip" + " = 3)"))
                .isTrue();
    }

    private static boolean losesCases(String test) {
        return Pattern.compile("numLinesToSkip" + " = [^1]").matcher(test).find();
    }

    @Test
    void noSqlIsBuiltByConcatenation() {
        assertThat(concatenated(sources())).isEmpty();
    }

    @Test
    void noSqlIsBuiltByConcatenationCanFail() {
        for (var each : List.of(
                "db.sql(\"select 1 order by \" + key)",
                "db.sql(START + \"where id = :id\")",
                "db.sql(\"select %s\".formatted(key))",
                "db.sql(statement)"))
            assertThat(concatenated(List.of(new Source("report/pages", "Planted.java", each))))
                    .hasSize(1);
    }

    /// Stiff phrases, as regular expressions, that pages and messages do without: a reader should
    /// never have to work out what a sentence means.
    private static final List<Pattern> STIFF = Stream.of(
                    "\\bthereof\\b",
                    ", we included\\b",
                    "\\bfound to be so\\b",
                    "\\bcannot be told\\b(?! apart)",
                    "\\bwhat came of (it|them|its)\\b",
                    "\\bborne out\\b|\\bbears? out\\b|\\bbear it out\\b",
                    "\\bhand in\\b",
                    "\\bwhat (it|this) is made of\\b",
                    "\\bstands (below|here|there|beside)\\b",
                    "\\bput (it|this|that|these|them) right\\b",
                    "\\btakes? the place of\\b",
                    "(?<!there )\\bis no (option|answer|rank|text|kind|edition|register|table)\\b",
                    "\\bthis is no\\b(?! longer)",
                    "\\bnothing of yours\\b",
                    "\\bsees? to it\\b",
                    "\\bmeanwhile\\b")
            .map(each -> Pattern.compile(each, Pattern.CASE_INSENSITIVE))
            .toList();

    @Test
    void wordsThatPeopleReadArePlain() {
        assertThat(stiff(texts())).isEmpty();
    }

    @Test
    void wordsThatPeopleReadArePlainCanFail() {
        var java = "class X { String a = \"The file is no\"\n + \" table\"; }";
        assertThat(stiff(List.of(
                        new Source("report/pages", "Planted.java", java),
                        new Source("report", "planted.jte", "<p>Hand in a bid</p>"),
                        new Source("report", "fine.jte", "<%-- Hand in --%>"),
                        new Source("report", "Fine.java", "/// Hand in"))))
                .containsExactly("report/pages/Planted.java says “is no table”", "report/planted.jte says “Hand in”");
    }

    private static List<String> stiff(List<Source> sources) {
        var found = new ArrayList<String>();
        for (var source : sources) {
            var words = words(source);
            for (var phrase : STIFF) {
                var match = phrase.matcher(words);
                while (match.find()) found.add(source + " says “" + match.group() + "”");
            }
        }
        return found;
    }

    /// A template without its comments, or the texts in a Java file with each joined text whole.
    private static String words(Source source) {
        if (source.file().endsWith(".jte"))
            return Pattern.compile("<%--.*?--%>", Pattern.DOTALL)
                    .matcher(source.text())
                    .replaceAll(" ");
        var code = source.text().replaceAll("(?m)^\\s*//.*$", "").replaceAll("\"\\s*\\+\\s*\"", "");
        return Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"")
                .matcher(code)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.joining("\n"));
    }

    private static List<Source> texts() {
        var texts = new ArrayList<>(sources());
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            files.filter(file -> file.toString().endsWith(".jte"))
                    .forEach(file -> texts.add(new Source(
                            TEMPLATES.relativize(file.getParent()).toString(),
                            file.getFileName().toString(),
                            read(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private record Source(String room, String file, String text) {
        @Override
        public String toString() {
            return room + "/" + file;
        }
    }

    private static List<Source> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(SourceTest::source)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(Path file) {
        var place = SOURCES.relativize(file);
        return new Source(
                place.getParent() == null ? "" : place.getParent().toString(),
                place.getFileName().toString(),
                read(file));
    }

    private static List<String> strangers(List<Source> sources) {
        var tables = new TreeSet<String>();
        var created = Pattern.compile(
                "create (?:or replace )?(?:table|view|materialized view|unlogged table)" + " ([a-z]+)\\.([a-z_]+)");
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            files.forEach(file -> {
                var match = created.matcher(read(file));
                while (match.find()) tables.add(match.group(1) + "." + match.group(2));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(tables.stream().map(SourceTest::schema)).allMatch(ROOMS::containsKey);
        var named = Pattern.compile("(?:from|join|into|update|table)\\s+([a-z]+\\.[a-z_]+)\\b");
        var found = new TreeSet<String>();
        for (var source : sources) {
            var match = named.matcher(source.text());
            while (match.find())
                if (tables.contains(match.group(1))
                        && !source.room().startsWith(ROOMS.getOrDefault(schema(match.group(1)), "?")))
                    found.add(source + " names " + match.group(1));
        }
        return List.copyOf(found);
    }

    private static List<String> concatenated(List<Source> sources) {
        var found = new ArrayList<String>();
        for (var source : sources) {
            var call = Pattern.compile("\\.sql\\(").matcher(source.text());
            while (call.find()) {
                var argument = argument(source.text(), call.end());
                if (!argument.matches("\"\"(\\+\"\")*|") && !GIVEN.contains(source.file()))
                    found.add(source + " puts a statement together: " + argument);
            }
        }
        return found;
    }

    /// The code between the brackets without its white space, each text in it as two quotation
    /// marks.
    private static String argument(String code, int from) {
        var bare = new StringBuilder();
        var depth = 1;
        for (var at = from; depth > 0; at++) {
            if (code.startsWith("\"\"\"", at)) {
                at = code.indexOf("\"\"\"", at + 3) + 2;
                bare.append("\"\"");
            } else if (code.charAt(at) == '"') {
                for (at++; code.charAt(at) != '"'; at++) if (code.charAt(at) == '\\') at++;
                bare.append("\"\"");
            } else {
                if (code.charAt(at) == '(') depth++;
                if (code.charAt(at) == ')') depth--;
                if (depth > 0 && !Character.isWhitespace(code.charAt(at))) bare.append(code.charAt(at));
            }
        }
        return bare.toString();
    }

    /// Statements that are no text of ours at that place: a question of the warehouse, one of two
    /// constants. An excuse that is not needed must go.
    private static final Set<String> GIVEN = Set.of("EmbeddedServer.java", "Assignments.java");

    @Test
    void everyExcuseIsNeeded() {
        assertThat(GIVEN)
                .allMatch(file -> sources().stream()
                        .filter(source -> source.file().equals(file))
                        .anyMatch(source -> source.text().contains(".sql(")));
    }

    private static String schema(String table) {
        return table.substring(0, table.indexOf('.'));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
