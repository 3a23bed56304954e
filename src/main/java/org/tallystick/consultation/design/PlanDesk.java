package org.tallystick.consultation.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Plan;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;

/// What every page that prepares a consultation does alike: find it, save, and answer the ways it
/// can go.
@Component
class PlanDesk {

    private final Plans plans;
    private final People people;

    PlanDesk(Plans plans, People people) {
        this.plans = plans;
        this.people = people;
    }

    Draft draft(Actor actor, UUID consultation) {
        return plans.find(actor, consultation).orElseThrow(NotFound::new);
    }

    /// A form that nobody has sent yet.
    static PlanEditing fresh(Draft draft, Map<String, ?> typed) {
        return new PlanEditing(draft, draft.version(), UUID.randomUUID(), Fields.of(typed, List.of()), "", List.of());
    }

    /// The form as it was sent, with what is wrong.
    static ModelAndView refused(
            Draft draft, PostedForm posted, List<Problem> problems, Function<PlanEditing, ModelAndView> page) {
        var editing = new PlanEditing(draft, posted.seen(), posted.key(), posted.fields(problems), "", List.of());
        return Views.with(page.apply(editing), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// Saves the edit and leads on; where somebody saved first, the form comes back with what they
    /// changed, ready to be sent on top of it.
    ModelAndView save(
            Actor actor,
            Draft draft,
            PostedForm posted,
            UnaryOperator<Plan> edit,
            String next,
            Function<PlanEditing, ModelAndView> page) {
        return switch (plans.save(actor, posted.key(), draft.consultation(), posted.seen(), edit)) {
            case Plans.Saved.Done _ -> new ModelAndView("redirect:" + next);
            case Plans.Saved.NotFound _ -> throw new NotFound();
            case Plans.Saved.Changed(var now) -> changed(actor, now, posted, page);
        };
    }

    ModelAndView changed(Actor actor, Draft now, PostedForm posted, Function<PlanEditing, ModelAndView> page) {
        var then = plans.version(actor, now.consultation(), posted.seen());
        var editing = new PlanEditing(
                now,
                now.version(),
                posted.key(),
                posted.fields(List.of()),
                people.actor(now.savedBy()).map(Actor::name).orElse("Somebody"),
                then.map(each -> changes(each.plan(), now.plan())).orElse(List.of()));
        return Views.with(page.apply(editing), HttpStatus.CONFLICT);
    }

    /// What differs between two plans, in words.
    static List<String> changes(Plan before, Plan after) {
        var changes = new ArrayList<String>();
        if (!before.schedule().equals(after.schedule()) || before.mode() != after.mode())
            changes.add("When it runs, and what happens to names");
        if (!before.content().notice().equals(after.content().notice()))
            changes.add("What people need to know"
                    + now(
                            before.content().notice().all(),
                            after.content().notice().all()));
        if (!facts(before.survey()).equals(facts(after.survey()))
                || before.content().welsh() != after.content().welsh())
            changes.add("The title, the introduction or Welsh" + now(texts(before.survey()), texts(after.survey())));
        var was = questions(before.survey());
        var is = questions(after.survey());
        was.forEach((id, question) -> {
            if (!is.containsKey(id)) changes.add("Question " + id + " is gone");
            else if (!question.equals(is.get(id)))
                changes.add("Question "
                        + id
                        + now(List.of(question.label()), List.of(is.get(id).label())));
        });
        is.keySet().stream()
                .filter(id -> !was.containsKey(id))
                .forEach(id -> changes.add("Question " + id + " is new"));
        if (changes.isEmpty()) changes.add("The order of questions, or a page's heading");
        return changes;
    }

    /// The texts that are new, so that both people's words are on the page: ": “A shorter title”".
    private static String now(List<Words> before, List<Words> after) {
        var texts = new ArrayList<String>();
        for (var at = 0; at < after.size(); at++) {
            var was = before.get(at);
            var is = after.get(at);
            if (!is.en().equals(was.en())) texts.add("“" + is.en() + "”");
            if (!Objects.equals(is.cy(), was.cy())) texts.add("“" + Objects.requireNonNullElse(is.cy(), "") + "”");
        }
        return texts.isEmpty() ? "" : ": " + String.join(", ", texts);
    }

    private static List<Words> texts(Survey survey) {
        return List.of(survey.title(), Objects.requireNonNullElse(survey.introduction(), Words.of("")));
    }

    private static Map<String, Question> questions(Survey survey) {
        return survey.questions()
                .collect(Collectors.toMap(Question::id, each -> each, (a, _) -> a, java.util.LinkedHashMap::new));
    }

    private static Survey facts(Survey survey) {
        return SurveyEdits.with(survey, List.of());
    }
}
