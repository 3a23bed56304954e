package org.tallystick.consultation;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.page.Fields;
import org.tallystick.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.survey.AnswerRules;
import org.tallystick.survey.Answers;
import org.tallystick.survey.Survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A reply from paper or e-mail, typed on one page, because whoever types thirty of them wants no
/// pages between.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/replies")
class ReplyPages {

    private final Consultations consultations;
    private final Replies replies;

    ReplyPages(Consultations consultations, Replies replies) {
        this.consultations = consultations;
        this.replies = replies;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID id, @RequestParam Optional<String> taken) {
        var consultation = consultations.kept(actor, id).orElseThrow(NotFound::new);
        return page(
                consultation,
                UUID.randomUUID(),
                Fields.blank(),
                taken.filter(each -> each.matches("[0-9A-Z-]{14}")).orElse(""));
    }

    private ModelAndView page(Consultation consultation, UUID key, Fields fields, String taken) {
        return PlanDesk.page(
                "reply",
                Map.of(
                        "consultation",
                        consultation,
                        "content",
                        consultations.latest(consultation).content(),
                        "key",
                        key,
                        "fields",
                        fields,
                        "taken",
                        taken));
    }

    @PostMapping
    ModelAndView type(
            Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = Posted.of(form);
        var consultation = consultations.kept(actor, id).orElseThrow(NotFound::new);
        var problems = new ArrayList<Problem>();
        var survey = consultations.latest(consultation).content().survey();
        var answers = read(survey, posted, problems);
        if (!posted.carried("channel").matches("PAPER|EMAIL"))
            problems.add(new Problem("_channel", "Say how the reply came"));
        if (problems.isEmpty() && answers.byItem().isEmpty())
            problems.add(Problem.ofAll("Type at least one answer"));
        if (!problems.isEmpty())
            return PlanDesk.status(
                    page(consultation, posted.carriedKey(), posted.fields(problems), ""),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        var channel = Channel.valueOf(posted.carried("channel"));
        return switch (replies.type(actor, posted.carriedKey(), id, channel, answers)) {
            case Replies.Taken.Done(var reference) ->
                    new ModelAndView(
                            "redirect:/work/consultations/" + id + "/replies?taken=" + reference);
            case Replies.Taken.NotFound _ -> throw new NotFound();
            case Replies.Taken.NotNow _ ->
                    throw new Conflict(
                            "Replies are typed in from the opening until everything is closed.");
        };
    }

    private static Answers read(Survey survey, Posted posted, List<Problem> problems) {
        var answers = Answers.NONE;
        for (var section : survey.sections()) {
            var reading = AnswerRules.read(survey, section, answers, posted.all());
            problems.addAll(reading.problems());
            answers = answers.with(section, reading.answers());
        }
        // What is compulsory online may be missing on paper: the reply counts all the same.
        return answers.only(AnswerRules.shown(survey, answers));
    }
}
