package org.tallystick.framework.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Licence;
import org.tallystick.framework.Measure;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The next edition while it is written: its facts, what is in it, and what is still wrong.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/frameworks/{framework}/draft")
class DraftPages {

    private final Frameworks frameworks;
    private final EditionDrafts drafts;
    private final DraftDesk desk;

    DraftPages(Frameworks frameworks, EditionDrafts drafts, DraftDesk desk) {
        this.frameworks = frameworks;
        this.drafts = drafts;
        this.desk = desk;
    }

    @PostMapping
    ModelAndView begin(Actor actor, @PathVariable UUID framework, @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        drafts.begin(actor, PostedForm.of(all).key(), kept, Edits.blank(kept.name(), ""));
        return DraftDesk.toDraft(kept, "");
    }

    @GetMapping
    ModelAndView show(Actor actor, @PathVariable UUID framework) {
        var kept = desk.framework(actor, framework);
        var draft = desk.draft(kept);
        return DraftDesk.page(
                "framework/draft/draft",
                Map.of(
                        "framework", kept,
                        "draft", draft,
                        "savedBy", desk.name(draft.savedBy()),
                        "published", published(framework),
                        "problems", drafts.problems(framework, draft.document())));
    }

    /// What was published stays: it is retired, never removed.
    private Set<String> published(UUID framework) {
        var references = new HashSet<String>();
        for (var edition : frameworks.editions(framework))
            edition.document().measures().map(Measure::reference).forEach(references::add);
        return references;
    }

    @PostMapping("/removals")
    ModelAndView remove(Actor actor, @PathVariable UUID framework, @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        var reference = typed.text("reference");
        var after = Edits.remove(desk.draft(kept).document(), reference);
        var left = new HashSet<>(Edits.references(after).toList());
        var published = published(framework);
        var lost = desk.draft(kept)
                .document()
                .measures()
                .map(Measure::reference)
                .anyMatch(each -> published.contains(each) && !left.contains(each));
        if (lost)
            throw new Conflict("A published measure is kept: retire it with the reason instead of removing" + " it.");
        return desk.save(
                actor,
                kept,
                typed,
                edition -> Edits.remove(edition, reference),
                "",
                editing -> DraftDesk.page("framework/draft/changed-first", Map.of("editing", editing)));
    }

    @GetMapping("/facts")
    ModelAndView facts(Actor actor, @PathVariable UUID framework) {
        var kept = desk.framework(actor, framework);
        var draft = desk.draft(kept);
        var e = draft.document();
        var typed = Map.of(
                "owner", e.owner(),
                "place", e.place(),
                "title", e.title(),
                "source", e.source(),
                "date", e.date(),
                "licence", e.licence().name(),
                "shared", e.licence().mayBeShared() ? "yes" : "no");
        return facts(desk.fresh(kept, draft, Fields.of(typed, List.of())));
    }

    private static ModelAndView facts(Editing editing) {
        return DraftDesk.page("framework/draft/facts", Map.of("editing", editing));
    }

    @PostMapping("/facts")
    ModelAndView saveFacts(Actor actor, @PathVariable UUID framework, @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        if (!typed.text("shared").matches("yes|no"))
            return desk.refused(
                    kept,
                    typed,
                    List.of(new Problem("shared", "Say whether the licence allows sharing")),
                    DraftPages::facts);
        return desk.save(
                actor,
                kept,
                typed,
                e -> new Edition(
                        kept.name(),
                        typed.text("owner"),
                        typed.text("place"),
                        null,
                        typed.text("title"),
                        typed.text("source"),
                        typed.text("date"),
                        new Licence(typed.text("licence"), typed.text("shared").equals("yes")),
                        e.principles(),
                        e.themes()),
                "",
                DraftPages::facts);
    }

    @PostMapping("/end")
    ModelAndView giveUp(Actor actor, @PathVariable UUID framework, @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        if (typed.text("because").isEmpty())
            throw new Conflict("Say why you are abandoning the draft, in the field next to the button.");
        return switch (drafts.giveUp(actor, framework, typed.seen(), typed.text("because"))) {
            case EditionDrafts.Saved.Done _ -> new ModelAndView("redirect:/work/frameworks/" + framework);
            case EditionDrafts.Saved.Over _ -> throw desk.over();
            case EditionDrafts.Saved.Changed(var now, var changes) ->
                desk.changed(
                        kept,
                        typed,
                        now,
                        changes,
                        editing -> DraftDesk.page("framework/draft/changed-first", Map.of("editing", editing)));
        };
    }
}
