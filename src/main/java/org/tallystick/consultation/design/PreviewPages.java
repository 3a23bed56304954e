package org.tallystick.consultation.design;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.answering.AnswerSteps;
import org.tallystick.consultation.answering.AnswerView;
import org.tallystick.consultation.answering.Answering;
import org.tallystick.library.survey.Answers;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

/// The survey as a respondent will meet it, page by page, for whoever prepares it. Nothing is kept.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/preview")
class PreviewPages {

    private final PlanDesk desk;

    PreviewPages(PlanDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView begin(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String lang) {
        var draft = desk.draft(actor, id);
        return AnswerView.page(
                AnswerSteps.first(answering(draft, UUID.randomUUID(), lang.equals("cy"), Answers.NONE, false)));
    }

    @PostMapping("/answer")
    ModelAndView step(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        return AnswerView.page(AnswerView.next(
                answering(
                        draft,
                        posted.needed("_key"),
                        posted.text("_lang").equals("cy"),
                        AnswerView.carried(posted),
                        posted.text("_checked").equals("yes")),
                posted,
                List.of()));
    }

    private static Answering answering(Draft draft, UUID key, boolean welsh, Answers answers, boolean checked) {
        return new Answering(
                "/work/consultations/" + draft.consultation() + "/preview/answer",
                draft.plan().content(),
                draft.version(),
                key,
                welsh && draft.plan().content().welsh(),
                answers,
                "",
                checked,
                false,
                false);
    }
}
