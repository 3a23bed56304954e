package org.tallystick.framework.draft;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.EditionRules;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Publishing a draft: what is still wrong, what changes, and a promise to have looked.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/frameworks/{framework}/draft/publication")
class PublicationPages {

    private final Frameworks frameworks;
    private final EditionDrafts drafts;
    private final DraftDesk desk;

    PublicationPages(Frameworks frameworks, EditionDrafts drafts, DraftDesk desk) {
        this.frameworks = frameworks;
        this.drafts = drafts;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID framework) {
        var kept = desk.framework(actor, framework);
        var draft = desk.draft(kept);
        return page(draft, desk.fresh(kept, draft, Fields.blank()));
    }

    @PostMapping
    ModelAndView publish(Actor actor, @PathVariable UUID framework, @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        var already = frameworks.edition(actor, typed.key());
        if (already.isPresent()) return to(already.get());
        var draft = desk.draft(kept);
        if (!typed.has("sure"))
            return desk.refused(
                    kept,
                    typed,
                    List.of(new Problem("sure", "Confirm that you have checked the changes")),
                    editing -> page(draft, editing));
        return switch (drafts.publish(actor, typed.key(), kept, typed.seen())) {
            case EditionDrafts.Publication.Done(var edition) -> to(edition);
            case EditionDrafts.Publication.Over _ -> throw desk.over();
            case EditionDrafts.Publication.Refused(var _) -> {
                var refused = page(draft, desk.fresh(kept, draft, Fields.blank()));
                refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield refused;
            }
            case EditionDrafts.Publication.Changed(var now, var changes) ->
                desk.changed(kept, typed, now, changes, editing -> page(now, editing));
        };
    }

    private static ModelAndView to(Published edition) {
        return new ModelAndView("redirect:/frameworks/" + edition.framework() + "/editions/" + edition.number());
    }

    private ModelAndView page(Draft draft, Editing editing) {
        var latest = frameworks.latest(draft.framework());
        return DraftDesk.page(
                "framework/draft/publication",
                Map.of(
                        "editing",
                        editing,
                        "draft",
                        draft,
                        "number",
                        latest.map(Published::number).orElse(0) + 1,
                        "problems",
                        drafts.problems(draft.framework(), draft.document()),
                        "sinceLast",
                        latest.map(l -> EditionRules.compare(l.document(), draft.document()))
                                .orElse(List.of())));
    }
}
