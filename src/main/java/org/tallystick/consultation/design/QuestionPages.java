package org.tallystick.consultation.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Frameworks;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Survey;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// One question while it is written.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/survey/question")
class QuestionPages {

    private final PlanDesk desk;
    private final Frameworks frameworks;

    QuestionPages(PlanDesk desk, Frameworks frameworks) {
        this.desk = desk;
        this.frameworks = frameworks;
    }

    @GetMapping
    ModelAndView question(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Optional<String> question,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "") String kind) {
        var draft = desk.draft(actor, id);
        var survey = draft.plan().survey();
        var known = question.flatMap(survey::question);
        if (known.isPresent()) {
            var typed = new LinkedHashMap<>(QuestionTyped.fields(known.get()));
            typed.put("before", known.get().id());
            typed.put("section", SurveyEdits.sectionOf(survey, known.get().id()));
            typed.put("kind", Keys.write(QuestionForm.KindKey.of(known.get().kind())));
            return question(actor, PlanDesk.fresh(draft, typed));
        }
        if (survey.section(section).isEmpty()) throw new NotFound();
        if (kind.isEmpty())
            return new ModelAndView(
                    "consultation/design/question-kind",
                    Map.of("editing", PlanDesk.fresh(draft, Map.of()), "section", section));
        var typed = new LinkedHashMap<String, Object>();
        typed.put("id", SurveyEdits.free(survey, "Q"));
        typed.put("section", section);
        typed.put("kind", kind);
        typed.put("disclosure", "opinions");
        typed.put("options", kind.equals("rated") ? QuestionTyped.USUAL_SCALE : "");
        return question(actor, PlanDesk.fresh(draft, typed));
    }

    private ModelAndView question(Actor actor, PlanEditing editing) {
        var survey = editing.draft().plan().survey();
        var fields = editing.fields();
        var before = fields.value("before");
        var kind = Keys.read(fields.value("kind"), QuestionForm.KindKey.ONE_OF);
        return new ModelAndView(
                "consultation/design/question-form",
                Map.of(
                        "editing",
                        editing,
                        "kind",
                        Keys.write(kind),
                        "kindWords",
                        kind.words(),
                        "conditions",
                        ConditionChoices.before(survey, before == null ? "" : before),
                        "links",
                        withCurrent(links(actor), fields)));
    }

    /// A link to what the reader's list does not have stays as it is.
    private static List<Choice> withCurrent(List<Choice> links, Fields fields) {
        var all = new ArrayList<>(links);
        var known = new HashSet<>(links.stream().map(Choice::value).toList());
        for (var at = 0; at < QuestionForm.STATEMENTS; at++) {
            var link = fields.value("s" + at + ".link");
            if (link != null && known.add(link))
                all.add(Choice.of(link, "As it is now: " + link.replaceFirst(":", " ")));
        }
        return all;
    }

    /// Measures and principles of the frameworks that the actor may see.
    private List<Choice> links(Actor actor) {
        var links = new ArrayList<Choice>();
        links.add(Choice.of("", "Nothing"));
        for (var each : frameworks.published(actor)) {
            each.document()
                    .principles()
                    .forEach(principle -> links.add(Choice.of(
                            "principle:" + principle.reference(),
                            "Principle " + principle.reference() + ": " + principle.words())));
            each.document()
                    .measures()
                    .forEach(measure -> links.add(
                            Choice.of("measure:" + measure.reference(), measure.reference() + ": " + measure.name())));
        }
        return links;
    }

    @PostMapping
    ModelAndView saveQuestion(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        var survey = draft.plan().survey();
        var section = posted.text("section");
        if (survey.section(section).isEmpty()) throw new NotFound();
        var before = posted.text("before");
        var known = survey.question(before).orElse(null);
        var kind = Keys.read(posted.text("kind"), QuestionForm.KindKey.ONE_OF);
        return switch (new QuestionForm(posted, kind, known).check()) {
            case Checked.Invalid(var problems) ->
                PlanDesk.refused(draft, posted, problems, editing -> question(actor, editing));
            case Checked.Valid(var question) -> {
                if (taken(survey, question, known))
                    yield PlanDesk.refused(
                            draft,
                            posted,
                            List.of(new Problem("id", "Choose another id: this one is taken")),
                            editing -> question(actor, editing));
                yield desk.save(
                        actor,
                        draft,
                        posted,
                        plan -> plan.with(SurveyEdits.put(plan.survey(), section, before, question)),
                        SurveyPages.to(id, question.id()),
                        editing -> question(actor, editing));
            }
        };
    }

    /// Whether another question has an id that this one or one of its statements has.
    private static boolean taken(Survey survey, Question question, @org.jspecify.annotations.Nullable Question known) {
        var others = new HashSet<String>();
        survey.questions()
                .filter(each -> known == null || !each.id().equals(known.id()))
                .forEach(each -> {
                    others.add(each.id());
                    each.items().forEach(item -> others.add(item.id()));
                });
        return others.contains(question.id()) || question.items().stream().anyMatch(item -> others.contains(item.id()));
    }
}
