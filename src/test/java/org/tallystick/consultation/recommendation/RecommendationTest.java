package org.tallystick.consultation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.Shropshire2016;
import org.tallystick.consultation.finding.FindingDocument.Said;
import org.tallystick.consultation.finding.Findings;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Packs;
import org.tallystick.framework.Published;
import org.tallystick.library.survey.answer.ColumnMatch;
import org.tallystick.library.survey.answer.ResponseReader;
import org.tallystick.library.survey.answer.SurveyPacks;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// From published findings to a decision, the edition that it publishes, and what came of it; and
/// every way in which that must not go.
@OnPostgres
class RecommendationTest {

    private static final List<String> ANSWERED = List.of("Q7b", "Q12b", "Q12c");

    @Autowired
    ApplicationContext house;

    @Autowired
    Shropshire2016 shropshire;

    @Autowired
    Findings findings;

    @Autowired
    Frameworks frameworks;

    @Autowired
    Recommendations recommendations;

    @Autowired
    JdbcClient db;

    private OrganisationId council;
    private UUID consultation;
    private Published proposed;
    private Browser group;

    /// A council of its own, with Shropshire's survey closed and its findings published.
    @BeforeEach
    void findingsArePublished() {
        council = Browser.council(house, "Recommending council " + UUID.randomUUID());
        proposed = frameworks.loadPack(
                Actor.SYSTEM,
                council,
                Packs.frameworks().stream()
                        .filter(each -> each.title().equals("Fourteen proposed measures"))
                        .findFirst()
                        .orElseThrow());
        var reader = new ResponseReader(ColumnMatch.of(SurveyPacks.shropshire2016(), ANSWERED), "responses");
        var first = List.of("Tend to agree", "Strongly disagree", "Tend to disagree");
        var second = List.of("Strongly disagree", "Strongly agree", "Tend to disagree");
        consultation = shropshire
                .closed(
                        council,
                        List.of(
                                reader.read(first, 1).answers(),
                                reader.read(second, 2).answers()))
                .id();
        group = Browser.of(house, council, Role.GROUP);
    }

    private void publishFindings() {
        var keeper = new Actor(UUID.randomUUID(), "Group", Set.of(new Actor.Post(council, Role.GROUP)));
        assertThat(findings.publish(
                        keeper,
                        UUID.randomUUID(),
                        consultation,
                        0,
                        List.of(),
                        new Said("Few answered.", Map.of(), "", "")))
                .isInstanceOf(Findings.Publishing.Done.class);
    }

    private String desk() {
        return "/work/consultations/" + consultation + "/recommendations";
    }

    private static Map<String, String> proposal(String words) {
        var form = new HashMap<String, String>();
        form.put("body", "Social Value Group");
        form.put("decides", "Cabinet");
        form.put("about", "The Charter Mark");
        form.put("words", words);
        form.put("advice", "not-for-now");
        form.put("reason", "Opinions differ.");
        form.put("rests", "Q7b");
        return form;
    }

