package org.tallystick.consultation.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.Closings;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.DuplicateRules;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.design.ReadinessRules;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Role;

/// Files as answers: from the page to the officers after the close, and everybody whom they are not
/// for.
@OnPostgres
class AnswerFilesTest {

    private static final String NEXT = "_then";

    @Autowired
    ApplicationContext house;

    @Autowired
    Holding holding;

    @Autowired
    Consultations consultations;

    @Autowired
    Closings closings;

    @Autowired
    AnswerFilesHold hold;

    @Autowired
    JdbcClient db;

    /// The file is asked of those who agree.
    private static Survey survey() {
        var file = new Question(
                "Q8",
                Words.of("Your organisation's statement"),
                null,
                new Kind.Upload(),
                null,
                List.of(new Condition("Q1a", List.of("Agree"), List.of())),
                null,
                false,
                null);
        return Holding.asking(Holding.asking(Holding.survey(), Holding.contact()), "statement", file);
    }

    private record At(Holding.Council council, Consultation consultation, Browser browser) {
        String answer() {
            return "/consultations/" + consultation.slug() + "/answer";
        }

        String desk() {
            return "/work/consultations/" + consultation.id();
        }

        /// The page that asks for the file.
        Browser.Answer asked() {
            var page = browser.get(answer());
            page = browser.send(page, answer(), Map.of("Q1a", "Agree", NEXT, "next"));
            page = browser.send(page, answer(), Map.of("Q3", "See our statement", NEXT, "next"));
            return browser.send(page, answer(), Map.of(NEXT, "next"));
        }

        Browser.Answer attach(Browser.Answer page, String name, byte[] bytes) {
            return browser.upload(page, answer(), Map.of(NEXT, "next"), "Q8", name, bytes);
        }

        Browser.Answer send(Browser.Answer check) {
            return browser.send(check, answer() + "s", Map.of());
        }
    }

    private At open(Mode mode) {
        var council = holding.council();
        return new At(council, holding.open(council, Holding.plan(mode, survey())), Browser.stranger(house));
    }

