package org.tallystick.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.Browser.Answer;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.answering.Holding;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// An officer from a blank page to a launched consultation, replies on paper and a spreadsheet,
/// over HTTP.
@OnPostgres
class BuilderTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Holding holding;

    @Autowired
    Consultations consultations;

    @Autowired
    Responses responses;

    private static String h1(Answer page) {
        return page.page().expectFirst("h1").text();
    }

    private static Map<String, String> day(String field, LocalDate day) {
        return Map.of(
                field + ".day", String.valueOf(day.getDayOfMonth()),
                field + ".month", String.valueOf(day.getMonthValue()),
                field + ".year", String.valueOf(day.getYear()));
    }

    private static Map<String, String> schedule(String mode) {
        var today = LocalDate.now(UkTime.LONDON);
        var fields = new LinkedHashMap<>(day("opens", today));
        fields.putAll(day("closes", today.plusDays(90)));
        fields.put("opens-time", "00:00");
        fields.put("closes-time", "17:00");
        fields.put("typingDays", "5");
        fields.put("mode", mode);
        return fields;
    }

    private record Begun(Browser browser, OrganisationId council, String desk, String slug) {
        UUID id() {
            return UUID.fromString(desk.substring(desk.lastIndexOf('/') + 1));
        }
    }

    private Begun begun(String from) {
        var council = Browser.council(house, "Building council " + UUID.randomUUID());
        var browser = Browser.of(house, council, Role.OFFICER);
        var slug = "built-" + UUID.randomUUID().toString().substring(0, 8);
        var page = browser.get("/work/consultations/new");
        var desk = browser.upload(
                page,
                "/work/consultations/new",
                Map.of("title", "A charter & more <b>", "slug", slug, "owner", council.toString(), "from", from),
                "file",
                "",
                new byte[0]);
        assertThat(desk.status()).isEqualTo(200);
        return new Begun(browser, council, desk.address().getPath(), slug);
    }

    private static Answer form(Begun at, String path, Map<String, String> fields) {
        var page = at.browser().get(at.desk() + path);
        return at.browser().send(page, at.desk() + path.replaceAll("\\?.*", ""), fields);
    }

    private static void notice(Begun at) {
        form(
                at,
                "/notice",
                Map.of(
                        "undecided",
                        "All of it",
                        "reasons",
                        "For the place",
                        "decision",
                        "Cabinet, in March",
                        "privacy",
                        "Kept a year",
                        "otherWays",
                        "Write to us"));
    }

    /// What an import loses is named, however much it is.
    @Test
    void everythingThatIsLeftOutIsListed() {
        var rows = new ArrayList<List<String>>(List.of(List.of("type", "name", "label")));
        rows.add(List.of("text", "q", "Why?"));
        for (int at = 1; at <= 120; at++) rows.add(List.of("geopoint", "g" + at, "Where?"));
        var book = Sheets.write(Format.XLSX, List.of(Sheet.ofText("survey", rows)));
        var council = Browser.council(house, "Importing council " + UUID.randomUUID());
        var browser = Browser.of(house, council, Role.OFFICER);
        var again = browser.upload(
                browser.get("/work/consultations/new"),
                "/work/consultations/new",
                Map.of(
                        "title",
                        "Imported",
                        "slug",
                        "imported-" + UUID.randomUUID().toString().substring(0, 8),
                        "owner",
                        council.toString(),
                        "from",
                        "file"),
                "file",
                "form.xlsx",
                book);
        assertThat(again.text()).contains("g1: a question", "g51: a question", "g120: a question");
    }

    @Test
    void anOfficerWritesQuestionsAndLaunches() {
        var at = begun("blank");
        assertThat(at.browser().get(at.desk()).text())
                .contains("Say why this is proposed")
                .contains("Add at least one question")
                .doesNotContain("<b>");
        form(at, "/survey/section", Map.of("title", "Your views"));
        form(
                at,
                "/survey/question?section=S1&kind=rated",
                Map.of(
                        "label",
                        "How far do you agree?",
                        "s0.id",
                        "Q1a",
                        "s0.label",
                        "It will help",
                        "s1.id",
                        "Q1b",
                        "s1.label",
                        "Surely it is clear and fair?"));
        form(
                at,
                "/survey/question?section=S1&kind=one-of",
                Map.of("label", "For an organisation?", "options", "Yes\nNo"));
        form(
                at,
                "/survey/question?section=S1&kind=number",
                Map.of("label", "How many people?", "least", "0", "most", "99", "shownIf", "Q2|Yes"));
        var survey = at.browser().get(at.desk() + "/survey");
        assertThat(survey.text())
                .contains("Q1b Surely it is clear and fair?")
                .contains("Ask openly: these words lead people to one answer")
                .contains("only for Q2: Yes");
        notice(at);
        form(at, "/schedule", schedule("ANONYMOUS"));
        var desk = at.browser().get(at.desk());
        assertThat(desk.text()).doesNotContain("To do");
        var preview = at.browser().get(at.desk() + "/preview");
        assertThat(preview.text()).contains("This is a preview");
        var check = at.browser()
                .send(preview, at.desk() + "/preview/answer", Map.of("Q1a", "Strongly agree", "_then", "next"));
        assertThat(check.page().select("form[action$=answers]")).isEmpty();
        assertThat(at.browser().send(desk, at.desk() + "/launch", Map.of()).status())
                .as("unless it is confirmed")
                .isEqualTo(422);
        var held = at.browser().send(desk, at.desk() + "/launch", Map.of("sure", "yes"));
        assertThat(held.text()).contains("0 answers").contains("Anonymous");
        assertThat(Browser.stranger(house).get("/consultations/" + at.slug()).text())
                .contains("Your answer is anonymous");
    }

    @Test
    void aFormIsRefusedInWordsAndKeepsWhatWasTyped() {
        var at = begun("blank");
        form(at, "/survey/section", Map.of("title", "Your views"));
        for (var rubbish : List.of("", "1e999999999", "<script>", "=1+1")) {
            var wrong = form(
                    at,
                    "/survey/question?section=S1&kind=number",
                    Map.of("label", "How many?", "least", rubbish, "most", rubbish));
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.page().expectFirst("#label").val()).isEqualTo("How many?");
            assertThat(wrong.page().expectFirst("#least-error").text()).contains("Enter the smallest number");
        }
        var when = form(at, "/schedule", Map.of("opens.day", "31", "opens.month", "2", "opens.year", "2027"));
        assertThat(when.status()).isEqualTo(422);
        assertThat(when.text()).contains("Enter a day, like 3 4 2027");
        assertThat(form(at, "/facts", Map.of("title", "x".repeat(30_000))).status())
                .isEqualTo(422);
    }

    @Test
    void whoSavesSecondSeesWhatChangedAndLosesNothing() {
        var at = begun("shropshire-2016");
        var mine = at.browser().get(at.desk() + "/notice");
        var theirs = Browser.of(house, at.council(), Role.GROUP);
        theirs.send(theirs.get(at.desk() + "/facts"), at.desk() + "/facts", Map.of("title", "Another title"));
        var changed = at.browser().send(mine, at.desk() + "/notice", Map.of("reasons", "Kept"));
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text())
                .contains("saved this while your page was open")
                .contains("The title, the introduction or Welsh");
        assertThat(changed.page().expectFirst("#reasons").text()).isEqualTo("Kept");
        assertThat(at.browser().send(changed, at.desk() + "/notice", Map.of()).status())
                .isEqualTo(200);
        assertThat(at.browser().get(at.desk()).text()).contains("Another title");
    }

    /// Both change the same form: the second is shown both texts, and decides which one holds.
    @Test
    void whoSavesTheSameFormSecondSeesBothTexts() {
        var at = begun("shropshire-2016");
        var mine = at.browser().get(at.desk() + "/facts");
        var theirs = Browser.of(house, at.council(), Role.GROUP);
        theirs.send(theirs.get(at.desk() + "/facts"), at.desk() + "/facts", Map.of("title", "A shorter title"));
        var late = at.browser().send(mine, at.desk() + "/facts", Map.of("title", "A longer title"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page().text()).contains("A shorter title");
        assertThat(late.page().expectFirst("#title").val()).isEqualTo("A longer title");
        assertThat(at.browser().get(at.desk()).text()).contains("A shorter title");
    }

    @Test
    void anotherCouncilFindsNothing() {
        var at = begun("blank");
        var other = Browser.of(house, Browser.council(house, "Other"), Role.OFFICER);
        for (var path : List.of("", "/survey", "/notice", "/facts", "/schedule", "/preview", "/groups"))
            assertThat(other.get(at.desk() + path).status()).as(path).isEqualTo(404);
    }

    @Test
    void aSurveyInWelshDoesNotLaunchWithAStringMissing() {
        var at = begun("blank");
        form(at, "/facts", Map.of("title", "A charter", "title.cy", "Siarter", "welsh", "yes"));
        form(at, "/survey/section", Map.of("title", "Views", "title.cy", "Barn"));
        form(at, "/survey/question?section=S1&kind=long-text", Map.of("label", "Your comments", "label.cy", ""));
        notice(at);
        form(at, "/schedule", schedule("ANONYMOUS"));
        var desk = at.browser().get(at.desk());
        assertThat(desk.text())
                .contains("Add the Welsh for what people need to know, question Q1, or switch Welsh off");
        assertThat(desk.page().select("form[action$=launch]")).isEmpty();
    }

    private Begun launched(String mode) {
        var at = begun("shropshire-2016");
        notice(at);
        var fields = new LinkedHashMap<>(schedule(mode));
        fields.putAll(day("forget", LocalDate.now(UkTime.LONDON).plusDays(200)));
        form(at, "/schedule", fields);
        var held = at.browser().send(at.browser().get(at.desk()), at.desk() + "/launch", Map.of("sure", "yes"));
        assertThat(held.text()).contains("0 answers");
        return at;
    }

    @Test
    void paperRepliesAreTypedAndMarkedAndASpreadsheetIsTriedBeforeItIsTakenIn() {
        var at = launched("CONFIDENTIAL");
        var typed = form(at, "/replies", Map.of("_channel", "PAPER", "Q8", "Strongly agree"));
        assertThat(typed.text()).contains("The reply has been added");
        var again = form(at, "/replies", Map.of("_channel", "", "Q8", ""));
        assertThat(again.status()).isEqualTo(422);
        var file = "Q8,Q15,Nonsense\nStrongly agree,7,x\nTend to agree,99,y\n".getBytes(StandardCharsets.UTF_8);
        var upload = at.browser().get(at.desk() + "/imports");
        var dry = at.browser().upload(upload, at.desk() + "/imports", "file", "r.csv", file);
        assertThat(dry.text())
                .contains("2 replies")
                .contains("“99” is not an answer to Q15")
                .contains("These columns do not match a question and are left out: Nonsense");
        assertThat(consultations.count(at.id())).isEqualTo(1);
        var action = dry.address().getPath() + "/acceptance";
        at.browser().send(dry, action, Map.of());
        at.browser().send(dry, action, Map.of());
        assertThat(consultations.count(at.id())).as("once").isEqualTo(3);
        assertThat(responses.channels(at.id())).isEqualTo(Map.of(Channel.PAPER, 1L, Channel.IMPORT, 2L));
    }

    @Test
    void aCorrectionIsTheNextEditionAndWhoeverBeganFinishesOnTheirs() {
        var at = launched("CONFIDENTIAL");
        var respondent = Browser.stranger(house);
        var answer = "/consultations/" + at.slug() + "/answer";
        var begun = respondent.get(answer);
        form(at, "/survey/question?question=Q13", Map.of("label", "Any other measures at all?"));
        var held = at.browser().get(at.desk());
        var done = at.browser().send(held, at.desk() + "/editions", Map.of("because", "Clearer words"));
        assertThat(done.text()).contains("Edition 2");
        assertThat(begun.page().expectFirst("input[name=_edition]").val()).isEqualTo("1");
        assertThat(respondent
                        .get(answer)
                        .page()
                        .expectFirst("input[name=_edition]")
                        .val())
                .isEqualTo("2");
        assertThat(respondent.get("/consultations/" + at.slug()).text()).contains("Clearer words");
        form(at, "/survey/question?question=Q2", Map.of("options", "Tiny\nHuge"));
        var lost = at.browser()
                .send(at.browser().get(at.desk()), at.desk() + "/editions", Map.of("because", "Fewer sizes"));
        assertThat(lost.status()).isEqualTo(422);
        assertThat(lost.text()).contains("people may have chosen it");
    }

    @Test
    void groupsAreCountedByTheirLinkWhereNamesAreKept() {
        var at = launched("CONFIDENTIAL");
        var groups = form(at, "/groups", Map.of("name", "Providers in Care", "email", ""));
        var link = groups.page().getElementsContainingOwnText("Link:").text().replace("Link: ", "");
        assertThat(link).contains("?from=");
        var respondent = Browser.stranger(house);
        respondent.get(link);
        var answer = "/consultations/" + at.slug() + "/answer";
        var page = respondent.get(answer + link.substring(link.indexOf('?')));
        page = respondent.send(page, answer, Map.of("Q2", "Micro (0-9)", "_then", "next"));
        for (var step = 0; step < 10 && !h1(page).equals("Check your answers"); step++)
            page = respondent.send(page, answer, Map.of("_then", "next"));
        respondent.send(page, answer + "s", Map.of());
        assertThat(at.browser().get(at.desk() + "/groups").text()).contains("1 answer");
    }

    @Test
    void aHalfFinishedAnswerIsLockedWithItsCodeAndTakenUpAgain() {
        var at = launched("CONFIDENTIAL");
        var respondent = Browser.stranger(house);
        var answer = "/consultations/" + at.slug() + "/answer";
        var saved =
                respondent.send(respondent.get(answer), answer, Map.of("Q1.name", "A secret reader", "_then", "save"));
        var code = saved.page().expectFirst(".tally-code").text();
        var later = Browser.stranger(house);
        var ask = later.get("/consultations/" + at.slug() + "/saved");
        var path = "/consultations/" + at.slug() + "/saved";
        assertThat(later.send(ask, path, Map.of("code", "0000-0000")).status()).isEqualTo(422);
        var back = later.send(ask, path, Map.of("code", code.toLowerCase(java.util.Locale.ROOT)));
        assertThat(back.text()).contains("A secret reader");
    }

    @Test
    void aQuestionKeepsAllItsStatementsItsLinksAndItsWelsh() {
        var at = begun("blank");
        form(at, "/facts", Map.of("title", "A charter", "title.cy", "Siarter", "welsh", "yes"));
        form(at, "/survey/section", Map.of("title", "Views", "title.cy", "Barn"));
        var fields = new LinkedHashMap<String, String>();
        fields.put("label", "How far do you agree?");
        fields.put("label.cy", "I ba raddau?");
        for (var each = 0; each < 25; each++) {
            fields.put("s" + each + ".id", "M" + each);
            fields.put("s" + each + ".label", "Statement " + each);
            fields.put("s" + each + ".label.cy", "Datganiad " + each);
            fields.put("s" + each + ".link", "measure:GONE" + each);
        }
        form(at, "/survey/question?section=S1&kind=rated", fields);
        form(at, "/facts", Map.of("title", "A charter", "welsh", ""));
        var question = at.browser().get(at.desk() + "/survey/question?question=Q1");
        assertThat(question.page().select("input[name$=.label]")).hasSize(28);
        form(at, "/survey/question?question=Q1", Map.of("label", "How far do you agree now?"));
        var survey = at.browser().get(at.desk() + "/survey.json").text();
        assertThat(survey)
                .contains("How far do you agree now?", "I ba raddau?", "Siarter", "Barn")
                .contains("Statement 24", "Datganiad 24", "GONE0", "GONE24");
    }

    @Test
    void noTwoQuestionsGetOneIdByRenaming() {
        var at = begun("blank");
        form(at, "/survey/section", Map.of("title", "Your views"));
        for (var id : List.of("Q1", "Q2"))
            form(at, "/survey/question?section=S1&kind=short-text", Map.of("label", "Ask " + id, "id", id));
        var doubled = form(at, "/survey/question?question=Q2", Map.of("id", "Q1"));
        assertThat(doubled.status()).isEqualTo(422);
        assertThat(doubled.text()).contains("Choose another id: this one is taken");
        assertThat(form(at, "/survey/question?question=Q2", Map.of("id", "Q3")).status())
                .isEqualTo(200);
    }
}
