package org.tallystick.charter.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.CharterText;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.spending.publisher.Definition;
import org.tallystick.spending.publisher.Definitions;

/// A signatory's progress as its spending files measure it: its own page, and the group's.
@Controller
class ProgressPages {

    private final Signatories signatories;
    private final Charters charters;
    private final Organisations organisations;
    private final Definitions definitions;
    private final Progress progress;

    ProgressPages(
            Signatories signatories,
            Charters charters,
            Organisations organisations,
            Definitions definitions,
            Progress progress) {
        this.signatories = signatories;
        this.charters = charters;
        this.organisations = organisations;
        this.definitions = definitions;
        this.progress = progress;
    }

    private CharterText text(Signatory signatory) {
        return charters.edition(signatory.edition()).orElseThrow().text();
    }

    private String name(Signatory signatory) {
        return organisations
                .find(signatory.organisation())
                .map(Organisation::name)
                .orElseThrow();
    }

    /// What every one of these pages shows.
    private Map<String, Object> model(Signatory signatory) {
        var model = new LinkedHashMap<String, Object>();
        model.put("signatory", signatory);
        model.put("organisation", name(signatory));
        model.put("text", text(signatory));
        model.put("lines", progress.of(signatory.id()));
        return model;
    }

    @Only({Role.SIGNATORY, Role.SUPPLIER})
    @GetMapping("/work/signatories/mine/{id}/measures")
    ModelAndView mine(Actor actor, @PathVariable UUID id) {
        return mine(found(actor, id), Fields.blank());
    }

    private Signatory found(Actor actor, UUID id) {
        return signatories.mine(actor, id).orElseThrow(NotFound::new);
    }

    private ModelAndView mine(Signatory signatory, Fields fields) {
        var model = model(signatory);
        model.put("links", links(signatory));
        model.put("principles", principles(signatory));
        model.put(
                "definitions",
                Choice.each(
                        definitions.of(signatory.organisation()),
                        each -> each.id().toString(),
                        Definition::name));
        model.put("fields", fields);
        return new ModelAndView("charter/progress/mine", model);
    }

    /// What it keeps or plans to.
    private List<Choice> principles(Signatory signatory) {
        var text = text(signatory);
        return signatories.held(signatory).stream()
                .filter(each -> !each.answer().equals("NOT_YET"))
                .map(each -> Choice.of(
                        each.principle(),
                        text.principle(each.principle())
                                .map(CharterText.Principle::name)
                                .orElse(each.principle())))
                .toList();
    }

    /// "Spend locally: by Shropshire", for each principle that is measured.
    private List<String> links(Signatory signatory) {
        var text = text(signatory);
        var links = new ArrayList<String>();
        progress.links(signatory.id())
                .forEach((principle, definition) -> links.add(text.principle(principle)
                                .map(CharterText.Principle::name)
                                .orElse(principle)
                        + ", by “"
                        + definitions
                                .find(definition)
                                .map(Definition::name)
                                .orElse("a definition that has been removed")
                        + "”"));
        return links;
    }

    @Only({Role.SIGNATORY, Role.SUPPLIER})
    @PostMapping("/work/signatories/mine/{id}/measures")
    ModelAndView link(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> all) {
        var signatory = found(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var principle = principles(signatory).stream()
                .filter(each -> each.value().equals(all.get("principle")))
                .findFirst();
        if (principle.isEmpty()) problems.add(new Problem("principle", "Choose what your spending shows"));
        var definition = definitions.of(signatory.organisation()).stream()
                .filter(each -> each.id().toString().equals(all.get("definition")))
                .findFirst();
        if (definition.isEmpty()) problems.add(new Problem("definition", "Choose what counts as local"));
        if (!problems.isEmpty()) {
            var again = mine(signatory, typed.fields(problems));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        progress.link(
                actor,
                signatory,
                principle.orElseThrow().value(),
                definition.orElseThrow().id());
        return new ModelAndView("redirect:/work/signatories/mine/" + id + "/measures");
    }

    @Only(Role.GROUP)
    @GetMapping("/work/signatories/{id:[0-9a-f-]+}/measures")
    ModelAndView group(Actor actor, @PathVariable UUID id) {
        return group(kept(actor, id), Fields.blank(), "");
    }

    private Signatory kept(Actor actor, UUID id) {
        return signatories
                .find(id)
                .filter(each -> charters.kept(actor, each.charter()).isPresent())
                .orElseThrow(NotFound::new);
    }

    private ModelAndView group(Signatory signatory, Fields fields, String changed) {
        var model = model(signatory);
        model.put("fields", fields);
        model.put("changed", changed);
        return new ModelAndView("charter/progress/group", model);
    }

    @Only(Role.GROUP)
    @PostMapping("/work/signatories/{id:[0-9a-f-]+}/measures/{line}")
    ModelAndView decide(
            Actor actor, @PathVariable UUID id, @PathVariable UUID line, @RequestParam Map<String, String> all) {
        var signatory = kept(actor, id);
        var typed = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var accepted = all.getOrDefault("accepted-" + line, "");
        if (!accepted.equals("yes") && !accepted.equals("no"))
            problems.add(new Problem("accepted-" + line, "Choose what you decide"));
        var because = typed.within("because-" + line, 2_000, problems);
        if (accepted.equals("no") && because.isEmpty())
            problems.add(new Problem("because-" + line, "Say why, for them to read"));
        if (actor.belongsTo(signatory.organisation()))
            problems.add(
                    Problem.ofAll("You belong to this organisation, so someone else must decide on its" + " figure."));
        if (!problems.isEmpty()) {
            var again = group(signatory, typed.fields(problems), "");
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        if (progress.decide(actor, signatory, line, accepted.equals("yes"), because))
            return new ModelAndView("redirect:/work/signatories/" + id + "/measures");
        var again = group(
                signatory,
                Fields.blank(),
                "Someone decided while you had this page open, or a later file arrived. This is the position now.");
        again.setStatus(HttpStatus.CONFLICT);
        return again;
    }
}
