package org.tallystick.framework.draft;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The frameworks that an officer looks after.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/frameworks")
class FrameworkPages {

    private final Frameworks frameworks;
    private final EditionDrafts drafts;
    private final Organisations organisations;
    private final DraftDesk desk;

    FrameworkPages(Frameworks frameworks, EditionDrafts drafts, Organisations organisations, DraftDesk desk) {
        this.frameworks = frameworks;
        this.drafts = drafts;
        this.organisations = organisations;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView list(Actor actor) {
        var all = frameworks.kept(actor).stream().map(this::standing).toList();
        return DraftDesk.page("framework/draft/kept", Map.of("frameworks", all));
    }

    private Standing standing(Framework framework) {
        var draft = drafts.current(framework.id());
        return new Standing(
                framework,
                frameworks.editions(framework.id()),
                draft.orElse(null),
                draft.map(each -> desk.name(each.savedBy())).orElse(""));
    }

    @GetMapping("/{framework}")
    ModelAndView one(Actor actor, @PathVariable UUID framework) {
        return DraftDesk.page(
                "framework/draft/desk",
                Map.of(
                        "standing", standing(desk.framework(actor, framework)),
                        "key", UUID.randomUUID()));
    }

    @GetMapping("/new")
    ModelAndView ask(Actor actor) {
        var mine = mine(actor);
        var only = mine.size() == 1 ? mine.getFirst().id().toString() : "";
        return ask(mine, UUID.randomUUID(), Fields.of(Map.of("owner", only), List.of()));
    }

    private static ModelAndView ask(List<Organisation> mine, UUID key, Fields fields) {
        return DraftDesk.page("framework/draft/new", Map.of("owners", mine, "key", key, "fields", fields));
    }

    @PostMapping("/new")
    ModelAndView begin(Actor actor, @RequestParam Map<String, String> all) {
        var typed = PostedForm.of(all);
        var mine = mine(actor);
        var owner = mine.stream()
                .filter(o -> o.id().toString().equals(typed.text("owner")))
                .findFirst();
        var problems = problems(actor, typed, owner.orElse(null));
        if (owner.isEmpty() || !problems.isEmpty()) {
            var again = ask(mine, typed.key(), typed.fields(problems));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        var framework = frameworks.begin(actor, typed.key(), owner.get().id(), typed.text("name"));
        drafts.begin(
                actor,
                typed.key(),
                framework,
                Edits.blank(framework.name(), owner.get().name()));
        return new ModelAndView("redirect:/work/frameworks/" + framework.id());
    }

    private List<Problem> problems(Actor actor, PostedForm typed, @Nullable Organisation owner) {
        var problems = new ArrayList<Problem>();
        if (owner == null) problems.add(new Problem("owner", "Choose the body responsible for the framework"));
        var name = typed.text("name");
        if (name.isEmpty() || name.length() > 200)
            problems.add(new Problem("name", "Enter the framework's name, in at most 200 characters"));
        var there = frameworks.kept(actor).stream()
                .filter(each -> owner != null && each.owner().equals(owner.id()))
                .filter(each -> !each.id().equals(typed.key()))
                .anyMatch(each -> each.name().equalsIgnoreCase(name));
        if (there)
            problems.add(new Problem("name", "You have a framework of this name: open it, or choose another name"));
        return problems;
    }

    private List<Organisation> mine(Actor actor) {
        var ids = new HashSet<>(actor.organisations(Role.OFFICER));
        ids.addAll(actor.organisations(Role.GROUP));
        return ids.stream()
                .sorted(java.util.Comparator.comparing(OrganisationId::toString))
                .map(organisations::find)
                .flatMap(Optional::stream)
                .toList();
    }
}