    private Recommendation make(String on, Map<String, String> changes) {
        var answer = group.send(group.get(desk() + "/new?on=" + on), desk(), changes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return recommendations.of(consultation).getLast();
    }

    private Recommendation onMeasures() {
        var form = proposal("Adopt the measures but two.");
        form.put("advice", "adopt-with-change");
        form.put("rests", "Q12b");
        form.put("m.SH-12b", "left-out");
        form.put("why.SH-12b", "It may press people who are ill.");
        form.put("m.SH-12c", "left-out");
        form.put("why.SH-12c", "It tells half the story.");
        return make("measures", form);
    }

    private static Map<String, String> decision(String outcome) {
        var form = new HashMap<String, String>();
        form.put("outcome", outcome);
        form.put("on.day", "15");
        form.put("on.month", "2");
        form.put("on.year", "2017");
        form.put("how", "vote");
        form.put("for", "8");
        form.put("against", "2");
        form.put("abstained", "0");
        form.put("minute", "Cabinet, minute 84");
        form.put("reason", "As recommended.");
        form.put("weighed", "Two comments on sickness rates were accepted.");
        form.put("title", "Twelve adopted measures");
        return form;
    }

    private Browser.Answer decide(Recommendation about, Map<String, String> changes) {
        return group.send(group.get(about.desk()), about.desk() + "/decisions", changes);
    }

    @Test
    void nothingIsRecommendedBeforeFindingsArePublished() {
        assertThat(group.get(desk()).text()).contains("none are published yet");
        assertThat(group.get(desk() + "/new?on=other").status()).isEqualTo(404);
    }

    @Test
    void adoptingTwelveOfFourteenPublishesTheNextEdition() {
        publishFindings();
        var page = group.get(desk() + "/new?on=measures").text();
        assertThat(page).contains("Strongly agree or Tend to agree: 1 of 2", "Nobody answered this.");
        var made = onMeasures();
        assertThat(Browser.stranger(house).get(made.address()).text())
                .contains("Not decided yet", "Cabinet has not decided yet", "1 of 2")
                .contains("Leave out: It tells half the story.");
        var answer = decide(made, decision("agreed"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var edition = frameworks.latest(proposed.framework()).orElseThrow();
        assertThat(edition.number()).isEqualTo(2);
        assertThat(edition.document().title()).isEqualTo("Twelve adopted measures");
        assertThat(edition.document().source())
                .isEqualTo("Cabinet, Cabinet, minute 84: recommendation 1 of Social Value Group");
        assertThat(edition.document().offered()).hasSize(12);
        assertThat(edition.document().measures()).hasSize(14);
        assertThat(edition.document().measure("SH-12b").map(Measure::retired))
                .contains("It may press people who are ill.");
        var thread = Browser.stranger(house).get(made.address()).text();
        assertThat(thread)
                .contains("8 for, 2 against, 0 abstained", "Two comments on sickness rates")
                .contains("edition 2 of Shropshire Social Value Charter measures", "12 measures")
                .contains("2 people and organisations");
        assertThat(Browser.stranger(house).get("/changes.csv").text())
                .contains("Adopt the measures but two.", "Agreed,2017-02-15,Agreed");
    }

    @Test
    void aDecisionIsRecordedOnce() {
        publishFindings();
        var made = onMeasures();
        var form = group.get(made.desk());
        for (var again = 0; again < 2; again++)
            assertThat(group.send(form, made.desk() + "/decisions", decision("agreed"))
                            .status())
                    .isEqualTo(200);
        var another = decision("refused");
        another.put("key", UUID.randomUUID().toString());
        another.put("for", "0");
        var late = group.send(form, made.desk() + "/decisions", another);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("decided or withdrawn since then");
        assertThat(frameworks.latest(proposed.framework()).orElseThrow().number())
                .isEqualTo(2);
        assertThat(count("decision", made)).isOne();
    }

    private long count(String table, Recommendation about) {
        return db.sql(
                        table.equals("decision")
                                ? "select count(*) from recommendation.decision where recommendation = :id"
                                : "select count(*) from recommendation.progress where recommendation = :id")
                .param("id", about.id())
                .query(Long.class)
                .single();
    }

    @Test
    void aDecisionThatDoesNotFitIsRefusedInWordsAndPublishesNothing() {
        publishFindings();
        var made = onMeasures();
        var wrong = Map.of(
                "check the counts", Map.of("for", "1", "against", "5"),
                "18 December 2016", Map.of("on.year", "2015"),
                "today at the latest", Map.of("on.year", "2150"),
                "choose “Agreed with a change”", Map.of("m.SH-8a", "left-out", "why.SH-8a", "No."),
                "Say which comments were considered", Map.of("weighed", " "),
                "a whole number from 0 to 10,000", Map.of("for", "1e9"),
                "Shorten this to 4,000 characters", Map.of("weighed", "x".repeat(30_000)));
        wrong.forEach((words, changes) -> {
            var form = decision("agreed");
            form.putAll(changes);
            var answer = decide(made, form);
            assertThat(answer.status()).as(words).isEqualTo(422);
            assertThat(answer.page().text()).contains(words);
        });
        assertThat(frameworks.latest(proposed.framework()).orElseThrow().number())
                .isOne();
        assertThat(count("decision", made)).isZero();
    }

    @Test
    void aDraftUnderWayKeepsTheDecisionFromPublishing() {
        publishFindings();
        var made = onMeasures();
        var frameworkDesk = "/work/frameworks/" + proposed.framework();
        group.send(group.get(frameworkDesk), frameworkDesk + "/draft", Map.of());
        var answer = decide(made, decision("agreed"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Publish or abandon it first");
        assertThat(count("decision", made)).isZero();
    }

    @Test
    void forTheTimeBeingNamesADayAndIsOverdueAfterIt() {
        publishFindings();
        var made = make("scheme", proposal("No Mark for the time being."));
        var without = decide(made, decision("agreed"));
        assertThat(without.text()).contains("Enter the review date");
        var form = decision("agreed");
        form.putAll(Map.of("again.day", "1", "again.month", "3", "again.year", "2018"));
        assertThat(decide(made, form).status()).isEqualTo(200);
        assertThat(Browser.stranger(house).get(made.address()).text())
                .contains("To be reviewed on", "1 March 2018 and is overdue");
        assertThat(Browser.stranger(house).get("/changes?show=late").text()).contains(made.address());
        var looked = new HashMap<String, String>();
        looked.put("happened", "The group looked at it again and left it as it is.");
        looked.putAll(Map.of("happened-on.day", "14", "happened-on.month", "2"));
        looked.put("happened-on.year", "2017");
        var tooEarly = group.send(group.get(made.desk()), made.desk() + "/progress", looked);
        assertThat(tooEarly.page().text()).contains("from 15 February 2017, when it was decided");
        looked.put("happened-on.year", "2018");
        group.send(group.get(made.desk()), made.desk() + "/progress", looked);
        looked.put("happened-on.month", "3");
        assertThat(Browser.stranger(house).get(made.address()).text()).contains("overdue");
        group.send(group.get(made.desk()), made.desk() + "/progress", looked);
        assertThat(Browser.stranger(house).get(made.address()).text()).doesNotContain("overdue");
    }

    @Test
    void aFrameworkThatMovedOnIsNotPublishedOver() {
        publishFindings();
        var made = onMeasures();
        frameworks.loadPack(
                Actor.SYSTEM,
                council,
                Packs.frameworks().stream()
                        .filter(each -> each.title().equals("Twelve recommended measures"))
                        .findFirst()
                        .orElseThrow());
        var answer = decide(made, decision("agreed"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().text()).contains("has edition 2 now, and edition 1 was");
        assertThat(count("decision", made)).isZero();
    }

    @Test
    void progressIsLateUntilItIsDoneAndSaysSo() {
        publishFindings();
        var form = proposal("Make a logo.");
        form.put("advice", "adopt");
        var made = make("other", form);
        decide(made, decision("agreed"));
        var assignment =
                Map.of("owner", "Head of Communications", "due.day", "1", "due.month", "6", "due.year", "2017");
        group.send(group.get(made.desk()), made.desk() + "/assignments", assignment);
        assertThat(Browser.stranger(house).get(made.address()).text())
                .contains("Late", "Head of Communications", "1 June 2017");
        var moved = new HashMap<>(assignment);
        moved.put("due.month", "7");
        var silent = group.send(group.get(made.desk()), made.desk() + "/assignments", moved);
        assertThat(silent.text()).contains("Say why the owner or the day changes");
        var done = Map.of(
                "happened", "The logo is used <b>now</b>.",
                "happened-on.day", "5",
                "happened-on.month", "7",
                "happened-on.year", "2017",
                "done", "yes");
        var page = group.get(made.desk());
        for (var again = 0; again < 2; again++) group.send(page, made.desk() + "/progress", done);
        assertThat(count("progress", made)).isOne();
        assertThat(Browser.stranger(house).get(made.address()).text())
                .contains("Done, later than planned", "&lt;b&gt;now");
    }

    @Test
    void whatHadNoOwnerIsDoneAllTheSame() {
        publishFindings();
        var form = proposal("Tell the press.");
        form.put("advice", "adopt");
        var made = make("other", form);
        decide(made, decision("agreed"));
        group.send(
                group.get(made.desk()),
                made.desk() + "/progress",
                Map.of(
                        "happened", "Told.",
                        "happened-on.day", "5",
                        "happened-on.month", "7",
                        "happened-on.year", "2017",
                        "done", "yes"));
        assertThat(Browser.stranger(house).get("/changes?show=done").text())
                .contains("Tell the press.", "Done on 5 July 2017.");
    }

    @Test
    void othersNeitherSeeTheDeskNorChangeAnything() {
        publishFindings();
        var made = onMeasures();
        var elsewhere = Browser.council(house, "Elsewhere");
        for (var stranger :
                List.of(Browser.of(house, elsewhere, Role.GROUP), Browser.of(house, council, Role.SUPPLIER))) {
            var form = decision("agreed");
            form.put("key", UUID.randomUUID().toString());
            form.put("withdrawn", "Not wanted.");
            form.put("owner", "Somebody");
            form.put("happened", "Done.");
            for (var day : List.of("due", "happened-on"))
                form.putAll(Map.of(day + ".day", "1", day + ".month", "3", day + ".year", "2017"));
            form.put(
                    "_csrf",
                    stranger.get("/changes").page().select("input[name=_csrf]").val());
            assertThat(stranger.get(made.desk()).status()).isEqualTo(404);
            assertThat(stranger.get(desk()).status()).isEqualTo(404);
            for (var action : List.of("/decisions", "/assignments", "/progress", "/withdrawal"))
                assertThat(stranger.post(made.desk() + action, form).status())
                        .as(action)
                        .isEqualTo(404);
        }
        assertThat(Browser.stranger(house).get(made.desk()).text()).doesNotContain("two.");
        assertThat(recommendations.find(made.id()).orElseThrow().open()).isTrue();
    }

    @Test
    void oneThatWasWrongIsWithdrawnWithTheReasonAndNeverChanged() {
        publishFindings();
        var made = make("other", proposal("A mistake."));
        var form = group.get(made.desk());
        for (var again = 0; again < 2; again++)
            assertThat(group.send(
                                    form,
                                    made.desk() + "/withdrawal",
                                    Map.of("withdrawn", "It was about another question."))
                            .status())
                    .isEqualTo(200);
        assertThat(Browser.stranger(house).get(made.address()).text())
                .contains("Withdrawn", "It was about another question.");
        assertThat(decideLate(made).status()).isEqualTo(422);
        assertThatThrownBy(() -> db.sql("update recommendation.recommendation set words = 'other'")
                        .update())
                .hasMessageContaining("never changes");
        assertThat(make("other", proposal("The right one.")).number()).isEqualTo(2);
    }

    private Browser.Answer decideLate(Recommendation about) {
        var form = decision("agreed");
        form.put("again.day", "1");
        form.put("again.month", "1");
        form.put("again.year", "2030");
        form.put("key", UUID.randomUUID().toString());
        var page = group.get(desk() + "/new?on=other");
        form.put("_csrf", page.page().expectFirst("input[name=_csrf]").val());
        return group.post(about.desk() + "/decisions", form);
    }

    @Test
    void rubbishIsAnsweredInWordsAndNothingTypedIsLost() {
        publishFindings();
        var page = group.get(desk() + "/new?on=measures");
        for (var rubbish : List.of("", "x".repeat(30_000), "<script>alert(1)</script>")) {
            var form = proposal(rubbish);
            form.put("advice", rubbish);
            form.put("rests", rubbish);
            form.put("m.SH-8a", rubbish);
            var answer = group.send(page, desk(), form);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).doesNotContain("<script>alert");
            assertThat(answer.page().text()).contains("Choose at least one finding");
            assertThat(answer.page().expectFirst("textarea[name=words]").wholeText())
                    .isEqualTo(rubbish);
        }
        assertThat(recommendations.of(consultation)).isEmpty();
    }
}
