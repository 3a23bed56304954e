package org.tallystick.consultation.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Content;
import org.tallystick.consultation.Days;
import org.tallystick.consultation.Documents;
import org.tallystick.consultation.DuplicateRules;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Notice;
import org.tallystick.consultation.Plan;
import org.tallystick.consultation.Schedule;
import org.tallystick.consultation.answering.Holding;
import org.tallystick.consultation.answering.Reference;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.answer.SurveyPacks;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;

/// The judgements of this room, without a database.
class ConsultationRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/examples/survey-hints.csv", numLinesToSkip = 1, commentCharacter = '#')
    void advisesOnWords(String text, String advice) {
        var hints = new ArrayList<HintRules.Hint>();
        HintRules.words("Q1", text, hints);
        if (advice == null) assertThat(hints).isEmpty();
        else assertThat(hints).extracting(HintRules.Hint::words).containsExactly(advice);
    }

    private static Plan plan(Mode mode, LocalDateTime opens, LocalDateTime closes, String because) {
        return new Plan(
                mode,
                new Schedule(opens, closes, 0, mode == Mode.ANONYMOUS ? null : LocalDate.of(2027, 12, 31), because),
                new Content(
                        mode == Mode.ANONYMOUS ? Holding.survey() : Holding.asking(Holding.survey(), Holding.contact()),
                        new Notice(Holding.NOTICE, Holding.NOTICE, Holding.NOTICE, Holding.NOTICE, Holding.NOTICE),
                        false));
    }

    @ParameterizedTest(name = "{0} {1} to {2}: {4}")
    @CsvFileSource(resources = "/examples/consultation-times.csv", numLinesToSkip = 1, commentCharacter = '#')
    void asksForEnoughTime(Mode mode, LocalDateTime opens, LocalDateTime closes, String because, String problem) {
        var problems = ReadinessRules.problems(plan(mode, opens, closes, because == null ? "" : because), TODAY);
        if (problem == null) assertThat(problems).isEmpty();
        else assertThat(problems).extracting(Problem::message).containsExactly(problem);
    }

    /// Whoever is told a last day has that whole day.
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "27/2/2027,00:00,2027-02-28T00:00",
        "27/2/2027,,2027-02-28T00:00",
        "31/12/2027,0.00,2028-01-01T00:00",
        "27/2/2027,17:00,2027-02-27T17:00",
        "27/2/2027,00:01,2027-02-27T00:01"
    })
    void theLastDayLastsToItsEnd(String day, String time, LocalDateTime closes) {
        var typed = new LinkedHashMap<String, List<String>>();
        var parts = List.of(day.split("/"));
        typed.put("closes.day", List.of(parts.get(0)));
        typed.put("closes.month", List.of(parts.get(1)));
        typed.put("closes.year", List.of(parts.get(2)));
        typed.put("closes-time", List.of(time == null ? "" : time));
        var said = new ScheduleForm(PostedForm.of(typed)).check();
        assertThat(said).isInstanceOf(Checked.Valid.class);
        var schedule = ((Checked.Valid<ScheduleForm.Said>) said).value().schedule();
        assertThat(schedule.closes()).isEqualTo(closes);
        var shown = ScheduleForm.fields(plan(Mode.NAMED, TODAY.atTime(9, 0), closes, ""));
        assertThat(shown).containsEntry("closes.day", Integer.parseInt(parts.getFirst()));
    }

    @Test
    void anAnonymousConsultationAsksNobodysName() {
        var plan = plan(Mode.ANONYMOUS, TODAY.atTime(9, 0), TODAY.plusDays(90).atTime(9, 0), "")
                .with(Holding.asking(Holding.survey(), Holding.contact()));
        assertThat(ReadinessRules.problems(plan, TODAY))
                .extracting(Problem::message)
                .containsExactly("Take out question Q9, which asks who answers, or choose another mode");
    }

    @Test
    void aPlanAndItsSurveyGoThroughTheirDocument() {
        var plan = plan(Mode.CONFIDENTIAL, TODAY.atTime(9, 0), TODAY.atTime(10, 0), "x")
                .with(SurveyPacks.shropshire2016());
        assertThat(Documents.plan(Documents.write(plan))).isEqualTo(plan);
        assertThat(Documents.plan(Documents.write(Plan.blank("Unfinished")))).isEqualTo(Plan.blank("Unfinished"));
    }

    private static Consultation open(Mode mode) {
        var now = java.time.Instant.now();
        return new Consultation(
                new UUID(1, 1),
                new org.tallystick.shared.OrganisationId(new UUID(2, 2)),
                "open",
                mode,
                now,
                now.plusSeconds(60),
                now.plusSeconds(60),
                null,
                Consultation.State.OPEN,
                1);
    }

    private static List<String> corrected(Mode mode, List<Content> editions, Content after) {
        return CorrectionRules.check(open(mode), editions, after, "Better").stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void aCorrectionAsksNobodysNameWhereAnswersAreAnonymous() {
        var before = new Content(Holding.survey(), FULL, false);
        var after = before.with(Holding.asking(before.survey(), Holding.contact()));
        assertThat(corrected(Mode.ANONYMOUS, List.of(before), after))
                .containsExactly("Take out question Q9, which asks who answers: people were told that"
                        + " answers are anonymous");
        assertThat(corrected(Mode.CONFIDENTIAL, List.of(before), after)).isEmpty();
    }

    /// Q3 asked for words in the first edition and is gone from the second: the third cannot make
    /// it a number.
    @Test
    void anIdMeansWhatItMeantInAnyEdition() {
        var first = new Content(Holding.survey(), FULL, false);
        var second = first.with(SurveyEdits.remove(first.survey(), "Q3"));
        var third = second.with(Holding.asking(
                second.survey(),
                Holding.question(
                        "Q3",
                        "How many?",
                        new org.tallystick.library.survey.Kind.NumberIn(BigDecimal.ZERO, BigDecimal.TEN, 0, null))));
        assertThat(corrected(Mode.ANONYMOUS, List.of(second, first), third))
                .containsExactly("Give what replaces Q3 an id of its own: it asks for another kind of" + " answer");
        assertThat(corrected(Mode.ANONYMOUS, List.of(second), third)).isEmpty();
    }

    private static final Notice FULL =
            new Notice(Holding.NOTICE, Holding.NOTICE, Holding.NOTICE, Holding.NOTICE, Holding.NOTICE);

    @Test
    void aDayIsInTheLanguageOfThePage() {
        assertThat(Days.date(TODAY, true)).isEqualTo("22 Tachwedd 2026");
        assertThat(Days.date(TODAY, false)).isEqualTo("22 November 2026");
    }

    @Test
    void aCorrectionKeepsWhatIdsMean() {
        var before = new Content(Holding.survey(), Notice.BLANK, false);
        var sections = new ArrayList<>(before.survey().sections());
        sections.set(
                1,
                new org.tallystick.library.survey.Section(
                        "more",
                        sections.get(1).title(),
                        null,
                        List.of(),
                        List.of(Holding.question(
                                "Q3",
                                "How many?",
                                new org.tallystick.library.survey.Kind.NumberIn(
                                        BigDecimal.ZERO, BigDecimal.TEN, 0, null)))));
        var after = before.with(SurveyEdits.with(before.survey(), sections));
        assertThat(CorrectionRules.check(open(Mode.ANONYMOUS), List.of(before), after, "Better"))
                .extracting(Problem::message)
                .contains("Give what replaces Q3 an id of its own: it asks for another kind of" + " answer");
    }

    @Test
    void theSameWordsSaidInAnotherWayAreTheSame() {
        var one = said("Pay on time!  Please.");
        var two = said("pay on TIME, please");
        assertThat(DuplicateRules.fingerprint(one)).isEqualTo(DuplicateRules.fingerprint(two));
        assertThat(DuplicateRules.fingerprint(one))
                .isNotEqualTo(DuplicateRules.fingerprint(said("Pay in time, please")));
    }

    private static Answers said(String text) {
        return new Answers(Map.of("Q3", new Answer.Written(text)));
    }

    @Property(tries = 200)
    void aReferenceReadsBackHoweverItIsTyped(@ForAll long high, @ForAll long low) {
        var reference = Reference.of(new UUID(7, 7), new UUID(high, low));
        assertThat(Reference.read(reference.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .isEqualTo(reference);
    }

    @Property(tries = 200)
    void movingUpLosesNoQuestion(@ForAll(min = "-128", max = "127") int which) {
        var survey = SurveyPacks.shropshire2016();
        var ids = survey.questions().map(each -> each.id()).toList();
        var moved = SurveyEdits.up(survey, ids.get(Math.floorMod(which, ids.size())));
        assertThat(moved.questions().map(each -> each.id())).containsExactlyInAnyOrderElementsOf(ids);
    }
}
