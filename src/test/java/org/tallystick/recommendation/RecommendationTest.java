package org.tallystick.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.Closings;
import org.tallystick.consultation.Content;
import org.tallystick.consultation.Launches;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Notice;
import org.tallystick.consultation.Plan;
import org.tallystick.consultation.Plans;
import org.tallystick.consultation.Replies;
import org.tallystick.consultation.Schedule;
import org.tallystick.finding.FindingDocument.Said;
import org.tallystick.finding.Findings;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Packs;
import org.tallystick.framework.Published;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.survey.ColumnMatch;
import org.tallystick.survey.ResponseReader;
import org.tallystick.survey.SurveyPacks;
import org.tallystick.survey.Words;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// From published findings to a decision, the edition that it publishes, and what came of it; and
/// every way in which that must not go.
@OnPostgres
class RecommendationTest {

    private static final List<String> ANSWERED = List.of("Q7b", "Q12b", "Q12c");

    @Autowired ApplicationContext house;
    @Autowired Plans plans;
    @Autowired Launches launches;
    @Autowired Replies replies;
    @Autowired Closings closings;
    @Autowired Findings findings;
    @Autowired Frameworks frameworks;
    @Autowired Recommendations recommendations;
    @Autowired JdbcClient db;

    private OrganisationId council;
    private UUID consultation;
    private Published proposed;
    private Browser group;

    /// A council of its own, with Shropshire's survey closed and its findings published.
    @BeforeEach
    void findingsArePublished() {
        council = Browser.council(house, "Recommending council " + UUID.randomUUID());
        proposed =
                frameworks.loadPack(
                        Actor.SYSTEM,
                        council,
                        Packs.frameworks().stream()
                                .filter(each -> each.title().equals("Fourteen proposed measures"))
                                .findFirst()
                                .orElseThrow());
        consultation = UUID.randomUUID();
        var survey = SurveyPacks.shropshire2016();
        var words = Words.of("Nothing is decided yet.");
        var plan =
                new Plan(
                        Mode.CONFIDENTIAL,
                        new Schedule(
                                LocalDateTime.of(2016, 9, 26, 0, 0),
                                LocalDateTime.of(2016, 12, 19, 0, 0),
                                1,
                                LocalDate.of(2017, 12, 18),
                                ""),
                        new Content(survey, new Notice(words, words, words, words, words), false));
        assertThat(plans.begin(Actor.SYSTEM, consultation, council, "s-" + consultation, plan))
                .isInstanceOf(Plans.Begun.Done.class);
        assertThat(launches.launch(Actor.SYSTEM, UUID.randomUUID(), consultation, 1))
                .isInstanceOf(Launches.Done.Accepted.class);
        var reader = new ResponseReader(ColumnMatch.of(survey, ANSWERED), "responses");
        replies.file(
                Actor.SYSTEM,
                UUID.randomUUID(),
                consultation,
                List.of(
                        reader.read(
                                        List.of(
                                                "Tend to agree",
                                                "Strongly disagree",
                                                "Tend to disagree"),
                                        1)
                                .answers(),
                        reader.read(
                                        List.of(
                                                "Strongly disagree",
                                                "Strongly agree",
                                                "Tend to disagree"),
                                        2)
                                .answers()));
        closings.finish(Actor.SYSTEM, consultation);
        group = Browser.of(house, council, Role.GROUP);
    }

