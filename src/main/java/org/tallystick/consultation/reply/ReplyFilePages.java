package org.tallystick.consultation.reply;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Replies from a spreadsheet: upload, see what it holds, take it in. Nothing half-loads.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/imports")
class ReplyFilePages {

    private final Consultations consultations;
    private final Uploads uploads;
    private final Replies replies;

    ReplyFilePages(Consultations consultations, Uploads uploads, Replies replies) {
        this.consultations = consultations;
        this.uploads = uploads;
        this.replies = replies;
    }

    private Consultation held(Actor actor, UUID id) {
        return consultations.kept(actor, id).orElseThrow(NotFound::new);
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID id) {
        return ask(held(actor, id), UUID.randomUUID(), Fields.blank());
    }

    private ModelAndView ask(Consultation held, UUID key, Fields fields) {
        return new ModelAndView(
                "consultation/reply/reply-upload",
                Map.of("consultation", held, "title", title(held), "key", key, "fields", fields));
    }

    private String title(Consultation held) {
        return consultations.latest(held).content().survey().title().en();
    }

    @PostMapping
    ModelAndView upload(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam(name = "file", required = false) MultipartFile file)
            throws IOException {
        var posted = PostedForm.of(form);
        var held = held(actor, id);
        if (file == null || file.isEmpty())
            return Views.with(
                    ask(
                            held,
                            posted.key(),
                            posted.fields(List.of(new Problem("file", "Choose a spreadsheet to upload")))),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        if (!uploads.keep(actor, posted.key(), id, name, file.getBytes()))
            throw new Conflict("You can add replies from the opening until everything is closed.");
        return new ModelAndView("redirect:/work/consultations/" + id + "/imports/" + posted.key());
    }

    @GetMapping("/{upload}")
    ModelAndView dryRun(Actor actor, @PathVariable UUID id, @PathVariable UUID upload) {
        var held = held(actor, id);
        var file = uploads.find(id, upload).orElseThrow(NotFound::new);
        var survey = consultations.latest(held).content().survey();
        return new ModelAndView(
                "consultation/reply/reply-file",
                Map.of(
                        "consultation",
                        held,
                        "title",
                        title(held),
                        "upload",
                        upload,
                        "filename",
                        file.filename(),
                        "taken",
                        file.taken(),
                        "file",
                        ReplyFile.of(file.content(), file.filename(), survey)));
    }

    @PostMapping("/{upload}/acceptance")
    ModelAndView accept(Actor actor, @PathVariable UUID id, @PathVariable UUID upload) {
        var held = held(actor, id);
        var file = uploads.find(id, upload).orElseThrow(NotFound::new);
        var survey = consultations.latest(held).content().survey();
        var run = ReplyFile.of(file.content(), file.filename(), survey);
        if (!run.mustFix().isEmpty()) throw new Conflict("Correct what must be fixed, and upload the file again.");
        return switch (replies.file(actor, upload, id, run.replies())) {
            case Replies.Taken.Done _ -> {
                uploads.taken(actor, upload, run.replies().size());
                yield new ModelAndView("redirect:/work/consultations/" + id);
            }
            case Replies.Taken.NotFound _ -> throw new NotFound();
            case Replies.Taken.NotNow _ ->
                throw new Conflict("You can add replies from the opening until everything is closed.");
        };
    }
}
