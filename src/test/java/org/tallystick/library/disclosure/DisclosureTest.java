package org.tallystick.library.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.Spent;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Crowd;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.SurveyDocument;
import org.tallystick.library.survey.answer.SurveyPacks;
import org.tallystick.library.survey.tally.Packed;
import org.tallystick.library.survey.tally.PackedBuilder;
import org.tallystick.library.survey.tally.Thresholds;
import org.tallystick.property.ForAll;
import org.tallystick.property.Gen;
import org.tallystick.property.Property;

/// Attacks on published tables. Each succeeds where secondary suppression is switched off, or an
/// earlier release is forgotten, and fails where it is not.
class DisclosureTest {

    private static final String NONE = PublicTable.UNANSWERED;
    private static final String ALL = PublicTable.EVERYBODY;

    private static PublicTable table(Release release, String items) {
        return release.tables().stream()
                .filter(table -> String.join("*", table.items()).equals(items))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsBelowTheThresholdAreHiddenAndOthersShown() {
        var release =
                release(new Crowd().asks("a", "x", "y", "z", "u").answer("a=x:5", "a=y:4", "a=z:0", "a=u:30"), "a");
        var a = table(release, "a");
        assertThat(a.count("y")).isEmpty();
        assertThat(a.count("z")).isEmpty();
        // Both together are 4: one of the others is hidden with them.
        assertThat(a.count("x").isPresent()).isNotEqualTo(a.count("u").isPresent());
        assertThat(a.count(NONE)).contains(0);
        assertThat(a.count(ALL)).contains(39);
    }

    /// Its rows name the numbers that were given: a hidden count beside a name is 1 at least.
    @Test
    void numbersGetNoTableWhereSmallCountsAreHidden() {
        var crowd = new Crowd().asksNumber("n", false).asksNumber("o", true).asks("a", "x", "y");
        assertThatThrownBy(() -> release(crowd, "n")).hasMessageContaining("names what it would hide");
        assertThatThrownBy(() -> release(crowd, "o*a")).hasMessageContaining("names what it would hide");
        assertThat(release(crowd, "o").tables()).hasSize(1);
    }

    /// What is hidden together must not be few: 50 less 48 would be two people.
    @ParameterizedTest(name = "{0}, {1} and {2} below {3}")
    @CsvSource({"48,1,1,5", "200,1,1,10", "11,9,0,10"})
    void theSumOfWhatIsHiddenReachesTheThreshold(int x, int y, int z, int threshold) {
        var crowd = new Crowd().asks("a", "x", "y", "z");
        crowd.answer("a=x:" + x, "a=y:" + y, "a=z:" + z);
        var hiding = new Thresholds(10, threshold);
        var open = DisclosureRules.release(
                crowd.survey(), crowd.packed(), List.of(List.of("a")), List.of(), hiding, false, 2016);
        if (y > 0) assertThat(AuditRules.bounded(List.of(open))).isNotEmpty();
        var safe =
                DisclosureRules.release(crowd.survey(), crowd.packed(), List.of(List.of("a")), List.of(), hiding, 2016);
        assertThat(AuditRules.bounded(List.of(safe))).isEmpty();
        assertThat(table(safe, "a").cells().stream().filter(cell -> cell.count() == null))
                .hasSize(3);
    }

    /// A "many of" of which one may be chosen adds up like a "one of".
    @Test
    void oneOfSeveralAddsUp() {
        var crowd = new Crowd().asksSome("m", 1, "x", "y", "z").answer("m=x:4", "m=y:26", "m=z:19");
        var open = release(crowd, false, List.of(), "m");
        assertThat(AuditRules.given(List.of(open))).contains(new AuditRules.Known(Map.of("m", "x"), 4, true));
        var safe = release(crowd, "m");
        assertThat(table(safe, "m").count("x")).isEmpty();
        assertThat(AuditRules.given(List.of(safe))).isEmpty();
        assertThat(table(safe, "m").cells().stream().filter(cell -> cell.count() == null))
                .hasSize(2);
    }

    /// Everybody chose two of three: who chose x is known from who chose the others.
    @Test
    void whatTheSurveySaysOfItsAnswersIsKnown() {
        var crowd = new Crowd().asksSome("m", 2, "x", "y", "z").answer("m=y+z:40", "m=x+y:2", "m=x+z:2");
        var open = release(crowd, false, List.of(), "m");
        assertThat(AuditRules.bounded(List.of(open))).isNotEmpty();
        assertThat(AuditRules.bounded(List.of(release(crowd, "m")))).isEmpty();
    }

    /// Everybody can read in the survey that a question was not asked after some answers: its counts
    /// there are 0 for certain. Where the program does not know it, what it hides can be worked out.
    @Test
    void whatWasNeverAskedIsKnownToBeNobody() {
        var random = new Random(7);
        var leaks = 0;
        for (var each = 0; each < 60; each++) {
            var answers = new ArrayList<String>();
            for (var c : List.of("x", "y", "z")) answers.add("p=yes c=" + c + ":" + random.nextInt(14));
            answers.add("p=yes :" + random.nextInt(9));
            for (var other : List.of("no", "perhaps")) answers.add("p=" + other + ":" + (5 + random.nextInt(9)));
            var knows = crowd(true).answer(answers.toArray(String[]::new));
            var unaware = crowd(false).answer(answers.toArray(String[]::new));
            if (!AuditRules.given(List.of(filled(release(unaware, "p", "c", "c*p"))))
                    .isEmpty()) leaks++;
            var safe = release(knows, "p", "c", "c*p");
            assertThat(AuditRules.given(List.of(filled(safe)))).isEmpty();
            assertThat(AuditRules.bounded(List.of(filled(safe)))).isEmpty();
            safe.tables().stream()
                    .filter(table -> table.items().size() == 2)
                    .flatMap(table -> table.cells().stream())
                    .filter(DisclosureTest::neverAsked)
                    .forEach(cell -> assertThat(cell.count()).isZero());
        }
        assertThat(leaks).isPositive();
    }

    private static Crowd crowd(boolean conditions) {
        var crowd = new Crowd().asksOpinion("p", "yes", "no", "perhaps").asks("c", "x", "y", "z");
        return conditions ? crowd.onlyIf("p", "yes") : crowd;
    }

    private static boolean neverAsked(PublicTable.Cell cell) {
        return List.of("x", "y", "z").contains(cell.at().getFirst())
                && List.of("no", "perhaps", NONE).contains(cell.at().get(1));
    }

    /// As a reader of the survey fills the tables in.
    private static Release filled(Release release) {
        return new Release(
                release.tables().stream()
                        .map(table -> new PublicTable(
                                table.axes(),
                                table.cells().stream()
                                        .map(cell -> table.items().size() == 2 && neverAsked(cell)
                                                ? new PublicTable.Cell(cell.at(), 0)
                                                : cell)
                                        .toList()))
                        .toList(),
                release.withdrawn());
    }

    /// Two questions that nobody is asked together have no answers together.
    @Test
    void twoWaysThroughASurveyNeverMeet() {
        var crowd = new Crowd().asksOpinion("p", "yes", "no");
        crowd.asks("c", "x", "y").onlyIf("p", "yes").asks("d", "u", "v").onlyIf("p", "no");
        crowd.answer("p=yes c=x:12", "p=yes c=y:11", "p=no d=u:13", "p=no d=v:14", "p=no:3");
        var both = table(release(crowd, "p", "c", "d", "c*d"), "c*d");
        assertThat(both.count("x", "u")).contains(0);
        assertThat(both.count("y", "v")).contains(0);
        assertThat(both.count("x", NONE)).contains(12);
    }

    /// Who runs the program on other answers does not know which of several ways it took here.
    @Test
    void aSecretDecidesBetweenWaysThatAreAsGood() {
        var crowd = new Crowd().asks("a", "x", "y", "z", "u", "v");
        crowd.answer("a=x:2", "a=y:30", "a=z:30", "a=u:30", "a=v:30");
        var ways = new HashSet<List<PublicTable.Cell>>();
        for (var secret = 0L; secret < 20; secret++) {
            var release = DisclosureRules.release(
                    crowd.survey(), crowd.packed(), List.of(List.of("a")), List.of(), Thresholds.DEFAULT, secret);
            ways.add(table(release, "a").cells());
        }
        assertThat(ways.size()).isGreaterThan(1);
    }

    @Test
    void opinionsMayShowSmallCounts() {
        var release = release(new Crowd().asksOpinion("a", "x", "y").answer("a=x:1", "a=y:2"), "a");
        assertThat(table(release, "a").count("x")).contains(1);
        assertThat(table(release, "a").count("y")).contains(2);
    }

    @Test
    void subtractingARowFromItsMargin() {
        var crowd = new Crowd()
                .asks("a", "x", "y", "z")
                .asks("b", "p", "q", "r")
                .answer("a=x b=p:3", "a=x b=q:20", "a=x b=r:30", "a=y b=p:25", "a=y b=q:35")
                .answer("a=y b=r:15", "a=z b=p:40", "a=z b=q:12", "a=z b=r:22");
        var open = table(release(crowd, false, List.of(), "a*b"), "a*b");
        assertThat(open.count("x", "p")).isEmpty();
        assertThat(minus(open, "x")).isEqualTo(3);
        var safe = release(crowd, "a*b");
        assertThat(hiddenInRow(table(safe, "a*b"), "x")).isGreaterThan(1);
        assertThat(AuditRules.given(List.of(safe))).isEmpty();
        assertThat(AuditRules.given(List.of(release(crowd, false, List.of(), "a*b"))))
                .isNotEmpty();
    }

    private static int minus(PublicTable table, String row) {
        return table.count(row, ALL).orElseThrow()
                - table.count(row, "q").orElseThrow()
                - table.count(row, "r").orElseThrow()
                - table.count(row, NONE).orElse(0);
    }

    private static long hiddenInRow(PublicTable table, String row) {
        return table.cells().stream()
                .filter(cell -> cell.at().getFirst().equals(row) && cell.count() == null)
                .count();
    }

    /// The tables of all, and of organisations and persons apart, differ by those who did not say.
    @Test
    void differencingTheWholeAndItsParts() {
        var crowd = new Crowd()
                .asks("opinion", "for", "against")
                .asks("org", "yes", "no")
                .answer("opinion=for org=yes:20", "opinion=for org=no:15", "opinion=for:2")
                .answer("opinion=against org=yes:11", "opinion=against org=no:9")
                .answer("opinion=against:8");
        var open = release(crowd, false, List.of(), "opinion", "opinion*org");
        var crossed = table(open, "opinion*org");
        assertThat(crossed.count("for", NONE)).isEmpty();
        assertThat(table(open, "opinion").count("for").orElseThrow()
                        - crossed.count("for", "yes").orElseThrow()
                        - crossed.count("for", "no").orElseThrow())
                .isEqualTo(2);
        assertThat(AuditRules.given(List.of(open))).isNotEmpty();
        var safe = release(crowd, "opinion", "opinion*org");
        assertThat(AuditRules.given(List.of(safe))).isEmpty();
        assertThat(table(safe, "opinion*org").count("for", NONE)).isEmpty();
    }

    @Test
    void twoReleasesTogether() {
        var crowd = new Crowd()
                .asks("a", "x", "y", "z")
                .asks("b", "p", "q")
                .answer("a=x b=p:2", "a=x b=q:30", "a=y b=p:31", "a=y b=q:3", "a=z b=p:20")
                .answer("a=z b=q:21");
        var first = release(crowd, "a*b");
        var hiddenFirst = table(first, "a*b").cells().stream()
                .filter(cell -> cell.count() == null)
                .toList();
        assertThat(hiddenFirst).isNotEmpty();
        // A second release that knows nothing of the first, and would show other cells of the same
        // tables, gives them away.
        var forgetful = release(crowd, false, List.of(), "a", "b", "a*b");
        assertThat(AuditRules.given(List.of(first, forgetful))).isNotEmpty();
        var second = release(crowd, true, List.of(first), "a", "b", "a*b");
        assertThat(AuditRules.given(List.of(first, second))).isEmpty();
        // What the first hid the second hides too.
        for (var cell : hiddenFirst)
            assertThat(table(second, "a*b").count(cell.at().toArray(new String[0])))
                    .isEmpty();
    }

    /// A table of three items and the table of two inside it.
    @Test
    void nestedTables() {
        var crowd = new Crowd().asks("a", "x", "y").asks("b", "p", "q").asks("c", "s", "t");
        for (var a : List.of("x", "y"))
            for (var b : List.of("p", "q"))
                for (var c : List.of("s", "t"))
                    crowd.answer("a=%s b=%s c=%s:%d"
                            .formatted(a, b, c, a.equals("x") && b.equals("p") && c.equals("s") ? 2 : 20));
        var open = release(crowd, false, List.of(), "a*b*c", "a*b");
        assertThat(AuditRules.given(List.of(open))).isNotEmpty();
        var safe = release(crowd, "a*b*c", "a*b");
        assertThat(safe.withdrawn()).isEmpty();
        assertThat(AuditRules.given(List.of(safe))).isEmpty();
    }

    /// Who did not choose an option is the base less those who did.
    @Test
    void complementsOfOptionsThatSeveralMayChoose() {
        var crowd = new Crowd().asksMany("m", "x", "y", "z").answer("m=x:20", "m=x+y:12", "m=y:2", "m=z+x:9");
        var open = release(crowd, false, List.of(), "m");
        assertThat(table(open, "m").count("x")).contains(41);
        assertThat(AuditRules.given(List.of(open))).contains(new AuditRules.Known(Map.of("m", "¬x"), 2, true));
        var safe = release(crowd, "m");
        assertThat(table(safe, "m").count("x")).isEmpty();
        assertThat(table(safe, "m").count("y")).contains(14);
        assertThat(AuditRules.given(List.of(safe))).isEmpty();
    }

    /// What nobody was asked, or everybody left out, hides nothing and costs no table.
    @Test
    void aQuestionThatNobodyAnsweredIsShownAsSuch() {
        var release = release(
                new Crowd().asks("a", "x", "y").asks("b", "p", "q").answer("a=x:20", "a=y:11"), "a", "b", "a*b");
        assertThat(release.withdrawn()).isEmpty();
        assertThat(table(release, "b").count("p")).contains(0);
        assertThat(table(release, "a*b").count("x", NONE)).contains(20);
        assertThat(AuditRules.given(List.of(release))).isEmpty();
    }

    /// Cells that are not below 0 and add up to nothing are nothing: the reduction alone would not
    /// see it.
    @Test
    void sumsOfNothing() {
        var axes = List.of(new Axis("a", List.of("x", "y", "z"), false, 5));
        var cells = new ArrayList<PublicTable.Cell>();
        cells.add(new PublicTable.Cell(List.of("x"), 40));
        cells.add(new PublicTable.Cell(List.of("y"), null));
        cells.add(new PublicTable.Cell(List.of("z"), null));
        cells.add(new PublicTable.Cell(List.of(NONE), 0));
        cells.add(new PublicTable.Cell(List.of(ALL), 40));
        var release = new Release(List.of(new PublicTable(axes, cells)), List.of());
        assertThat(AuditRules.given(List.of(release))).hasSize(2);
    }

    /// Shropshire's questions as if none might show small counts, with a dozen crossings; the best
    /// of three goes by the processor's clock, for other work may run beside.
    @ParameterizedTest(name = "{0} responses")
    @ValueSource(ints = {31, 400, 1_500})
    void seventeenQuestionsAndADozenCrossingsAreCheckedWithinASecond(int responses) {
        var survey = strict(SurveyPacks.shropshire2016());
        var packed = answered(survey, responses);
        var tables = new ArrayList<List<String>>();
        survey.items().filter(item -> !item.kind().choices().isEmpty()).forEach(item -> tables.add(List.of(item.id())));
        for (var by : List.of("Q2", "Q3", "Q5", "Q6"))
            for (var item : List.of("Q7a", "Q7b", "Q14")) tables.add(List.of(item, by));
        var best = Duration.ofDays(1);
        for (var go = 0; go < 3; go++) {
            var began = Spent.processor();
            var release = DisclosureRules.release(survey, packed, tables, List.of(), Thresholds.DEFAULT, 2016);
            assertThat(AuditRules.given(List.of(release))).isEmpty();
            var spent = Spent.processor().minus(began);
            if (spent.compareTo(best) < 0) best = spent;
        }
        assertThat(best).isLessThan(Duration.ofSeconds(1));
    }

    private static Survey strict(Survey survey) {
        return SurveyDocument.parse(SurveyDocument.write(survey).replaceAll(",\\s*\"smallCounts\" : \"[^\"]*\"", ""));
    }

    /// Random answers of which nine in ten were given, the first options more often.
    private static Packed answered(Survey survey, int responses) {
        var random = new Random(7);
        var builder = PackedBuilder.of(survey);
        for (var each = 0; each < responses; each++) {
            var answers = new LinkedHashMap<String, Answer>();
            survey.items()
                    .filter(item -> item.tallied() && random.nextInt(10) > 0)
                    .forEach(item -> answers.put(item.id(), any(item, random)));
            builder.add(new Answers(answers));
        }
        return builder.build();
    }

    private static Answer any(Item item, Random random) {
        if (item.kind() instanceof Kind.NumberIn) return new Answer.Number(BigDecimal.valueOf(1 + random.nextInt(14)));
        var options = item.kind().choices();
        var chosen = random.nextInt(1 + random.nextInt(options.size()));
        return new Answer.Chosen(List.of(options.get(chosen).id()));
    }

    record Plan(List<Map<String, List<String>>> responses, List<String> tables) {}

    Gen<Plan> plans() {
        var one = Gen.of("x", "y", "x", "y", "x", "y", "x", "y", "x", "y", "z", "u", "");
        var other = Gen.of("p", "q", "r", "");
        var many = Gen.of("s", "t", "v").set(0, 3);
        Gen<Map<String, List<String>>> response = random -> Map.of(
                "a", given(one.next(random)),
                "b", given(other.next(random)),
                "m", List.copyOf(many.next(random)),
                "c", List.of(random.nextBoolean() ? "k" : "l"));
        var tables = Gen.of("a", "b", "m", "c", "a*b", "a*c", "b*c", "a*m", "b*m", "a*b*c")
                .set(1, 5);
        var responses = response.list(5, 250);
        return random -> new Plan(responses.next(random), List.copyOf(tables.next(random)));
    }

    private static List<String> given(String answer) {
        return answer.isEmpty() ? List.of() : List.of(answer);
    }

    private static Crowd crowd(Plan plan) {
        var crowd = new Crowd()
                .asks("a", "x", "y", "z", "u")
                .asks("b", "p", "q", "r")
                .asksMany("m", "s", "t", "v")
                .asks("c", "k", "l");
        plan.responses.forEach(crowd::answer);
        return crowd;
    }

    @Property(tries = 150)
    void nothingHiddenCanBeWorkedOut(@ForAll("plans") Plan plan) {
        var release = release(crowd(plan), plan.tables.toArray(new String[0]));
        assertThat(AuditRules.given(List.of(release))).isEmpty();
        for (var table : release.tables())
            for (var cell : table.cells()) {
                var count = cell.count();
                var key = table.key(cell);
                if (count != null && count < 5 && key.tells())
                    assertThat(count).as("%s", cell).isZero();
            }
    }

    @Property(tries = 60)
    void norFromTwoReleases(@ForAll("plans") Plan plan, @ForAll("plans") Plan later) {
        var crowd = crowd(plan);
        var first = release(crowd, plan.tables.toArray(new String[0]));
        var second = release(crowd, true, List.of(first), later.tables.toArray(new String[0]));
        assertThat(AuditRules.given(List.of(first, second))).isEmpty();
        var shown = new HashSet<CellKey>();
        first.tables()
                .forEach(t -> t.cells().stream().filter(c -> c.count() == null).forEach(c -> shown.add(t.key(c))));
        for (var table : second.tables())
            for (var cell : table.cells())
                if (shown.contains(table.key(cell))) assertThat(cell.count()).isNull();
    }

    /// @param tables each as "a" or "a*b"
    private static Release release(Crowd crowd, boolean secondary, List<Release> earlier, String... tables) {
        return DisclosureRules.release(
                crowd.survey(),
                crowd.packed(),
                List.of(tables).stream()
                        .map(table -> List.of(table.split("\\*")))
                        .toList(),
                earlier,
                Thresholds.DEFAULT,
                secondary,
                2016);
    }

    private static Release release(Crowd crowd, String... tables) {
        return release(crowd, true, List.of(), tables);
    }
}
