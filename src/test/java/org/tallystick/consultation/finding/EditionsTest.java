package org.tallystick.consultation.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.answering.Holding;
import org.tallystick.consultation.finding.FindingDocument.Said;
import org.tallystick.library.disclosure.AuditRules;
import org.tallystick.library.disclosure.Axis;
import org.tallystick.library.disclosure.PublicTable;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Statement;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

/// Results over several editions, who was asked, what is withheld, repeats, the download.
@OnPostgres
class EditionsTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Holding holding;

    @Autowired
    Findings findings;

    @Autowired
    Results results;

    @Autowired
    NothingHiddenIsKnown doctor;

    private static final Kind YES_NO = new Kind.OneOf(Holding.options("Yes", "No"));

    private static Question question(
            String id, Kind kind, boolean aboutProtected, boolean small, Condition... shownIf) {
        return new Question(
                id,
                Words.of("Question " + id),
                null,
                kind,
                null,
                List.of(shownIf),
                null,
                aboutProtected,
                small ? "It is about organisations" : null);
    }

    private static Survey survey(Question... questions) {
        return new Survey(
                Words.of("Editions"),
                null,
                null,
                null,
                List.of(new Section("s", Words.of("All"), null, List.of(), List.of(questions))));
    }

    private static Condition yes(String item) {
        return new Condition(item, List.of("Yes"), List.of());
    }

    private static Survey first() {
        return survey(
                question("open", YES_NO, false, true),
                question("disabled", YES_NO, true, false),
                question("adjust", YES_NO, false, true, yes("disabled")),
                question("how", new Kind.ShortText(100), false, false, yes("adjust")),
                question("detail", YES_NO, false, true, yes("open")),
                question(
                        "children",
                        new Kind.NumberIn(java.math.BigDecimal.ZERO, java.math.BigDecimal.TEN, 1, null),
                        false,
                        false),
                question("gone", YES_NO, false, true));
    }

    private static Survey second() {
        var kept = new ArrayList<>(first().questions().toList());
        kept.removeLast();
        kept.add(question("new", YES_NO, false, true));
        return survey(kept.toArray(new Question[0]));
    }

    private static Answers say(String... pairs) {
        var answers = new HashMap<String, Answer>();
        for (var each : pairs) {
            var parts = each.split("=");
            answers.put(
                    parts[0],
                    parts[0].equals("children")
                            ? new Answer.Number(new java.math.BigDecimal(parts[1]))
                            : parts[0].equals("how")
                                    ? new Answer.Written(parts[1])
                                    : new Answer.Chosen(List.of(parts[1])));
        }
        return new Answers(answers);
    }

    private record Held(Holding.Council council, Consultation consultation, Actor officer) {}

    /// Three answers to the first edition, of which two say the same, and two to the second.
    private Held held() {
        var council = holding.council();
        var open = holding.open(council, Holding.plan(Mode.ANONYMOUS, first()));
        holding.answer(open, say("open=Yes", "detail=No", "gone=Yes", "children=7"));
        holding.answer(open, say("open=Yes", "detail=No", "gone=Yes", "children=7.0"));
        holding.answer(open, say("open=No", "disabled=Yes", "adjust=Yes", "how=A ramp", "gone=No"));
        var corrected = holding.corrected(council, open, second());
        holding.answer(corrected, say("open=Yes", "new=Yes", "children=2"));
        holding.answer(corrected, say("open=No", "new=No"));
        return new Held(council, holding.close(council, corrected), council.officer());
    }

    private Results.Read.All all(Held held, boolean repeats) {
        return (Results.Read.All)
                results.read(held.officer(), held.consultation().id(), repeats).orElseThrow();
    }

    private FindingDocument document(Held held) {
        return FindingRules.document(
                all(held, true), List.of(), new Said("x", Map.of(), "", ""), Settings.DEFAULT, List.of(), 2016);
    }

    @Test
    void whatACorrectionRemovedIsStillCountedOfThoseWhoWereAsked() {
        var document = document(held());
        var gone = document.asked("gone").orElseThrow();
        assertThat(gone.base()).isEqualTo(3);
        assertThat(gone.shownTo()).isEqualTo(3);
        assertThat(document.table("gone").orElseThrow().count("Yes")).contains(2);
        var anew = document.asked("new").orElseThrow();
        assertThat(Sentences.ENGLISH.base(document, anew))
                .isEqualTo("2 of the 2 who were asked answered. 3 were not asked.");
        var detail = document.asked("detail").orElseThrow();
        assertThat(Sentences.ENGLISH.base(document, detail))
                .isEqualTo("2 of the 3 who were asked answered; 1 did not. 2 were not asked.");
    }

    /// How many were asked about adjustments is how many said that they are disabled.
    @Test
    void whatWasAskedBecauseOfAHiddenAnswerIsWithheldWithWhatHangsOnIt() {
        var document = document(held());
        assertThat(document.withdrawn())
                .extracting(FindingDocument.Withdrawn::items)
                .containsExactly(List.of("adjust"), List.of("how"), List.of("disabled"));
        assertThat(document.withdrawn().getFirst().name()).isEqualTo("Question adjust");
        assertThat(document.withdrawn().getFirst().because()).contains("Question disabled");
        assertThat(document.asked("adjust")).isEmpty();
        assertThat(document.table("adjust")).isEmpty();
        assertThat(document.asked("how")).isEmpty();
        assertThat(document.table("detail")).as("whose condition hides nothing").isPresent();
    }

    /// The edition that asked for more hid less: what any edition hides is hidden.
    @Test
    void aFollowUpIsWithheldThoughAnotherEditionProtectsItsQuestion() {
        var asking = survey(
                question("record", YES_NO, false, true),
                question("kind", YES_NO, false, true, yes("record")),
                question("then", YES_NO, false, true, yes("kind")));
        var protecting = survey(question("record", YES_NO, true, false));
        assertThat(WithheldRules.withheld(List.of(asking))).isEmpty();
        assertThat(WithheldRules.withheld(List.of(asking, protecting))).containsOnlyKeys("kind", "then");
        assertThat(WithheldRules.withheld(List.of(protecting, asking))).containsOnlyKeys("kind", "then");
    }

    /// Each quote is somebody who agreed to be quoted.
    @Test
    void whoAgreedToBeQuotedIsNotCounted() {
        var asked = survey(question("may", YES_NO, false, false)).sections();
        var quoting = new Survey(Words.of("Q"), null, null, null, asked, List.of(yes("may")));
        assertThat(WithheldRules.withheld(List.of(quoting))).containsOnlyKeys("may");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/examples/agreeing.csv", numLinesToSkip = 1)
    void onlyPointsThatSayYesAreAgreement(String scale, @Nullable String agreeing) {
        var points = List.of(scale.split(" [|] ")).stream().map(Option::of).toList();
        var statement = new Statement("s", Words.of("S"), List.of(), null, null);
        var item = survey(question("r", new Kind.Rated(points, List.of(statement)), false, true))
                .item("s")
                .orElseThrow();
        assertThat(String.join(" | ", FindingRules.agreeing(item))).isEqualTo(agreeing == null ? "" : agreeing);
    }

    @Test
    void ofNumbersOnlyTheBaseIsPublished() {
        var document = document(held());
        assertThat(document.table("children")).isEmpty();
        assertThat(document.asked("children").orElseThrow().base()).as("3 of 5").isNull();
        var json = Findings.JSON.writeValueAsString(document);
        assertThat(json).doesNotContain("\"7\"").doesNotContain("\"2\"");
        var column = all(held(), true).packed().column("children").orElseThrow();
        assertThat(column.values()).as("7 and 7.0 are one number").containsExactly("2", "7");
    }

    /// A sentence about an item without a table would stand in the data and on no page.
    @Test
    void aSentenceStandsBesideATableOnly() {
        var held = held();
        var officer = Browser.of(house, held.council().id(), Role.OFFICER);
        var at = "/work/consultations/" + held.consultation().id() + "/publication";
        var form = officer.get(at);
        assertThat(form.page().select("textarea[name^=m.]").eachAttr("name"))
                .contains("m.open")
                .doesNotContain("m.disabled", "m.adjust", "m.children");
        var sentences = Map.of("open", "Most.", "adjust", "One needs a ramp.", "children", "One has 7.");
        for (var seen : List.of(0, 1)) {
            var said = new Said("x", sentences, "", "");
            var id = held.consultation().id();
            findings.publish(held.officer(), UUID.randomUUID(), id, seen, List.of(), said);
            var published = findings.latest(id).orElseThrow();
            assertThat(published.number()).isEqualTo(seen + 1);
            assertThat(published.document().said().meaning()).containsExactly(Map.entry("open", "Most."));
        }
    }

    /// What is hidden was decided before anybody answered: a form that loosens it is refused, and a
    /// call past the form is held to it too.
    @Test
    void whatIsPublishedMayHideMoreThanTheSurveyWasDesignedToAndNeverLess() {
        var council = holding.council();
        var designed = Holding.plan(
                Mode.ANONYMOUS,
                survey(
                        question("fact", YES_NO, false, false),
                        question("shown", YES_NO, false, true),
                        question("also", YES_NO, false, true)));
        var strict = designed.content().hiding(new org.tallystick.library.survey.tally.Thresholds(20, 12));
        var open = holding.open(
                council, new org.tallystick.consultation.Plan(designed.mode(), designed.schedule(), strict));
        for (var each = 0; each < 28; each++)
            holding.answer(
                    open, each < 20 ? say("fact=Yes", "shown=Yes", "also=Yes") : say("fact=No", "shown=No", "also=No"));
        var closed = holding.close(council, open);
        var officer = Browser.of(house, council.id(), Role.OFFICER);
        var at = "/work/consultations/" + closed.id() + "/publication";
        var form = officer.get(at);
        assertThat(form.page().expectFirst("#other").val()).isEqualTo("12");
        assertThat(form.text()).contains("No count below 12", "All counts. Reason: It is about organisations");
        for (var loose : List.of("11", "3", "-1", "0", "1e9", ""))
            for (var field : List.of("other", "protected")) {
                var refused = officer.send(form, at, Map.of("summary", "x", field, loose));
                assertThat(refused.status()).as(field + " " + loose).isEqualTo(422);
                assertThat(refused.text()).contains("before anybody answered");
            }
        assertThat(findings.latest(closed.id())).isEmpty();
        var done = officer.send(form, at, Map.of("summary", "x", "other", "13", "hidden", "also"));
        assertThat(done.status()).isEqualTo(200);
        var document = findings.latest(closed.id()).orElseThrow().document();
        assertThat(document.table("shown").orElseThrow().count("No")).contains(8);
        assertThat(document.table("also").orElseThrow().count("No")).isEmpty();
        assertThat(document.table("fact").orElseThrow().count("No")).isEmpty();
        assertThat(document.settings().thresholds())
                .isEqualTo(new org.tallystick.library.survey.tally.Thresholds(20, 13));
        assertThat(Settings.DEFAULT.within(strict.hidden()).thresholds())
                .isEqualTo(new org.tallystick.library.survey.tally.Thresholds(20, 12));
    }

    /// A table that cannot be shown leaves its question on the page.
    @Test
    void aQuestionWhoseTableIsLeftOutKeepsItsHeading() {
        var held = held();
        var document = document(held);
        var without = document.tables().stream()
                .filter(table -> !table.items().equals(List.of("open")))
                .toList();
        var left = with(document, without);
        db.sql("""
                        insert into finding.publication (consultation, number, key, document, published_by)
                        values (:id, 1, gen_random_uuid(), :document::jsonb, gen_random_uuid())
                        """)
                .param("id", held.consultation().id())
                .param("document", Findings.JSON.writeValueAsString(left))
                .update();
        var page = "/consultations/" + held.consultation().slug() + "/findings";
        assertThat(Browser.stranger(house).get(page).page().select("h3:contains(Question open)"))
                .hasSize(1);
    }

    private static FindingDocument with(FindingDocument document, List<PublicTable> tables) {
        return new FindingDocument(
                document.consultation(),
                document.title(),
                document.welshTitle(),
                document.closed(),
                document.responses(),
                document.asked(),
                tables,
                document.withdrawn(),
                document.settings(),
                document.comments(),
                document.said());
    }

    @Autowired
    JdbcClient db;

    @Test
    void officersCountWithAndWithoutRepeats() {
        var held = held();
        assertThat(all(held, true).packed().size()).isEqualTo(5);
        assertThat(all(held, false).packed().size()).isEqualTo(4);
        var officer = Browser.of(house, held.council().id(), Role.OFFICER);
        var at = "/work/consultations/" + held.consultation().id() + "/results";
        assertThat(officer.get(at).text()).contains("5 answers", "1 answer says");
        assertThat(officer.get(at + "?repeats=without").text()).contains("4 answers");
    }

    @Test
    void allAnswersAreOneFileWithTheirEdition() {
        var held = held();
        var officer = Browser.of(house, held.council().id(), Role.OFFICER);
        var at = "/work/consultations/" + held.consultation().id() + "/answers";
        for (var format : List.of("csv", "xlsx", "ods")) {
            var read = Sheets.read(officer.get(at + "." + format).body(), "a." + format);
            var rows = ((org.tallystick.shared.Checked.Valid<List<Sheet>>) read)
                    .value()
                    .getFirst()
                    .rows();
            var heads = rows.getFirst().stream().map(cell -> cell.text()).toList();
            assertThat(heads)
                    .startsWith("edition", "channel", "repeats another")
                    .contains("gone", "new");
            assertThat(rows).hasSize(6);
            assertThat(rows.stream().filter(row -> row.getFirst().text().equals("2")))
                    .hasSize(2);
            assertThat(rows.stream().filter(row -> row.get(2).text().equals("yes")))
                    .hasSize(1);
        }
        assertThat(officer.get(at + ".json").text()).contains("\"how\":\"A ramp\"");
    }

    /// Both halves of a double click are told the same.
    @Test
    void aDoubleClickPublishesOnce() throws Exception {
        var held = held();
        var key = UUID.randomUUID();
        // Packed before, for whoever packs makes the others wait.
        assertThat(all(held, true).packed().size()).isEqualTo(5);
        Callable<Findings.Publishing> click = () -> findings.publish(
                held.officer(), key, held.consultation().id(), 0, List.of(), new Said("x", Map.of(), "", ""));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = threads.invokeAll(java.util.Collections.nCopies(8, click), 60, TimeUnit.SECONDS);
            for (var each : all) assertThat(each.get()).isEqualTo(new Findings.Publishing.Done(1));
        }
    }

    @Test
    void whatWasDecidedStandsBesideTheFindings() {
        var held = held();
        var id = held.consultation().id();
        var said = new Said("x", Map.of(), "More stops", "");
        findings.publish(held.officer(), UUID.randomUUID(), id, 0, List.of(), said);
        var page = "/consultations/" + held.consultation().slug() + "/findings";
        assertThat(Browser.stranger(house).get(page).text()).contains("Nothing is decided yet");
        var decided =
                new DecisionsTold.Decided("Two more stops <b>", "/decisions/1", java.time.LocalDate.of(2026, 11, 2));
        var key = UUID.randomUUID();
        decisions.tell(held.officer(), key, id, decided);
        decisions.tell(held.officer(), key, id, decided);
        var read = Browser.stranger(house).get(page);
        assertThat(read.page().select("a[href=/decisions/1]")).hasSize(1);
        assertThat(read.text())
                .contains("Two more stops &lt;b&gt;", "2 November 2026")
                .doesNotContain("Nothing is decided yet");
    }

    @Autowired
    DecisionsTold decisions;

    @Test
    void theDoctorSeesASmallCountThatIsShown() {
        var document = document(held());
        assertThat(Findings.given(document)).isEmpty();
        assertThat(document.table("disabled")).as("1 answered").isEmpty();
        var axis = new Axis("disabled", List.of("Yes", "No"), false, 10, 0, List.of());
        var counts = Map.of("Yes", 1, "No", 0, "", 4, "*", 5);
        var shown = new PublicTable(
                List.of(axis),
                counts.entrySet().stream()
                        .map(each -> new PublicTable.Cell(List.of(each.getKey()), each.getValue()))
                        .toList());
        var planted = with(document, List.of(shown));
        assertThat(Findings.given(planted)).extracting(AuditRules.Known::count).containsExactly(1);
    }

    @Test
    void twoLongListsOfNumbersAreNotCrossedOnAPage() {
        var council = holding.council();
        var number = new Kind.NumberIn(java.math.BigDecimal.ZERO, java.math.BigDecimal.valueOf(999), 0, null);
        var open = holding.open(
                council,
                Holding.plan(
                        Mode.ANONYMOUS,
                        survey(question("n", number, false, true), question("m", number, false, true))));
        for (var at = 0; at < 50; at++)
            holding.answer(
                    open,
                    new Answers(Map.of(
                            "n", new Answer.Number(java.math.BigDecimal.valueOf(at)),
                            "m", new Answer.Number(java.math.BigDecimal.valueOf(at)))));
        var closed = holding.close(council, open);
        var officer = Browser.of(house, council.id(), Role.OFFICER);
        var page = officer.get("/work/consultations/" + closed.id() + "/results?item=n&by=m");
        assertThat(page.text()).contains("too many different answers");
    }
}
