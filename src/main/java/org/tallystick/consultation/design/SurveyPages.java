package org.tallystick.consultation.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Plan;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.SurveyDocument;
import org.tallystick.library.survey.Words;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The survey while it is written: its pages, its questions, their order, and advice on their
/// words.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}")
class SurveyPages {

    private final PlanDesk desk;

    SurveyPages(PlanDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/survey")
    ModelAndView show(Actor actor, @PathVariable UUID id) {
        var draft = desk.draft(actor, id);
        return survey(PlanDesk.fresh(draft, Map.of()));
    }

    private static ModelAndView survey(PlanEditing editing) {
        var survey = editing.draft().plan().survey();
        return new ModelAndView(
                "consultation/design/survey", Map.of("editing", editing, "hints", HintRules.check(survey)));
    }

    /// The survey as one file, in the form that imports read.
    @GetMapping("/survey.json")
    ResponseEntity<String> download(Actor actor, @PathVariable UUID id) {
        var draft = desk.draft(actor, id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"" + draft.slug() + ".json\"")
                .body(SurveyDocument.write(draft.plan().survey()));
    }

    @PostMapping("/survey/moves")
    ModelAndView move(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var what = posted.text("what");
        return save(actor, id, posted, plan -> plan.with(SurveyEdits.up(plan.survey(), what)), what);
    }

    @PostMapping("/survey/removals")
    ModelAndView remove(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var what = posted.text("what");
        return save(actor, id, posted, plan -> plan.with(SurveyEdits.remove(plan.survey(), what)), "");
    }

    private ModelAndView save(
            Actor actor, UUID id, PostedForm posted, java.util.function.UnaryOperator<Plan> edit, String anchor) {
        return desk.save(actor, desk.draft(actor, id), posted, edit, to(id, anchor), SurveyPages::survey);
    }

    static String to(UUID id, String anchor) {
        return "/work/consultations/" + id + "/survey" + (anchor.matches("[A-Za-z0-9._-]{1,100}") ? "#" + anchor : "");
    }

    @GetMapping("/survey/section")
    ModelAndView section(Actor actor, @PathVariable UUID id, @RequestParam Optional<String> section) {
        var draft = desk.draft(actor, id);
        var survey = draft.plan().survey();
        var typed = new LinkedHashMap<String, Object>();
        var known = section.flatMap(survey::section);
        typed.put("section", known.map(Section::id).orElse(""));
        known.ifPresent(each -> {
            QuestionTyped.put("title", each.title(), typed);
            if (each.introduction() != null) QuestionTyped.put("introduction", each.introduction(), typed);
            typed.put("shownIf", QuestionTyped.condition(each.shownIf()));
        });
        return section(PlanDesk.fresh(draft, typed));
    }

    private static ModelAndView section(PlanEditing editing) {
        var survey = editing.draft().plan().survey();
        var id = editing.fields().value("section");
        return new ModelAndView(
                "consultation/design/section-form",
                Map.of("editing", editing, "conditions", ConditionChoices.before(survey, id == null ? "" : id)));
    }

    @PostMapping("/survey/section")
    ModelAndView saveSection(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        if (!posted.has("title"))
            return PlanDesk.refused(
                    draft, posted, List.of(new Problem("title", "Enter the page's heading")), SurveyPages::section);
        return desk.save(
                actor,
                draft,
                posted,
                plan -> plan.with(with(plan.survey(), posted)),
                to(id, posted.text("section")),
                SurveyPages::section);
    }

    private static Survey with(Survey survey, PostedForm posted) {
        var known = survey.section(posted.text("section"));
        var introduction = new Words(posted.text("introduction"), posted.text("introduction.cy"));
        return SurveyEdits.put(
                survey,
                new Section(
                        known.map(Section::id).orElseGet(() -> SurveyEdits.free(survey, "S")),
                        new Words(posted.text("title"), posted.text("title.cy")),
                        introduction.en().isEmpty() ? null : introduction,
                        posted.text("shownIf").equals("keep")
                                ? known.map(Section::shownIf).orElse(List.of())
                                : ConditionChoices.read(posted.text("shownIf")),
                        known.map(Section::questions).orElse(List.of())));
    }
}