    private void publishFindings() {
        var keeper =
                new Actor(UUID.randomUUID(), "Group", Set.of(new Actor.Post(council, Role.GROUP)));
        assertThat(
                        findings.publish(
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
        assertThat(page).contains("Strongly agree or Tend to agree: 1 of 2", "0 of 2 answered");
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
            assertThat(group.send(form, made.desk() + "/decisions", decision("agreed")).status())
                    .isEqualTo(200);
        var another = decision("refused");
        another.put("key", UUID.randomUUID().toString());
        another.put("for", "0");
        var late = group.send(form, made.desk() + "/decisions", another);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text()).contains("decided or withdrawn meanwhile");
        assertThat(frameworks.latest(proposed.framework()).orElseThrow().number()).isEqualTo(2);
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
        var wrong =
                Map.of(
                        "check the counts", Map.of("for", "1", "against", "5"),
                        "18 December 2016", Map.of("on.year", "2015"),
                        "today at the latest", Map.of("on.year", "2150"),
                        "choose “Agreed with a change”",
                                Map.of("m.SH-8a", "left-out", "why.SH-8a", "No."),
                        "Say which comments were weighed", Map.of("weighed", " "),
                        "a whole number from 0 to 10,000", Map.of("for", "1e9"),
                        "Shorten this to 4,000 characters", Map.of("weighed", "x".repeat(30_000)));
        wrong.forEach(
                (words, changes) -> {
                    var form = decision("agreed");
                    form.putAll(changes);
                    var answer = decide(made, form);
                    assertThat(answer.status()).as(words).isEqualTo(422);
                    assertThat(answer.page().text()).contains(words);
                });
        assertThat(frameworks.latest(proposed.framework()).orElseThrow().number()).isOne();
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
        assertThat(answer.text()).contains("Publish it or give it up first");
        assertThat(count("decision", made)).isZero();
    }

    @Test
    void forTheTimeBeingNamesADayAndIsOverdueAfterIt() {
        publishFindings();
        var made = make("scheme", proposal("No Mark for the time being."));
        var without = decide(made, decision("agreed"));
        assertThat(without.text()).contains("the day on which it is to be looked at again");
        var form = decision("agreed");
        form.putAll(Map.of("again.day", "1", "again.month", "3", "again.year", "2018"));
        assertThat(decide(made, form).status()).isEqualTo(200);
        assertThat(Browser.stranger(house).get(made.address()).text())
                .contains("To be looked at again on", "1 March 2018, which is overdue");
        assertThat(Browser.stranger(house).get("/changes?show=late").text())
                .contains("No Mark for the time being.");
    }

    @Test
    void progressIsLateUntilItIsDoneAndSaysSo() {
        publishFindings();
        var form = proposal("Make a logo.");
        form.put("advice", "adopt");
        var made = make("other", form);
        decide(made, decision("agreed"));
        var assignment =
                Map.of(
                        "owner",
                        "Head of Communications",
                        "due.day",
                        "1",
                        "due.month",
                        "6",
                        "due.year",
                        "2017");
        group.send(group.get(made.desk()), made.desk() + "/assignments", assignment);
        assertThat(Browser.stranger(house).get(made.address()).text())
                .contains("Late", "Head of Communications", "1 June 2017");
        var moved = new HashMap<>(assignment);
        moved.put("due.month", "7");
        var silent = group.send(group.get(made.desk()), made.desk() + "/assignments", moved);
        assertThat(silent.text()).contains("Say why the owner or the day changes");
        var done =
                Map.of(
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
        var form = decision("agreed");
        for (var stranger :
                List.of(
                        Browser.of(house, Browser.council(house, "Elsewhere"), Role.GROUP),
                        Browser.of(house, council, Role.SUPPLIER),
                        Browser.stranger(house))) {
            assertThat(stranger.get(made.desk()).text()).doesNotContain("two.");
            assertThat(stranger.get(desk()).text()).doesNotContain("two.");
            for (var action : List.of("/decisions", "/assignments", "/progress", "/withdrawal"))
                assertThat(stranger.post(made.desk() + action, form).status()).isNotEqualTo(200);
        }
        assertThat(count("decision", made)).isZero();
    }

    @Test
    void oneThatWasWrongIsWithdrawnWithTheReasonAndNeverChanged() {
        publishFindings();
        var made = make("other", proposal("A mistake."));
        group.send(
                group.get(made.desk()),
                made.desk() + "/withdrawal",
                Map.of("withdrawn", "It was about another question."));
        assertThat(Browser.stranger(house).get(made.address()).text())
                .contains("Withdrawn", "It was about another question.");
        assertThat(decideLate(made).status()).isEqualTo(422);
        assertThatThrownBy(
                        () ->
                                db.sql("update recommendation.recommendation set words = 'other'")
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
