package org.tallystick.consultation.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.consultation.Closings;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Content;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Notice;
import org.tallystick.consultation.Plan;
import org.tallystick.consultation.Schedule;
import org.tallystick.consultation.design.Draft;
import org.tallystick.consultation.design.Launches;
import org.tallystick.consultation.design.Plans;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Statement;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// Consultations for tests: held by a council of their own, opened and closed at will.
@Component
public class Holding {

    public static final Words NOTICE = new Words("Nothing is decided yet.", "Nid oes dim wedi'i benderfynu.");

    final Plans plans;
    final Launches launches;
    final Consultations consultations;
    private final Organisations organisations;
    private final JdbcClient db;
    private final Submissions submissions;
    private final Closings closings;

    Holding(
            Plans plans,
            Launches launches,
            Consultations consultations,
            Organisations organisations,
            JdbcClient db,
            Submissions submissions,
            Closings closings) {
        this.submissions = submissions;
        this.closings = closings;
        this.plans = plans;
        this.launches = launches;
        this.consultations = consultations;
        this.organisations = organisations;
        this.db = db;
    }

    /// A council and two of its people.
    public record Council(OrganisationId id, Actor officer, Actor group) {}

    public Council council() {
        var id = new OrganisationId(UUID.randomUUID());
        organisations.register(
                Actor.SYSTEM,
                id,
                new Organisations.Details("Consulting council " + id, Sector.PUBLIC, null, null),
                Map.of());
        return new Council(id, actor(id, Role.OFFICER), actor(id, Role.GROUP));
    }

    static Actor actor(OrganisationId at, Role role) {
        return new Actor(UUID.randomUUID(), role.words(), Set.of(new Actor.Post(at, role)));
    }

    public static Question question(String id, String label, Kind kind) {
        return new Question(id, Words.of(label), null, kind, null, List.of(), null, false, null);
    }

    public static List<Option> options(String... labels) {
        return List.of(labels).stream().map(Option::of).toList();
    }

    /// Two pages: what one thinks of it, and what one would add.
    public static Survey survey() {
        return new Survey(
                Words.of("A charter for the valley"),
                Words.of("We would like to know what you think."),
                null,
                null,
                List.of(
                        new Section(
                                "views",
                                Words.of("Your views"),
                                null,
                                List.of(),
                                List.of(
                                        question(
                                                "Q1",
                                                "How much do you agree?",
                                                new Kind.Rated(
                                                        options("Agree", "Neither", "Disagree"),
                                                        List.of(
                                                                new Statement(
                                                                        "Q1a",
                                                                        Words.of("It will help"),
                                                                        List.of(),
                                                                        null,
                                                                        null),
                                                                new Statement(
                                                                        "Q1b",
                                                                        Words.of("It is clear"),
                                                                        List.of(),
                                                                        null,
                                                                        null)))),
                                        question(
                                                "Q2",
                                                "How many measures?",
                                                new Kind.NumberIn(BigDecimal.ONE, BigDecimal.valueOf(14), 0, null)))),
                        new Section(
                                "more",
                                Words.of("Anything else"),
                                null,
                                List.of(),
                                List.of(question("Q3", "Your comments", new Kind.LongText(2_000))))));
    }

    public static Survey asking(Survey survey, Question question) {
        var sections = new java.util.ArrayList<>(survey.sections());
        sections.add(new Section("who", Words.of("About you"), null, List.of(), List.of(question)));
        return new Survey(survey.title(), survey.introduction(), null, null, sections);
    }

    public static Survey asking(Survey survey, String section, Question question) {
        var sections = new java.util.ArrayList<>(survey.sections());
        sections.add(new Section(section, Words.of(section), null, List.of(), List.of(question)));
        return survey.with(sections);
    }