    private static byte[] pdf(String words) {
        return ("%PDF-1.4\n" + words + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }

    private int kept(At at) {
        return db.sql("select count(*) from consultation.file where consultation = :id")
                .param("id", at.consultation().id())
                .query(Integer.class)
                .single();
    }

    @Test
    void aFileComesWithAnAnswerAndIsReadByItsOfficersAfterTheClose() {
        var at = open(Mode.CONFIDENTIAL);
        var canary = pdf("canary " + UUID.randomUUID());
        var asked = at.asked();
        assertThat(asked.page().expectFirst("form").attr("enctype")).isEqualTo("multipart/form-data");
        var check = at.attach(asked, "Our plan.pdf", canary);
        assertThat(check.page().expectFirst("#Q8").text()).contains("Our plan.pdf (1 kB)");
        assertThat(kept(at)).isOne();
        var receipt = at.send(check);
        assertThat(receipt.text()).contains("Your answers are in");
        assertThat(at.send(check).text()).contains("had already been sent");
        assertThat(kept(at)).isOne();
        var id = onlyFile(at);
        var officer = Browser.of(house, at.council().id(), Role.OFFICER);
        for (var path : List.of("/files", "/files/" + id))
            assertThat(officer.get(at.desk() + path).status())
                    .as("before the close")
                    .isEqualTo(404);
        holding.close(at.council(), at.consultation());
        var list = officer.get(at.desk() + "/files");
        assertThat(list.text()).contains("Our plan.pdf (1 kB)").contains("PDF");
        var file = officer.get(list.page().expectFirst("main table a").attr("href"));
        assertThat(file.body()).isEqualTo(canary);
        assertThat(file.headers().firstValue("content-disposition").orElse("")).startsWith("attachment");
        assertThat(file.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(file.headers().firstValue("cache-control")).contains("no-store");
        var other = Browser.of(house, holding.council().id(), Role.OFFICER);
        var stranger = Browser.stranger(house);
        for (var path : List.of("/files", "/files/" + id)) {
            assertThat(other.get(at.desk() + path).status()).isEqualTo(404);
            assertThat(stranger.get(at.desk() + path).text()).doesNotContain("Our plan");
        }
        var elsewhere = holding.close(at.council(), holding.open(at.council(), Mode.ANONYMOUS));
        assertThat(officer.get("/work/consultations/" + elsewhere.id() + "/files/" + id)
                        .status())
                .as("by the address of another consultation")
                .isEqualTo(404);
        var answers = officer.get(at.desk() + "/answers.csv").text();
        assertThat(answers)
                .contains("Our plan.pdf (SHA-256 ")
                .doesNotContain(new String(canary, StandardCharsets.US_ASCII));
        var results = officer.get(at.desk() + "/results");
        assertThat(results.page().select("a[href$=/files]")).hasSize(1);
        assertThat(results.text()).contains("1 answered");
        assertThat(hold.breaches()).isEmpty();
        db.sql("update consultation.file set locked = locked || '\\x00' where id = :id")
                .param("id", UUID.fromString(id))
                .update();
        assertThat(hold.breaches()).singleElement().asString().contains(id);
        db.sql("update consultation.file set locked = substring(locked, 1, length(locked) - 1)")
                .update();
    }

    private String onlyFile(At at) {
        return db.sql("select id::text from consultation.file where consultation = :id")
                .param("id", at.consultation().id())
                .query(String.class)
                .single();
    }

    @Test
    void theFileStaysOverBackAndSavingAndCanBeChangedAndRemoved() {
        var at = open(Mode.CONFIDENTIAL);
        var check = at.attach(at.asked(), "first.pdf", pdf("first"));
        var change = at.browser().send(check, at.answer(), Map.of(NEXT, "to:statement"));
        assertThat(change.text()).contains("Attached: first.pdf");
        var code = at.browser().send(change, at.answer(), Map.of(NEXT, "save"));
        db.sql("update consultation.file set kept_at = now() - interval '8 days'")
                .update();
        closings.keepTime();
        assertThat(kept(at)).as("saved with its answer").isOne();
        var saved = at.browser().get(code.page().expectFirst("a[href*=/saved]").attr("href"));
        var back = at.browser()
                .send(
                        saved,
                        "/consultations/" + at.consultation().slug() + "/saved",
                        Map.of("code", code.page().expectFirst(".tally-code").text()));
        var again = at.browser().send(back, at.answer(), Map.of(NEXT, "to:statement"));
        var another = at.attach(again, "second.pdf", pdf("second"));
        assertThat(another.text()).contains("second.pdf").doesNotContain("first.pdf");
        var third = at.browser().send(another, at.answer(), Map.of(NEXT, "to:statement"));
        var without = at.browser().send(third, at.answer(), Map.of("Q8.remove", "yes", NEXT, "next"));
        assertThat(without.text()).doesNotContain("second.pdf");
        at.send(another);
        holding.close(at.council(), at.consultation());
        assertThat(kept(at)).as("what was not sent goes at the close").isOne();
        assertThat(hold.breaches()).isEmpty();
    }

    @Test
    void theFileOfAFormThatWasLeftIsClearedAwayAndTheFormSaysSo() {
        var at = open(Mode.NAMED);
        var check = at.attach(at.asked(), "left.pdf", pdf("left"));
        closings.keepTime();
        assertThat(kept(at)).isOne();
        db.sql("""
                        update consultation.file set kept_at = now() - interval '8 days' where consultation = :id
                        """).param("id", at.consultation().id()).update();
        closings.keepTime();
        assertThat(kept(at)).isZero();
        var refused = at.send(check);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Attach the file again");
        assertThat(refused.page().select(".govuk-error-summary a[href=#Q8]")).hasSize(1);
        assertThat(consultations.count(at.consultation().id())).isZero();
    }

    /// The hash of somebody else's file, in a form of one's own.
    @Test
    void aFileOfAnotherFormIsNotTaken() {
        var at = open(Mode.NAMED);
        at.attach(at.asked(), "theirs.pdf", pdf("theirs"));
        var sha256 = db.sql("select sha256 from consultation.file where consultation = :id")
                .param("id", at.consultation().id())
                .query(String.class)
                .single();
        var mine = at.browser().send(at.asked(), at.answer(), Map.of(NEXT, "next"));
        var forged = at.browser().send(mine, at.answer() + "s", Map.of("_earlier", """
                                        {"Q1a": ["Agree"], "Q8": {"name": "theirs.pdf", "sha256": "%s", "size": 22, "kind": "PDF"}}
                                        """.formatted(sha256)));
        assertThat(forged.status()).isEqualTo(422);
        assertThat(consultations.count(at.consultation().id())).isZero();
    }

    @Test
    void whatIsNoDocumentOrTooLargeIsRefusedAndNothingElseTypedIsLost() {
        var text = Holding.survey().sections().getLast().questions().getFirst();
        var survey = survey();
        var sections = new java.util.ArrayList<>(survey.sections());
        var last = sections.removeLast();
        sections.add(new org.tallystick.library.survey.Section(
                last.id(),
                last.title(),
                null,
                List.of(),
                List.of(
                        new Question("Q7", text.label(), null, text.kind(), null, List.of(), null, false, null),
                        last.questions().getFirst())));
        var council = holding.council();
        var at = new At(
                council,
                holding.open(council, Holding.plan(Mode.NAMED, survey.with(sections))),
                Browser.stranger(house));
        var asked = at.asked();
        var html = "<!doctype html><html><script>alert(1)</script></html>".getBytes();
        for (var file : List.of(
                Map.entry("disguised.pdf", html),
                Map.entry("empty.pdf", new byte[0]),
                Map.entry("large.pdf", new byte[11 * 1024 * 1024]))) {
            var refused = at.browser()
                    .upload(
                            asked,
                            at.answer(),
                            Map.of("Q7", "Typed with care", NEXT, "next"),
                            "Q8",
                            file.getKey(),
                            file.getValue());
            assertThat(refused.status()).as(file.getKey()).isEqualTo(422);
            assertThat(refused.page().expectFirst("#Q8-error").text())
                    .containsAnyOf("web page", "is empty", "larger than 10 MB");
            assertThat(refused.page().expectFirst("#Q7").val()).isEqualTo("Typed with care");
        }
        assertThat(kept(at)).isZero();
    }

    @Test
    void aReplyOnPaperMayHaveOneAndAnAnonymousSurveyMayNot() {
        var at = open(Mode.CONFIDENTIAL);
        var officer = Browser.of(house, at.council().id(), Role.OFFICER);
        var page = officer.get(at.desk() + "/replies");
        var refused = officer.upload(page, at.desk() + "/replies", Map.of(), "Q8", "scan.pdf", pdf("scan"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Attached: scan.pdf");
        var done = officer.send(refused, at.desk() + "/replies", Map.of("_channel", "PAPER", "Q1a", "Agree"));
        assertThat(done.text()).contains("The reply has been added");
        holding.close(at.council(), at.consultation());
        assertThat(officer.get(at.desk() + "/files").text()).contains("scan.pdf");
        assertThat(ReadinessRules.problems(Holding.plan(Mode.ANONYMOUS, survey()), today()))
                .anySatisfy(each -> assertThat(each.message()).contains("asks who answers"));
        var file = Holding.question("Q8", "A file", new Kind.Upload());
        var asksFile = Holding.asking(Holding.survey(), "file", file);
        assertThat(ReadinessRules.problems(Holding.plan(Mode.ANONYMOUS, asksFile), today()))
                .singleElement()
                .satisfies(each -> assertThat(each.message()).contains("a file may name who wrote it"));
        assertThat(ReadinessRules.problems(Holding.plan(Mode.CONFIDENTIAL, asksFile), today()))
                .isEmpty();
    }

    private static LocalDate today() {
        return LocalDate.now(org.tallystick.shared.UkTime.LONDON);
    }

    @Test
    void twoWhoSendTheSameBytesSayTheSameWhateverTheNames() {
        var one = new Answer.Uploaded("a.pdf", "0".repeat(64), 1, "PDF");
        var two = new Answer.Uploaded("b.pdf", "0".repeat(64), 1, "PDF");
        var three = new Answer.Uploaded("a.pdf", "1".repeat(64), 1, "PDF");
        assertThat(print(one)).isEqualTo(print(two)).isNotEqualTo(print(three));
    }

    private static byte[] print(Answer answer) {
        return DuplicateRules.fingerprint(new org.tallystick.library.survey.Answers(Map.of("Q8", answer)));
    }
}
