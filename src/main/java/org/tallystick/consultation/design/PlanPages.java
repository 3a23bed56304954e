package org.tallystick.consultation.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Content;
import org.tallystick.consultation.Notice;
import org.tallystick.consultation.Plan;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// What surrounds the questions: title and introduction, what people have to know, when it runs.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}")
class PlanPages {

    private final PlanDesk desk;
    private final Consultations consultations;

    PlanPages(PlanDesk desk, Consultations consultations) {
        this.desk = desk;
        this.consultations = consultations;
    }

    @GetMapping("/facts")
    ModelAndView facts(Actor actor, @PathVariable UUID id) {
        var draft = desk.draft(actor, id);
        var survey = draft.plan().survey();
        var typed = new LinkedHashMap<String, Object>();
        QuestionTyped.put("title", survey.title(), typed);
        QuestionTyped.put("introduction", survey.introduction(), typed);
        if (draft.plan().content().welsh()) typed.put("welsh", "yes");
        typed.put("quoted", QuestionTyped.condition(survey.quotedIf()));
        return facts(PlanDesk.fresh(draft, typed));
    }

    private static ModelAndView facts(PlanEditing editing) {
        return new ModelAndView(
                "consultation/design/facts",
                Map.of(
                        "editing",
                        editing,
                        "quoted",
                        ConditionChoices.quotable(editing.draft().plan().survey())));
    }

    @PostMapping("/facts")
    ModelAndView saveFacts(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        if (posted.text("title").isEmpty() || posted.text("title").length() > 200)
            return PlanDesk.refused(
                    draft,
                    posted,
                    List.of(new Problem("title", "Enter the title, in at most 200 characters")),
                    PlanPages::facts);
        return desk.save(
                actor, draft, posted, plan -> withFacts(plan, posted), "/work/consultations/" + id, PlanPages::facts);
    }

    private static Plan withFacts(Plan plan, PostedForm posted) {
        var survey = plan.survey();
        var introduction = words("introduction", posted);
        return plan.with(new Content(
                new Survey(
                        words("title", posted),
                        introduction.en().isEmpty() ? null : introduction,
                        survey.source(),
                        survey.licence(),
                        survey.sections(),
                        posted.text("quoted").equals("keep")
                                ? survey.quotedIf()
                                : ConditionChoices.read(posted.text("quoted"))),
                plan.content().notice(),
                posted.has("welsh"),
                plan.content().hidden()));
    }

    @GetMapping("/notice")
    ModelAndView notice(Actor actor, @PathVariable UUID id) {
        var draft = desk.draft(actor, id);
        var notice = draft.plan().content().notice();
        var typed = new LinkedHashMap<String, Object>();
        QuestionTyped.put("undecided", notice.undecided(), typed);
        QuestionTyped.put("reasons", notice.reasons(), typed);
        QuestionTyped.put("decision", notice.decision(), typed);
        QuestionTyped.put("privacy", notice.privacy(), typed);
        QuestionTyped.put("otherWays", notice.otherWays(), typed);
        return notice(PlanDesk.fresh(draft, typed));
    }

    private static ModelAndView notice(PlanEditing editing) {
        return new ModelAndView("consultation/design/notice", Map.of("editing", editing));
    }

    @PostMapping("/notice")
    ModelAndView saveNotice(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        var notice = new Notice(
                words("undecided", posted),
                words("reasons", posted),
                words("decision", posted),
                words("privacy", posted),
                words("otherWays", posted));
        if (notice.all().stream().anyMatch(each -> each.en().length() > 20_000))
            return PlanDesk.refused(
                    draft, posted, List.of(Problem.ofAll("Shorten each text to 20,000 characters")), PlanPages::notice);
        return desk.save(
                actor,
                draft,
                posted,
                plan -> plan.with(new Content(
                        plan.survey(),
                        notice,
                        plan.content().welsh(),
                        plan.content().hidden())),
                "/work/consultations/" + id,
                PlanPages::notice);
    }

    @GetMapping("/schedule")
    ModelAndView schedule(Actor actor, @PathVariable UUID id) {
        var draft = desk.draft(actor, id);
        return schedule(PlanDesk.fresh(draft, ScheduleForm.fields(draft.plan())));
    }

    private ModelAndView schedule(PlanEditing editing) {
        return new ModelAndView(
                "consultation/design/schedule",
                Map.of(
                        "editing",
                        editing,
                        "fixed",
                        consultations.find(editing.draft().consultation()).isPresent()));
    }

    @PostMapping("/schedule")
    ModelAndView saveSchedule(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        return switch (new ScheduleForm(posted).check()) {
            case Checked.Invalid(var problems) -> PlanDesk.refused(draft, posted, problems, this::schedule);
            case Checked.Valid(var said) ->
                desk.save(
                        actor,
                        draft,
                        posted,
                        plan -> new Plan(said.mode(), said.schedule(), plan.content()),
                        "/work/consultations/" + id,
                        this::schedule);
        };
    }

    private static Words words(String field, PostedForm posted) {
        return new Words(posted.text(field), posted.text(field + ".cy"));
    }
}
