package org.tallystick.consultation.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.Browser.Answer;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.Closings;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Response;
import org.tallystick.consultation.Responses;
import org.tallystick.consultation.design.Launches;
import org.tallystick.consultation.reply.Uploads;
import org.tallystick.library.survey.Kind;
import org.tallystick.shared.UkTime;

/// Answering over HTTP, page by page, as a respondent does without JavaScript.
@OnPostgres
class AnswerPagesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Holding holding;

    @Autowired
    Responses responses;

    @Autowired
    Consultations consultations;

    @Autowired
    Closings closings;

    @Autowired
    JdbcClient db;

    private static String at(Consultation consultation) {
        return "/consultations/" + consultation.slug();
    }

    private Answer checked(Browser browser, Consultation consultation, String comment) {
        var at = at(consultation) + "/answer";
        var first = browser.get(at);
        var second = browser.send(first, at, Map.of("Q1a", "Agree", "Q2", "12", "_then", "next"));
        assertThat(second.page().expectFirst("h1").text()).isEqualTo("Anything else");
        return browser.send(second, at, Map.of("Q3", comment, "_then", "next"));
    }

    private List<Response> read(Holding.Council council, Consultation consultation) {
        holding.closesIn(consultation.id(), "-1 second");
        closings.finish(council.officer(), consultation.id());
        return ((Responses.Read.All) responses.all(council.officer(), consultation.id())).responses();
    }

    @Test
    void anAnonymousAnswerGoesThroughPageByPageAndLeavesNoCookie() {
        var council = holding.council();
        var consultation = holding.open(council, Mode.ANONYMOUS);
        var browser = Browser.stranger(house);
        var start = browser.get(at(consultation));
        assertThat(start.page().expectFirst("#promise").text()).startsWith("Your answer is anonymous");
        var check = checked(browser, consultation, "More bus stops");
        assertThat(check.text()).contains("More bus stops").contains("Not answered");
        var receipt = browser.send(check, at(consultation) + "/answers", Map.of());
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.page().expectFirst("h1").text()).isEqualTo("Your answers are in");
        for (var page : List.of(start, check, receipt))
            assertThat(page.headers().allValues("set-cookie")).isEmpty();
        assertThat(read(council, consultation)).singleElement().satisfies(response -> {
            assertThat(response.answers().chosen("Q1a")).containsExactly("Agree");
            assertThat(response.answers().byItem()).containsOnlyKeys("Q1a", "Q2", "Q3");
            assertThat(response.edition()).isEqualTo(1);
        });
    }

    @Test
    void sendingAgainAndGoingBackMakesOneAnswer() {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var browser = Browser.stranger(house);
        var check = checked(browser, consultation, "Once only");
        var first = browser.send(check, at(consultation) + "/answers", Map.of());
        var again = browser.send(check, at(consultation) + "/answers", Map.of());
        assertThat(again.address().toString()).isEqualTo(first.address() + "&again=yes");
        assertThat(first.text()).doesNotContain("had already been sent");
        assertThat(again.text()).contains("anything you changed since then is not included");
        assertThat(consultations.count(consultation.id())).isEqualTo(1);
        var reload =
                browser.get(first.address().getPath() + "?" + first.address().getQuery());
        assertThat(reload.text()).contains("Your answers are in");
        assertThat(consultations.count(consultation.id())).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidBesideTheQuestionAndNothingTypedIsLost() {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var browser = Browser.stranger(house);
        var at = at(consultation) + "/answer";
        var first = browser.get(at);
        for (var rubbish : List.of("1e999999999", "15", "<script>alert(1)</script>", "=1+1")) {
            var wrong = browser.send(first, at, Map.of("Q1b", "Disagree", "Q2", rubbish, "_then", "next"));
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.page().expectFirst("#Q2-error").text()).contains("Enter a whole number from 1 to 14");
            assertThat(wrong.page().expectFirst("#Q2").val()).isEqualTo(rubbish);
            assertThat(wrong.page().expectFirst("input[name=Q1b][checked]").val())
                    .isEqualTo("Disagree");
        }
        var second = browser.send(first, at, Map.of("_then", "next"));
        var long30 = browser.send(second, at, Map.of("Q3", "x".repeat(30_000), "_then", "next"));
        assertThat(long30.status()).isEqualTo(422);
        assertThat(long30.text()).contains("Shorten this to 2,000 characters");
    }

    @Test
    void nothingAtAllIsNotAnAnswer() {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var browser = Browser.stranger(house);
        var at = at(consultation) + "/answer";
        var second = browser.send(browser.get(at), at, Map.of("_then", "next"));
        var check = browser.send(second, at, Map.of("_then", "next"));
        var refused = browser.send(check, at(consultation) + "/answers", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("You have answered nothing yet");
        assertThat(consultations.count(consultation.id())).isZero();
    }

    @Test
    void goingBackKeepsWhatWasAnsweredAndCheckingLeadsBack() {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var browser = Browser.stranger(house);
        var at = at(consultation) + "/answer";
        var check = checked(browser, consultation, "Stays");
        var change = browser.send(check, at, Map.of("_then", "to:views"));
        assertThat(change.page().expectFirst("input[name=Q1a][checked]").val()).isEqualTo("Agree");
        var again = browser.send(change, at, Map.of("Q1a", "Neither", "_then", "next"));
        assertThat(again.page().expectFirst("h1").text()).isEqualTo("Check your answers");
        assertThat(again.text()).contains("Neither").contains("Stays").doesNotContain(">Agree<");
    }

    @Test
    void theFirstPageHasNoWayThatThrowsTheAnswerAway() {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var browser = Browser.stranger(house);
        var at = at(consultation) + "/answer";
        var first = browser.get(at);
        assertThat(first.page().select("button[value=back]")).isEmpty();
        var second = browser.send(first, at, Map.of("Q1a", "Agree", "_then", "next"));
        assertThat(second.page().select("button[value=back]")).hasSize(1);
        var back = browser.send(first, at, Map.of("Q1a", "Agree", "_then", "back"));
        assertThat(back.page().expectFirst("input[name=Q1a][checked]").val()).isEqualTo("Agree");
    }

    @Test
    void goingBackOrSavingLosesNothingThatCannotBeRead() {
        var contact = Holding.asking(Holding.survey(), Holding.contact());
        var consultation = holding.open(holding.council(), Holding.plan(Mode.CONFIDENTIAL, contact));
        var browser = Browser.stranger(house);
        var at = at(consultation) + "/answer";
        for (var way : List.of("back", "save")) {
            var wrong = browser.send(browser.get(at), at, Map.of("Q2", "15", "_then", way));
            assertThat(wrong.status()).as(way).isEqualTo(422);
            assertThat(wrong.page().expectFirst("#Q2").val()).isEqualTo("15");
        }
    }

    /// Ids that are also what a page carries: "key", "section", "then".
    @Test
    void aQuestionMayBeNamedLikeAnything() {
        var survey = Holding.survey();
        for (var id : List.of("key", "section", "then", "earlier", "edition"))
            survey = Holding.asking(survey, id, Holding.question(id, id, new Kind.ShortText(200)));
        var council = holding.council();
        var consultation = holding.open(council, Holding.plan(Mode.ANONYMOUS, survey));
        var browser = Browser.stranger(house);
        var at = at(consultation) + "/answer";
        var page = checked(browser, consultation, "x");
        for (var id : List.of("key", "section", "then", "earlier", "edition"))
            page = browser.send(page, at, Map.of(id, "mine is " + id, "_then", "next"));
        assertThat(browser.send(page, at(consultation) + "/answers", Map.of()).text())
                .contains("Your answers are in");
        assertThat(read(council, consultation).getFirst().answers().byItem())
                .hasSize(8)
                .containsEntry("section", new org.tallystick.library.survey.Answer.Written("mine is section"));
    }

    @Test
    void theGroupAndTheLanguageStayFromPageToPage() {
        var council = holding.council();
        var consultation = holding.open(council, Holding.plan(Mode.CONFIDENTIAL, Holding.welsh()));
        var browser = Browser.stranger(house);
        var start = browser.get(at(consultation) + "?lang=cy&from=abcd1234");
        assertThat(start.page().expectFirst("a[hreflang=en]").attr("href")).endsWith("?from=abcd1234");
        var page = browser.get(at(consultation) + "/answer?lang=cy&from=abcd1234");
        var code = browser.send(page, at(consultation) + "/answer", Map.of("_then", "save"));
        var saved = browser.get(code.page().expectFirst("a[href*=/saved]").attr("href"));
        assertThat(saved.page().expectFirst("html").attr("lang")).isEqualTo("cy");
        var back = browser.send(
                saved,
                at(consultation) + "/saved",
                Map.of("code", code.page().expectFirst(".tally-code").text()));
        assertThat(back.page().expectFirst("html").attr("lang")).isEqualTo("cy");
        assertThat(back.page().expectFirst("input[name=_from]").val()).isEqualTo("abcd1234");
    }

    @Test
    void whatARespondentReadsInWelshHasNoEnglishInIt() {
        var council = holding.council();
        var consultation = holding.open(council, Holding.plan(Mode.CONFIDENTIAL, Holding.welsh()));
        var browser = Browser.stranger(house);
        var at = at(consultation);
        var page = browser.get(at + "/answer?lang=cy");
        var pages = new java.util.ArrayList<Answer>();
        pages.add(browser.get(at + "?lang=cy"));
        pages.add(browser.get(at + "/receipt?lang=cy&reference=0000"));
        pages.add(browser.get(at + "/saved?lang=cy"));
        var check = browser.send(page, at + "/answer", Map.of("Q1", "x", "_then", "next"));
        pages.add(browser.send(check, at + "/answers", Map.of()));
        holding.closesIn(consultation.id(), "-1 second");
        pages.add(browser.get(at + "?lang=cy"));
        pages.add(browser.send(
                check, at + "/answers", Map.of("_key", UUID.randomUUID().toString())));
        for (var each : pages)
            assertThat(each.page().expectFirst("main").text())
                    .as(each.address().toString())
                    .doesNotContainPattern("\\b(the|your|was|this|and|is|not|did)\\b");
    }

    @Test
    void nothingIsSavedAndNoFileIsKeptOnceItHasClosed() {
        var council = holding.council();
        var consultation = holding.open(council, Mode.CONFIDENTIAL);
        var browser = Browser.stranger(house);
        var at = at(consultation) + "/answer";
        var first = browser.get(at);
        holding.closesIn(consultation.id(), "-1 second");
        var late = browser.send(first, at, Map.of("Q1a", "Agree", "_then", "save"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(kept("saved_answer", consultation)).isZero();
        assertThat(upload(council, consultation))
                .as("while replies are typed in")
                .isTrue();
        closings.finish(council.officer(), consultation.id());
        assertThat(upload(council, consultation)).isFalse();
        assertThat(kept("upload", consultation)).isOne();
    }

    @Autowired
    Uploads uploads;

    private boolean upload(Holding.Council council, Consultation consultation) {
        return uploads.keep(council.officer(), UUID.randomUUID(), consultation.id(), "f.csv", new byte[] {1});
    }

    private int kept(String table, Consultation consultation) {
        return db.sql("select count(*) from consultation.%s where consultation = :id".formatted(table))
                .param("id", consultation.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void theTimeGivenEndsBeforeContactDetailsAreDeletedAndWhatComesLaterGoesToo() {
        var council = holding.council();
        var consultation = holding.open(council, Mode.CONFIDENTIAL);
        var late = java.time.Instant.now().plus(java.time.Duration.ofDays(201));
        assertThat(launches.extend(council.officer(), UUID.randomUUID(), consultation.id(), late, "Snow"))
                .isInstanceOfSatisfying(
                        Launches.Done.Refused.class,
                        refused -> assertThat(refused.problems().getFirst().message())
                                .contains("Choose a close before"));
        db.sql("update consultation.launch set forget = current_date where consultation = :id")
                .param("id", consultation.id())
                .update();
        closings.keepTime();
        var who = new org.tallystick.library.survey.Answer.ContactDetails(
                Map.of(Kind.Contact.Part.NAME, "A late reader"));
        holding.answer(consultation, new org.tallystick.library.survey.Answers(Map.of("Q9", who)));
        closings.keepTime();
        assertThat(db.sql("""
                                        select count(*) from consultation.contact c join consultation.response r on r.id = c.response
                                        where r.consultation = :id
                                        """)
                        .param("id", consultation.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Autowired
    Launches launches;

    @Test
    void anAnswerAfterTheCloseIsRefusedInWordsAndShownBack() {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var browser = Browser.stranger(house);
        var check = checked(browser, consultation, "Just too late");
        holding.closesIn(consultation.id(), "-1 millisecond");
        var late = browser.send(check, at(consultation) + "/answers", Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("This consultation is not open").contains("Just too late");
        assertThat(consultations.count(consultation.id())).isZero();
    }

    @Test
    void aFormThatAnotherSiteSentIsRefused() throws Exception {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var port = house.getEnvironment().getProperty("local.server.port");
        var address = "http://localhost:" + port;
        // Browsers send the first to https sites only.
        for (var another : List.of(
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "https://evil.example"),
                List.of("Origin", "http://localhost:1"),
                List.of("Origin", "null")))
            assertThat(sent(address + at(consultation), another))
                    .as("%s", another)
                    .isEqualTo(404);
        for (var own :
                List.of(List.of("Sec-Fetch-Site", "same-origin"), List.of("Origin", address), List.of("Accept", "*/*")))
            assertThat(sent(address + at(consultation), own)).as("%s", own).isNotEqualTo(404);
    }

    private static int sent(String consultation, List<String> header) throws Exception {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(
                            java.net.http.HttpRequest.newBuilder(java.net.URI.create(consultation + "/answers"))
                                    .header(header.getFirst(), header.getLast())
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("a=b"))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    @Test
    void confidentialDetailsAreKeptApartAndDeletedOnTheirDay() {
        var council = holding.council();
        var consultation = holding.open(council, Mode.CONFIDENTIAL);
        var browser = Browser.stranger(house);
        assertThat(browser.get(at(consultation)).page().expectFirst("#promise").text())
                .contains(
                        "deleted on " + UkTime.date(LocalDate.now(UkTime.LONDON).plusDays(200)));
        var third = checked(browser, consultation, "Kept apart");
        var at = at(consultation) + "/answer";
        var check = browser.send(
                third, at, Map.of("Q9.name", "A reader", "Q9.email", "reader@example.org", "_then", "next"));
        browser.send(check, at(consultation) + "/answers", Map.of());
        var read = read(council, consultation);
        assertThat(read)
                .singleElement()
                .satisfies(response -> assertThat(response.answers().byItem()).containsOnlyKeys("Q1a", "Q2", "Q3"));
        var contacts = responses.contacts(council.officer(), consultation.id());
        assertThat(contacts).singleElement().satisfies(contact -> {
            assertThat(contact.response()).isEmpty();
            assertThat(contact.details().byItem().toString()).contains("reader@example.org");
        });
        db.sql("update consultation.launch set forget = current_date where consultation = :id")
                .param("id", consultation.id())
                .update();
        closings.keepTime();
        assertThat(responses.contacts(council.officer(), consultation.id())).isEmpty();
    }

    @Test
    void aQuestionThatAnAnswerBringsUpIsAskedOnTheSamePage() {
        var organisation = Holding.question(
                "Q5", "Do you answer as an organisation?", new Kind.OneOf(Holding.options("Yes", "No")));
        var sign = new org.tallystick.library.survey.Question(
                "Q6",
                org.tallystick.library.survey.Words.of("Would you sign?"),
                null,
                new Kind.OneOf(Holding.options("Yes", "No")),
                null,
                List.of(new org.tallystick.library.survey.Condition("Q5", List.of("Yes"), List.of())),
                null,
                false,
                null);
        var survey = Holding.survey();
        var sections = new java.util.ArrayList<>(survey.sections());
        sections.add(new org.tallystick.library.survey.Section(
                "who",
                org.tallystick.library.survey.Words.of("About you"),
                null,
                List.of(),
                List.of(organisation, sign)));
        var council = holding.council();
        var consultation = holding.open(
                council,
                Holding.plan(
                        Mode.ANONYMOUS,
                        new org.tallystick.library.survey.Survey(survey.title(), null, null, null, sections)));
        var browser = Browser.stranger(house);
        var at = at(consultation) + "/answer";
        var third = checked(browser, consultation, "x");
        assertThat(third.page().select("input[name=Q6]")).isEmpty();
        var more = browser.send(third, at, Map.of("Q5", "Yes", "_then", "next"));
        assertThat(more.page().select("input[name=Q6]")).hasSize(2);
        assertThat(more.text()).contains("there is more to answer on this page");
        var check = browser.send(more, at, Map.of("Q6", "No", "_then", "next"));
        assertThat(check.page().expectFirst("h1").text()).isEqualTo("Check your answers");
    }

    /// Two officers move the close to the same moment, each with a reason: one of them is read.
    @Test
    void theSecondReasonForTheSameCloseIsNotTaken() {
        var council = holding.council();
        var open = holding.open(council, Holding.plan(Mode.ANONYMOUS, Holding.survey()));
        var day = UkTime.day(open.closes()).plusDays(7);
        var later = UkTime.instant(day.atTime(17, 0)).orElseThrow();
        var key = UUID.randomUUID();
        var officer = council.officer();
        assertThat(launches.extend(officer, key, open.id(), later, "Snow")).isInstanceOf(Launches.Done.Accepted.class);
        assertThat(launches.extend(officer, key, open.id(), later, "Snow"))
                .as("the same form again")
                .isInstanceOf(Launches.Done.Accepted.class);
        assertThat(launches.extend(officer, UUID.randomUUID(), open.id(), later, "A strike"))
                .isInstanceOf(Launches.Done.Already.class);
        assertThat(launches.extensions(open.id()))
                .extracting(Launches.Extension::because)
                .containsExactly("Snow");
        var browser = Browser.of(house, council.id(), org.tallystick.shared.Role.OFFICER);
        var desk = "/work/consultations/" + open.id();
        var refused = browser.send(
                browser.get(desk),
                desk + "/extensions",
                Map.of(
                        "closes.day", "" + day.getDayOfMonth(),
                        "closes.month", "" + day.getMonthValue(),
                        "closes.year", "" + day.getYear(),
                        "closes-time", "17:00",
                        "why", "A strike"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("with another reason");
    }

    /// A count that moved at once would tell when each answer came.
    @Test
    void thePublicCountOfAnonymousAnswersMovesByTheDay() {
        var council = holding.council();
        var open = holding.open(council, Holding.plan(Mode.ANONYMOUS, Holding.survey()));
        holding.answer(open, new org.tallystick.library.survey.Answers(Map.of()));
        assertThat(consultations.count(open.id())).isEqualTo(1);
        assertThat(consultations.told(open)).isZero();
        db.sql("update consultation.response set day = day - 1 where consultation = :id")
                .param("id", open.id())
                .update();
        assertThat(consultations.told(open)).isEqualTo(1);
        var asked = Holding.asking(Holding.survey(), Holding.contact());
        var named = holding.open(council, Holding.plan(Mode.NAMED, asked));
        holding.answer(named, new org.tallystick.library.survey.Answers(Map.of()));
        assertThat(consultations.told(named)).isEqualTo(1);
    }

    /// No receipt leads to an anonymous answer: its fingerprint alone tells that it was edited.
    @Test
    void theDoctorNamesAnAnswerThatWasEdited() {
        var council = holding.council();
        var open = holding.open(council, Holding.plan(Mode.ANONYMOUS, Holding.survey()));
        holding.answer(open, new org.tallystick.library.survey.Answers(Map.of()));
        var id = db.sql("select id from consultation.response where consultation = :id")
                .param("id", open.id())
                .query(UUID.class)
                .single();
        assertThat(receipts.breaches()).noneMatch(each -> each.contains(id.toString()));
        set(id, "{\"Q1a\": [\"Disagree\"]}");
        assertThat(receipts.breaches()).anyMatch(each -> each.contains(id.toString()) && each.contains("was changed"));
        set(id, "{}");
        assertThat(receipts.breaches()).noneMatch(each -> each.contains(id.toString()));
    }

    private void set(UUID response, String answers) {
        db.sql("update consultation.response set answers = :answers::jsonb where id = :id")
                .param("answers", answers)
                .param("id", response)
                .update();
    }

    @Autowired
    ReceiptsHold receipts;
}