    /// One page in both languages.
    static Survey welsh() {
        return new Survey(
                new Words("A charter", "Siarter"),
                null,
                null,
                null,
                List.of(new Section(
                        "views",
                        new Words("Your views", "Eich barn"),
                        null,
                        List.of(),
                        List.of(new Question(
                                "Q1",
                                new Words("Your comments", "Eich sylwadau"),
                                null,
                                new Kind.ShortText(200),
                                null,
                                List.of(),
                                null,
                                false,
                                null)))));
    }

    public static Question contact() {
        return question(
                "Q9", "Who are you?", new Kind.Contact(List.of(Kind.Contact.Part.NAME, Kind.Contact.Part.EMAIL)));
    }

    public static Plan plan(Mode mode, Survey survey) {
        var now = LocalDateTime.now(UkTime.LONDON).withNano(0);
        return new Plan(
                mode,
                new Schedule(
                        now,
                        now.plusDays(90),
                        3,
                        mode == Mode.ANONYMOUS
                                ? null
                                : LocalDate.now(UkTime.LONDON).plusDays(200),
                        ""),
                new Content(
                        survey,
                        new Notice(NOTICE, NOTICE, NOTICE, NOTICE, NOTICE),
                        survey.title().cy() != null));
    }

    Draft begun(Council council, Plan plan) {
        var id = UUID.randomUUID();
        assertThat(plans.begin(council.officer(), id, council.id(), slug(id), plan))
                .isInstanceOf(Plans.Begun.Done.class);
        return plans.find(council.officer(), id).orElseThrow();
    }

    static String slug(UUID id) {
        return "a-charter-" + id.toString().substring(0, 13);
    }

    /// Launched and open now.
    public Consultation open(Council council, Mode mode) {
        var survey = mode == Mode.ANONYMOUS ? survey() : asking(survey(), contact());
        return open(council, plan(mode, survey));
    }

    public Consultation open(Council council, Plan plan) {
        var draft = begun(council, plan);
        var launched = launches.launch(council.officer(), UUID.randomUUID(), draft.consultation(), draft.version());
        assertThat(launched).isInstanceOf(Launches.Done.Accepted.class);
        opensIn(draft.consultation(), "-1 minute");
        return consultations.find(draft.consultation()).orElseThrow();
    }

    /// Takes in what somebody answers online.
    public void answer(Consultation consultation, Answers answers) {
        var sent = submissions.submit(
                Sending.of(consultations.latest(consultation), consultation.mode(), UUID.randomUUID(), answers, null));
        assertThat(sent).isInstanceOf(Submissions.Submitted.Received.class);
    }

    /// Publishes a correction.
    public Consultation corrected(Council council, Consultation consultation, Survey survey) {
        var draft = plans.find(council.officer(), consultation.id()).orElseThrow();
        plans.save(council.officer(), UUID.randomUUID(), consultation.id(), draft.version(), plan -> plan.with(survey));
        var done = launches.correct(
                council.officer(), UUID.randomUUID(), consultation.id(), draft.version() + 1, "Corrected");
        assertThat(done).isInstanceOf(Launches.Done.Accepted.class);
        return consultations.find(consultation.id()).orElseThrow();
    }

    /// Everything is in.
    public Consultation close(Council council, Consultation consultation) {
        closesIn(consultation.id(), "-1 second");
        closings.finish(council.officer(), consultation.id());
        return consultations.find(consultation.id()).orElseThrow();
    }

    void opensIn(UUID consultation, String interval) {
        db.sql("""
                        update consultation.launch set opens = clock_timestamp() + :interval::interval
                        where consultation = :consultation
                        """)
                .param("interval", interval)
                .param("consultation", consultation)
                .update();
    }

    /// Moves the close; the days for typing end a day later.
    public void closesIn(UUID consultation, String interval) {
        db.sql("""
                        update consultation.launch
                        set opens = least(opens, clock_timestamp() + :interval::interval - interval '1 hour'),
                            closes = clock_timestamp() + :interval::interval,
                            typing_until = clock_timestamp() + :interval::interval + interval '1 day'
                        where consultation = :consultation
                        """)
                .param("interval", interval)
                .param("consultation", consultation)
                .update();
    }
}
