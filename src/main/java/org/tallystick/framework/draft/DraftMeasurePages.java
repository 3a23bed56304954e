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
import org.tallystick.framework.Measure;
import org.tallystick.framework.Theme;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The measures of a draft: added, changed, retired with the reason, offered again.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/frameworks/{framework}/draft/measure")
class DraftMeasurePages {

    private final DraftDesk desk;

    DraftMeasurePages(DraftDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView blank(Actor actor, @PathVariable UUID framework, @RequestParam(defaultValue = "") String theme) {
        var kept = desk.framework(actor, framework);
        var draft = desk.draft(kept);
        var typed = Map.of("theme", theme, "direction", "more");
        return page(draft.document(), desk.fresh(kept, draft, Fields.of(typed, List.of())));
    }

    @GetMapping("/{reference}")
    ModelAndView one(Actor actor, @PathVariable UUID framework, @PathVariable String reference) {
        var kept = desk.framework(actor, framework);
        var draft = desk.draft(kept);
        var typed = MeasureForm.typed(theme(draft, reference), measure(draft, reference));
        return page(draft.document(), desk.fresh(kept, draft, Fields.of(typed, List.of())));
    }

    private static Measure measure(Draft draft, String reference) {
        return draft.document().measure(reference).orElseThrow(NotFound::new);
    }

    private static Theme theme(Draft draft, String reference) {
        return draft.document().themeOf(reference).orElseThrow(NotFound::new);
    }

    @PostMapping
    ModelAndView save(Actor actor, @PathVariable UUID framework, @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        var draft = desk.draft(kept).document();
        return switch (MeasureForm.check(draft, typed)) {
            case Checked.Invalid<Measure>(var problems) ->
                desk.refused(kept, typed, problems, editing -> page(draft, editing));
            case Checked.Valid<Measure>(var measure) ->
                desk.save(
                        actor,
                        kept,
                        typed,
                        edition -> Edits.put(edition, typed.text("theme"), measure),
                        measure.reference(),
                        editing -> page(draft, editing));
        };
    }

    private static ModelAndView page(Edition draft, Editing editing) {
        var outcomes = new ArrayList<Choice>();
        outcomes.add(Choice.of("", "None: the theme as a whole"));
        for (var theme : draft.themes())
            for (var outcome : theme.outcomes())
                outcomes.add(Choice.of(outcome.reference(), theme.name() + ": " + outcome.name()));
        return DraftDesk.page(
                "framework/draft/draft-measure",
                Map.of(
                        "editing", editing,
                        "themes", Choice.each(draft.themes(), Theme::reference, Theme::name),
                        "outcomes", outcomes));
    }

    @GetMapping("/{reference}/retirement")
    ModelAndView askToRetire(Actor actor, @PathVariable UUID framework, @PathVariable String reference) {
        var kept = desk.framework(actor, framework);
        var draft = desk.draft(kept);
        var measure = measure(draft, reference);
        var because = measure.retired() == null ? "" : measure.retired();
        var fields = Fields.of(Map.of("because", because), List.of());
        return retirement(measure, desk.fresh(kept, draft, fields));
    }

    @PostMapping("/{reference}/retirement")
    ModelAndView retire(
            Actor actor,
            @PathVariable UUID framework,
            @PathVariable String reference,
            @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        var measure = measure(desk.draft(kept), reference);
        var because = typed.has("again") ? "" : typed.text("because");
        if (because.isEmpty() && !typed.has("again"))
            return desk.refused(
                    kept,
                    typed,
                    List.of(new Problem("because", "Say why the measure is retired")),
                    editing -> retirement(measure, editing));
        return desk.save(
                actor,
                kept,
                typed,
                edition -> Edits.retire(edition, reference, because),
                reference,
                editing -> retirement(measure, editing));
    }

    private static ModelAndView retirement(Measure measure, Editing editing) {
        return DraftDesk.page("framework/draft/retirement", Map.of("measure", measure, "editing", editing));
    }
}
