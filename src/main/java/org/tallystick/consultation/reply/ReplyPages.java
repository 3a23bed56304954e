package org.tallystick.consultation.reply;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Channel;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.answering.AnswerFiles;
import org.tallystick.consultation.answering.AnswerTyped;
import org.tallystick.consultation.answering.AnswerView;
import org.tallystick.consultation.answering.FileFields;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.answer.AnswerDocument;
import org.tallystick.library.survey.answer.AnswerRules;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// A reply from paper or e-mail, typed on one page, because whoever types thirty of them wants no
/// pages between.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/replies")
class ReplyPages {

    private final Consultations consultations;
    private final Replies replies;
    private final AnswerFiles files;
    private final FileFields fields;

    ReplyPages(Consultations consultations, Replies replies, AnswerFiles files, FileFields fields) {
        this.consultations = consultations;
        this.replies = replies;
        this.files = files;
        this.fields = fields;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID id, @RequestParam Optional<String> taken) {
        var consultation = consultations.kept(actor, id).orElseThrow(NotFound::new);
        return page(
                consultation,
                UUID.randomUUID(),
                Fields.blank(),
                Answers.NONE,
                taken.filter(each -> each.matches("[0-9A-Z-]{14}")).orElse(""));
    }

    /// @param kept the files that were kept for the form
    private ModelAndView page(Consultation consultation, UUID key, Fields fields, Answers kept, String taken) {
        return new ModelAndView(
                "consultation/reply/reply",
                Map.of(
                        "consultation",
                        consultation,
                        "content",
                        consultations.latest(consultation).content(),
                        "key",
                        key,
                        "fields",
                        fields,
                        "kept",
                        AnswerDocument.write(kept),
                        "taken",
                        taken));
    }

    @PostMapping
    ModelAndView type(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam MultiValueMap<String, MultipartFile> sent)
            throws IOException {
        var posted = PostedForm.of(form);
        var consultation = consultations.kept(actor, id).orElseThrow(NotFound::new);
        var survey = consultations.latest(consultation).content().survey();
        var taken = fields.take(
                new FileFields.Form(id, posted.needed("_key"), false, ""),
                survey.items().toList(),
                AnswerView.carried(posted),
                posted,
                sent);
        var kept = files.own(id, posted.needed("_key"), taken.answers().only(uploads(survey)));
        var problems = new ArrayList<>(taken.problems());
        var answers = read(survey, kept, posted, problems);
        if (!posted.text("_channel").matches("PAPER|EMAIL"))
            problems.add(new Problem("_channel", "Choose how the reply arrived"));
        if (problems.isEmpty() && answers.byItem().isEmpty()) problems.add(Problem.ofAll("Type at least one answer"));
        if (!problems.isEmpty())
            return Views.with(
                    page(
                            consultation,
                            posted.needed("_key"),
                            Fields.of(typed(survey, posted, kept), problems),
                            kept,
                            ""),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        var channel = Channel.valueOf(posted.text("_channel"));
        return switch (replies.type(actor, posted.needed("_key"), id, channel, answers)) {
            case Replies.Taken.Done(var reference) ->
                new ModelAndView("redirect:/work/consultations/" + id + "/replies?taken=" + reference);
            case Replies.Taken.NotFound _ -> throw new NotFound();
            case Replies.Taken.NotNow _ ->
                throw new Conflict("You can type in replies from the opening until everything is closed.");
        };
    }

    private static Set<String> uploads(Survey survey) {
        return survey.items()
                .filter(item -> item.kind() instanceof Kind.Upload)
                .map(Item::id)
                .collect(Collectors.toSet());
    }

    private static Map<String, List<String>> typed(Survey survey, PostedForm posted, Answers kept) {
        var typed = new HashMap<>(posted.all());
        typed.putAll(AnswerTyped.fields(survey.items().toList(), kept));
        return typed;
    }

    private static Answers read(Survey survey, Answers kept, PostedForm posted, List<Problem> problems) {
        var answers = kept;
        for (var section : survey.sections()) {
            var reading = AnswerRules.read(survey, section, answers, posted.all());
            reading.faults().forEach(each -> problems.add(each.in(false)));
            answers = answers.with(section, reading.answers());
        }
        // What is compulsory online may be missing on paper: the reply counts all the same.
        return answers.only(AnswerRules.shown(survey, answers));
    }
}
