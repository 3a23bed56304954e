package org.tallystick.consultation.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.consultation.Channel;
import org.tallystick.consultation.Closings;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Response;
import org.tallystick.consultation.Responses;
import org.tallystick.consultation.design.Launches;
import org.tallystick.consultation.reply.Replies;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.shared.Role;

/// When answers are taken in and when they may be read, by the database's clock; many at once; a
/// flood.
@OnPostgres
class SealedTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Holding holding;

    @Autowired
    Submissions submissions;

    @Autowired
    Consultations consultations;

    @Autowired
    Responses responses;

    @Autowired
    Launches launches;

    @Autowired
    Replies replies;

    @Autowired
    Closings closings;

    @Autowired
    ReceiptsHold hold;

    @Autowired
    JdbcClient db;

    private static Answers said(String comment) {
        return new Answers(Map.of(
                "Q1a", new Answer.Chosen(List.of("Agree")),
                "Q3", new Answer.Written(comment)));
    }

    private Sending sending(Consultation consultation, UUID key, String comment) {
        return Sending.of(consultations.latest(consultation), consultation.mode(), key, said(comment), null);
    }

    private Submissions.Submitted send(Consultation consultation, String comment) {
        return submissions.submit(sending(consultation, UUID.randomUUID(), comment));
    }

    @Test
    void anInstantIsInTimeStrictlyBeforeTheClose() {
        assertThat(db.sql("""
                                        select consultation.within(o, o, c) and consultation.within(c - interval '1 us', o, c)
                                           and not consultation.within(c, o, c) and not consultation.within(o - interval '1 us', o, c)
                                        from (values (timestamptz '2016-09-26 00:00:00+01', timestamptz '2016-12-19 00:00:00+00')) w (o, c)
                                        """).query(Boolean.class).single()).isTrue();
    }

    @Test
    void itOpensAndClosesByItselfAndCanBeGivenMoreTime() {
        var council = holding.council();
        var consultation = holding.open(council, Mode.ANONYMOUS);
        holding.opensIn(consultation.id(), "1 hour");
        assertThat(send(consultation, "early")).isEqualTo(new Submissions.Submitted.NotOpen());
        holding.opensIn(consultation.id(), "0 seconds");
        assertThat(send(consultation, "in time")).isInstanceOf(Submissions.Submitted.Received.class);
        holding.closesIn(consultation.id(), "0 seconds");
        assertThat(send(consultation, "late")).isEqualTo(new Submissions.Submitted.NotOpen());
        var later = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        assertThat(launches.extend(council.officer(), UUID.randomUUID(), consultation.id(), later, "Snow"))
                .as("what is closed stays closed")
                .isInstanceOf(Launches.Done.Refused.class);
        holding.closesIn(consultation.id(), "1 hour");
        assertThat(launches.extend(council.officer(), UUID.randomUUID(), consultation.id(), later, " "))
                .isInstanceOf(Launches.Done.Refused.class);
        assertThat(launches.extend(council.officer(), UUID.randomUUID(), consultation.id(), later, "Snow"))
                .isInstanceOfSatisfying(
                        Launches.Done.Accepted.class,
                        done -> assertThat(done.consultation().closes()).isEqualTo(later));
        assertThat(send(consultation, "in the time that was added")).isInstanceOf(Submissions.Submitted.Received.class);
        assertThat(consultations.count(consultation.id())).isEqualTo(2);
    }

    @Test
    void nobodyReadsAnAnswerBeforeEverythingIsIn() {
        var council = holding.council();
        var consultation = holding.open(council, Mode.CONFIDENTIAL);
        var canary = "canary-" + UUID.randomUUID();
        send(consultation, canary);
        var id = consultation.id();
        assertThat(responses.all(council.officer(), id)).isEqualTo(new Responses.Read.Sealed(1));
        for (var role : Role.values()) {
            var browser = Browser.of(house, council.id(), role);
            for (var path : List.of(
                    "",
                    "/contacts",
                    "/replies",
                    "/imports",
                    "/groups",
                    "/survey",
                    "/preview",
                    "/results",
                    "/publication",
                    "/comments",
                    "/answers.csv",
                    "/answers.json"))
                assertThat(browser.get("/work/consultations/" + id + path).text())
                        .as(role + path)
                        .doesNotContain(canary);
            assertThat(browser.get("/consultations/" + consultation.slug()).text())
                    .doesNotContain(canary);
        }
        assertThat(closings.finish(council.officer(), id)).isEqualTo(new Closings.Closed.StillOpen());
        holding.closesIn(id, "-1 second");
        assertThat(responses.all(council.officer(), id))
                .as("closed to the public, yet paper is still typed in")
                .isEqualTo(new Responses.Read.Sealed(1));
        assertThat(replies.type(council.group(), UUID.randomUUID(), id, Channel.PAPER, said("paper")))
                .isInstanceOf(Replies.Taken.Done.class);
        assertThat(closings.finish(holding.council().officer(), id)).isEqualTo(new Closings.Closed.NotFound());
        assertThat(closings.finish(council.officer(), id)).isEqualTo(new Closings.Closed.Done(2));
        assertThat(responses.all(council.officer(), id))
                .isInstanceOfSatisfying(
                        Responses.Read.All.class,
                        all -> assertThat(all.responses()).hasSize(2));
        // The search above can fail: the same pages show the answer to the same people now.
        var keeper = Browser.of(house, council.id(), Role.OFFICER);
        for (var path : List.of("/comments", "/answers.csv", "/answers.json"))
            assertThat(keeper.get("/work/consultations/" + id + path).text())
                    .as(path)
                    .contains(canary);
        var stranger = Browser.of(house, holding.council().id(), Role.OFFICER);
        for (var path : List.of("/comments", "/answers.csv", "/answers.json"))
            assertThat(stranger.get("/work/consultations/" + id + path).status())
                    .isEqualTo(404);
        assertThat(responses.all(holding.council().officer(), id)).isEqualTo(new Responses.Read.NotFound());
        assertThat(replies.type(council.group(), UUID.randomUUID(), id, Channel.PAPER, said("x")))
                .isEqualTo(new Replies.Taken.NotNow());
    }

    @Test
    void itClosesByItselfWhenTheDaysForTypingAreOver() {
        var council = holding.council();
        var consultation = holding.open(council, Mode.ANONYMOUS);
        send(consultation, "x");
        holding.closesIn(consultation.id(), "-2 days");
        closings.keepTime();
        assertThat(consultations.find(consultation.id()).orElseThrow().closed()).isTrue();
        assertThat(responses.all(council.officer(), consultation.id())).isInstanceOf(Responses.Read.All.class);
    }

    @Test
    void theSameFormSentManyTimesAtOnceIsOneAnswer() throws Exception {
        for (var mode : List.of(Mode.ANONYMOUS, Mode.NAMED)) {
            var consultation = holding.open(holding.council(), mode);
            var key = UUID.randomUUID();
            Callable<Submissions.Submitted> again = () -> submissions.submit(sending(consultation, key, "once"));
            var answers = new HashSet<Submissions.Submitted>();
            try (var threads = Executors.newFixedThreadPool(16)) {
                for (var done : threads.invokeAll(java.util.Collections.nCopies(64, again))) answers.add(done.get());
            }
            assertThat(answers)
                    .allSatisfy(each -> assertThat(each).isInstanceOf(Submissions.Submitted.Received.class))
                    .extracting(each -> ((Submissions.Submitted.Received) each).reference())
                    .containsOnly(Reference.of(consultation.id(), key));
            assertThat(consultations.count(consultation.id())).isEqualTo(1);
        }
    }

    @Test
    void everyAcknowledgedAnswerOfManySendersIsThereOnceAndSamenessIsFlagged() throws Exception {
        var council = holding.council();
        var consultation = holding.open(council, Mode.ANONYMOUS);
        var senders = new ArrayList<Callable<Submissions.Submitted>>();
        for (var at = 0; at < 400; at++) {
            var number = at;
            senders.add(() -> send(consultation, number % 4 == 0 ? "The SAME,  words!" : "Number " + number));
        }
        try (var threads = Executors.newFixedThreadPool(32)) {
            for (var done : threads.invokeAll(senders))
                assertThat(done.get()).isInstanceOf(Submissions.Submitted.Received.class);
        }
        assertThat(consultations.count(consultation.id())).isEqualTo(400);
        assertThat(responses.repeats(consultation.id())).as("while it is open").isZero();
        assertThat(hold.breaches()).isEmpty();
        holding.closesIn(consultation.id(), "-2 days");
        closings.keepTime();
        assertThat(responses.repeats(consultation.id())).isEqualTo(99);
        var all = (Responses.Read.All) responses.all(council.officer(), consultation.id());
        assertThat(all.responses().stream().filter(Response::repeats)).hasSize(99);
    }

    /// One that the database refuses does not take the others of its batch with it.
    @Test
    void aBatchOutlivesABadAnswer() throws Exception {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var good = sending(consultation, UUID.randomUUID(), "good");
        var bad = new Sending(
                good.consultation(),
                good.mode(),
                99,
                UUID.randomUUID(),
                "BAD0-BAD0-" + UUID.randomUUID().toString().substring(0, 4),
                "{}",
                good.fingerprint(),
                null,
                null);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(() -> submissions.submit(bad), () -> submissions.submit(good)));
            assertThat(both.get(0).get()).isEqualTo(new Submissions.Submitted.TryAgain());
            assertThat(both.get(1).get()).isInstanceOf(Submissions.Submitted.Received.class);
        }
        assertThat(consultations.count(consultation.id())).isEqualTo(1);
    }

    /// A script that sends ten thousand from one place: what is let through is kept and flagged,
    /// all the others are told to wait and are counted; none is dropped without a word.
    @Test
    void aFloodFromOnePlaceIsHeldBackInWordsAndCounted() throws Exception {
        var consultation = holding.open(holding.council(), Mode.ANONYMOUS);
        var browser = Browser.stranger(house);
        var answered = new java.util.concurrent.ConcurrentHashMap<Integer, Integer>();
        var fields = "_key=%s&_edition=1&_section=check&_earlier=%s";
        var earlier = java.net.URLEncoder.encode("{\"Q3\":\"I am a script\"}", java.nio.charset.StandardCharsets.UTF_8);
        var tasks = new ArrayList<Callable<Void>>();
        for (var at = 0; at < 10_000; at++)
            tasks.add(() -> {
                var map = new java.util.LinkedHashMap<String, String>();
                for (var part : fields.formatted(UUID.randomUUID(), earlier).split("&"))
                    map.put(
                            part.split("=")[0],
                            java.net.URLDecoder.decode(part.split("=")[1], java.nio.charset.StandardCharsets.UTF_8));
                var answer = browser.post("/consultations/" + consultation.slug() + "/answers", map);
                answered.merge(answer.status(), 1, Integer::sum);
                return null;
            });
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(tasks)) done.get();
        }
        assertThat(answered).isEqualTo(Map.of(200, 60, 429, 9_940));
        assertThat(consultations.count(consultation.id())).isEqualTo(60);
        assertThat(responses.heldBack(consultation.id())).isEqualTo(9_940);
        holding.closesIn(consultation.id(), "-2 days");
        closings.keepTime();
        assertThat(responses.repeats(consultation.id())).isEqualTo(59);
    }
}
