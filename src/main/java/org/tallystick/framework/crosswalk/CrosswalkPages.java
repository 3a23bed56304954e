package org.tallystick.framework.crosswalk;

import java.util.ArrayList;
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
import org.tallystick.framework.Framework;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.framework.draft.DraftDesk;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Which of a framework's measures another framework has too.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/frameworks/{framework}/crosswalk")
class CrosswalkPages {

    private final Frameworks frameworks;
    private final Crosswalks crosswalks;
    private final DraftDesk desk;

    CrosswalkPages(Frameworks frameworks, Crosswalks crosswalks, DraftDesk desk) {
        this.frameworks = frameworks;
        this.crosswalks = crosswalks;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView show(Actor actor, @PathVariable UUID framework) {
        var kept = desk.framework(actor, framework);
        return page(actor, kept, UUID.randomUUID(), Fields.blank());
    }

    private ModelAndView page(Actor actor, Framework framework, UUID key, Fields fields) {
        var others = frameworks.published(actor).stream()
                .filter(each -> !each.framework().equals(framework.id()))
                .toList();
        var ours = new ArrayList<Choice>();
        ours.add(Choice.of("", "Choose a measure"));
        frameworks
                .latest(framework.id())
                .ifPresent(edition -> edition.document()
                        .measures()
                        .map(m -> Choice.of(m.reference(), named(m)))
                        .forEach(ours::add));
        var theirs = new ArrayList<Choice>();
        theirs.add(Choice.of("", "Choose a measure"));
        for (var other : others)
            other.document()
                    .measures()
                    .map(m -> Choice.of(
                            other.framework() + " " + m.reference(),
                            other.document().place() + ": " + named(m)))
                    .forEach(theirs::add);
        return DraftDesk.page(
                "framework/crosswalk/crosswalk",
                Map.of(
                        "framework", framework,
                        "declared", crosswalks.of(framework.id()),
                        "ours", ours,
                        "theirs", theirs,
                        "key", key,
                        "fields", fields));
    }

    private static String named(Measure measure) {
        return measure.reference() + " " + measure.name();
    }

    @PostMapping
    ModelAndView declare(Actor actor, @PathVariable UUID framework, @RequestParam Map<String, String> all) {
        var kept = desk.framework(actor, framework);
        var typed = PostedForm.of(all);
        var other = typed.text("other").split(" ", 2);
        var declaration = new Crosswalks.Declaration(
                framework,
                typed.text("measure"),
                other.length == 2 ? id(other[0]) : framework,
                other.length == 2 ? other[1] : "",
                Keys.read(typed.text("relation"), Crosswalk.Relation.NEAR),
                typed.text("because"));
        var problems = typed.has("relation")
                ? crosswalks.declare(actor, typed.key(), declaration)
                : List.of(new Problem("relation", "Choose how they relate"));
        if (problems.isEmpty()) return new ModelAndView("redirect:/work/frameworks/" + framework + "/crosswalk");
        var again = page(actor, kept, typed.key(), typed.fields(List.copyOf(problems)));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static UUID id(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException unknown) {
            throw new NotFound();
        }
    }

    @PostMapping("/{crosswalk}/end")
    ModelAndView end(
            Actor actor,
            @PathVariable UUID framework,
            @PathVariable UUID crosswalk,
            @RequestParam Map<String, String> all) {
        desk.framework(actor, framework);
        var because = PostedForm.of(all).text("because");
        if (because.isEmpty()) throw new Conflict("Say why the declaration ends, in the field next to the button.");
        crosswalks.end(actor, framework, crosswalk, because);
        return new ModelAndView("redirect:/work/frameworks/" + framework + "/crosswalk");
    }
}
