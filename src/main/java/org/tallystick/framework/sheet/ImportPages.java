package org.tallystick.framework.sheet;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Change;
import org.tallystick.framework.Edition;
import org.tallystick.framework.EditionRules;
import org.tallystick.framework.Framework;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.framework.draft.Draft;
import org.tallystick.framework.draft.DraftDesk;
import org.tallystick.framework.draft.Editing;
import org.tallystick.framework.draft.EditionDrafts;
import org.tallystick.framework.draft.Edits;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// A framework from a spreadsheet: upload, see what is wrong or to be confirmed, take the same file
/// back with the problems in it, and accept it into the draft. Nothing half-loads.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/frameworks/{framework}/imports")
class ImportPages {

    private final Frameworks frameworks;
    private final EditionDrafts drafts;
    private final EditionUploads uploads;
    private final DraftDesk desk;

    ImportPages(Frameworks frameworks, EditionDrafts drafts, EditionUploads uploads, DraftDesk desk) {
        this.frameworks = frameworks;
        this.drafts = drafts;
        this.uploads = uploads;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID framework) {
        return ask(desk.framework(actor, framework), List.of());
    }

    private static ModelAndView ask(Framework framework, List<Problem> problems) {
        return DraftDesk.page(
                "framework/sheet/upload",
                Map.of(
                        "framework", framework,
                        "key", UUID.randomUUID(),
                        "fields", Fields.of(Map.of("file", ""), problems)));
    }

    @PostMapping
    ModelAndView upload(
            Actor actor,
            @PathVariable UUID framework,
            @RequestParam Map<String, String> all,
            @RequestParam MultipartFile file)
            throws IOException {
        var kept = desk.framework(actor, framework);
        var filename = PostedForm.of(Map.of("name", name(file))).text("name");
        var content = file.getBytes();
        var problems = content.length == 0
                ? List.of(new Problem("file", "Choose a file that is not empty"))
                : DryRun.of(content, filename, kept.name(), null).unreadable();
        if (!problems.isEmpty()) {
            var refused = ask(kept, problems);
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        var key = PostedForm.of(all).key();
        uploads.keep(actor, key, framework, filename, content);
        return new ModelAndView("redirect:/work/frameworks/" + framework + "/imports/" + key);
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    @GetMapping("/{upload}")
    ModelAndView dryRun(Actor actor, @PathVariable UUID framework, @PathVariable UUID upload) {
        var kept = desk.framework(actor, framework);
        var file = uploads.find(framework, upload).orElseThrow(NotFound::new);
        return page(kept, file, desk.fresh(kept, standing(kept), Fields.blank()));
    }

    /// The draft under way; where there is none, version 0 of what stands now.
    private Draft standing(Framework framework) {
        return drafts.current(framework.id())
                .orElseGet(() -> new Draft(
                        framework.id(),
                        framework.id(),
                        0,
                        before(framework).orElse(Edits.blank(framework.name(), "")),
                        java.time.Instant.EPOCH,
                        framework.id()));
    }

    private Optional<Edition> before(Framework framework) {
        return drafts.current(framework.id())
                .map(Draft::document)
                .or(() -> frameworks.latest(framework.id()).map(Published::document));
    }

    private DryRun run(Framework framework, EditionUploads.Upload file) {
        return DryRun.of(
                file.content(),
                file.filename(),
                framework.name(),
                before(framework).orElse(null));
    }

    private ModelAndView page(Framework framework, EditionUploads.Upload file, Editing editing) {
        var run = run(framework, file);
        var read = run.edition();
        var changes = read == null
                ? List.<Change>of()
                : EditionRules.compare(before(framework).orElse(Edits.blank(framework.name(), "")), read);
        return DraftDesk.page(
                "framework/sheet/dry-run",
                Map.of(
                        "editing", editing,
                        "upload", file.id(),
                        "filename", file.filename(),
                        "run", run,
                        "changed", changes));
    }

    @GetMapping("/{upload}/marked")
    ResponseEntity<byte[]> marked(Actor actor, @PathVariable UUID framework, @PathVariable UUID upload) {
        var kept = desk.framework(actor, framework);
        var file = uploads.find(framework, upload).orElseThrow(NotFound::new);
        var marked = run(kept, file).marked();
        if (marked == null) throw new NotFound();
        return SheetAnswers.of(DryRun.format(file.content(), file.filename()), marked, "problems " + kept.name());
    }

    @PostMapping("/{upload}/acceptance")
    ModelAndView accept(
            Actor actor,
            @PathVariable UUID framework,
            @PathVariable UUID upload,
            @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        var file = uploads.find(framework, upload).orElseThrow(NotFound::new);
        var run = run(kept, file);
        var read = run.edition();
        if (read == null || (!run.confirm().isEmpty() && !typed.has("sure")))
            return desk.refused(
                    kept,
                    typed,
                    List.of(new Problem(
                            "sure",
                            read == null
                                    ? "Correct what must be fixed and upload the file again"
                                    : "Confirm that you want to make these changes")),
                    editing -> page(kept, file, editing));
        var seen = typed.seen();
        if (seen == 0) {
            drafts.begin(actor, typed.key(), kept, read);
            seen = desk.draft(kept).version();
        }
        return switch (drafts.save(actor, upload, framework, seen, _ -> read)) {
            case EditionDrafts.Saved.Done _ -> DraftDesk.toDraft(kept, "");
            case EditionDrafts.Saved.Over _ -> throw desk.over();
            case EditionDrafts.Saved.Changed(var now, var changes) ->
                desk.changed(kept, typed, now, changes, editing -> page(kept, file, editing));
        };
    }
}
