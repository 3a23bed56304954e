package org.tallystick.framework.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Outcome;
import org.tallystick.framework.Principle;
import org.tallystick.framework.Theme;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The principles, themes and outcomes of a draft, one to a page.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/frameworks/{framework}/draft/{kind:principle|theme|outcome}")
class PartPages {

    private final DraftDesk desk;

    PartPages(DraftDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView blank(
            Actor actor,
            @PathVariable UUID framework,
            @PathVariable String kind,
            @RequestParam(defaultValue = "") String theme) {
        var kept = desk.framework(actor, framework);
        var draft = desk.draft(kept);
        var fields = Fields.of(Map.of("theme", theme), List.of());
        return page(kind, draft.document(), desk.fresh(kept, draft, fields));
    }

    @GetMapping("/{reference}")
    ModelAndView one(
            Actor actor, @PathVariable UUID framework, @PathVariable String kind, @PathVariable String reference) {
        var kept = desk.framework(actor, framework);
        var draft = desk.draft(kept);
        var fields = Fields.of(typed(draft.document(), kind, reference), List.of());
        return page(kind, draft.document(), desk.fresh(kept, draft, fields));
    }

    private static Map<String, String> typed(Edition edition, String kind, String reference) {
        for (var principle : edition.principles())
            if (kind.equals("principle") && principle.reference().equals(reference))
                return Map.of("reference", reference, "known", "yes", "name", principle.words());
        for (var theme : edition.themes()) {
            if (kind.equals("theme") && theme.reference().equals(reference))
                return Map.of("reference", reference, "known", "yes", "name", theme.name(), "about", theme.about());
            for (var outcome : theme.outcomes())
                if (kind.equals("outcome") && outcome.reference().equals(reference))
                    return Map.of(
                            "reference", reference, "known", "yes", "name", outcome.name(), "theme", theme.reference());
        }
        throw new NotFound();
    }

    @PostMapping
    ModelAndView save(
            Actor actor,
            @PathVariable UUID framework,
            @PathVariable String kind,
            @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        var draft = desk.draft(kept).document();
        var problems = problems(draft, kind, typed);
        if (!problems.isEmpty()) return desk.refused(kept, typed, problems, editing -> page(kind, draft, editing));
        return desk.save(
                actor,
                kept,
                typed,
                edition -> put(edition, kind, typed),
                typed.text("reference"),
                editing -> page(kind, draft, editing));
    }

    private static Edition put(Edition edition, String kind, PostedForm typed) {
        var reference = typed.text("reference");
        var name = typed.text("name");
        return switch (kind) {
            case "principle" -> Edits.put(edition, new Principle(reference, name));
            case "theme" -> Edits.put(edition, reference, name, typed.text("about"));
            case "outcome" -> Edits.put(edition, typed.text("theme"), new Outcome(reference, name));
            default -> throw new NotFound();
        };
    }

    private static List<Problem> problems(Edition draft, String kind, PostedForm typed) {
        var problems = new ArrayList<>(References.problems(draft, typed));
        if (typed.text("name").isEmpty())
            problems.add(new Problem(
                    "name",
                    kind.equals("principle") ? "Enter the words of the principle" : "Enter the name of the " + kind));
        if (kind.equals("outcome") && !References.hasTheme(draft, typed.text("theme")))
            problems.add(new Problem("theme", "Choose the theme that the outcome belongs to"));
        return problems;
    }

    private static ModelAndView page(String kind, Edition draft, Editing editing) {
        var themes = Choice.each(draft.themes(), Theme::reference, Theme::name);
        return DraftDesk.page("framework/draft/part", Map.of("kind", kind, "editing", editing, "themes", themes));
    }
}
