package org.tallystick.platform.organisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Who may do what, for the organisations that an administrator looks after.
@Controller
@Only(Role.ADMINISTRATOR)
class PeoplePages {

    private final People people;
    private final Organisations organisations;
    private final Invitations invitations;

    PeoplePages(People people, Organisations organisations, Invitations invitations) {
        this.people = people;
        this.organisations = organisations;
        this.invitations = invitations;
    }

    /// A post to be given, as it was typed.
    record PostForm(
            @Nullable String key,
            @Nullable String email,
            @Nullable String name,
            @Nullable String organisation,
            @Nullable List<String> role) {

        List<Problem> problems(Actor actor) {
            var problems = new ArrayList<Problem>();
            if (!PeopleFile.EMAIL.matcher(text(email)).matches())
                problems.add(
                        new Problem("email", "Enter an e-mail address in the correct format, like name@example.org"));
            if (text(name).isEmpty() || text(name).length() > 200)
                problems.add(new Problem("name", "Enter the person's name, up to 200 characters"));
            if (at(actor).isEmpty()) problems.add(new Problem("organisation", "Choose one of your organisations"));
            if (held().isEmpty()) problems.add(new Problem("role", "Choose at least one thing that they may do"));
            return problems;
        }

        Optional<OrganisationId> at(Actor actor) {
            return actor.organisations(Role.ADMINISTRATOR).stream()
                    .filter(each -> each.toString().equals(organisation))
                    .findFirst();
        }

        List<Role> held() {
            return Arrays.stream(Role.values())
                    .filter(r -> role != null && role.contains(r.name()))
                    .toList();
        }

        static String text(@Nullable String typed) {
            return PostedForm.clean(typed == null ? "" : typed);
        }
    }

    /// @param known a post that was given to somebody who has another name here than was typed
    @GetMapping("/work/people")
    ModelAndView list(Actor actor, @RequestParam Optional<UUID> known) {
        var page = page(actor, Fields.blank(), UUID.randomUUID());
        return page.addObject(
                "kept",
                known.flatMap(id -> people.posts(actor).stream()
                                .filter(each -> each.id().equals(id))
                                .findFirst())
                        .map(held -> "%s is known here as %s, and keeps that name."
                                .formatted(held.person().email(), held.person().name()))
                        .orElse(""));
    }

    private ModelAndView page(Actor actor, Fields fields, UUID key) {
        var mine = actor.organisations(Role.ADMINISTRATOR).stream()
                .flatMap(id -> organisations.find(id).stream())
                .map(each -> Choice.of(each.id().toString(), each.name()))
                .toList();
        var roles = Choice.each(List.of(Role.values()), Role::name, Role::words);
        return new ModelAndView(
                "platform/organisation/people",
                Map.of(
                        "kept",
                        "",
                        "posts",
                        people.posts(actor),
                        "mailed",
                        invitations.mailed(),
                        "fields",
                        fields,
                        "key",
                        key.toString(),
                        "organisations",
                        mine,
                        "roles",
                        roles));
    }

    @PostMapping("/work/people")
    ModelAndView give(Actor actor, PostForm form) {
        var problems = form.problems(actor);
        var at = form.at(actor);
        var roles = form.held();
        var key = key(form.key());
        if (!problems.isEmpty() || at.isEmpty()) {
            var refused = page(actor, Fields.of(form, problems), key);
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        var person = invitations
                .invite(actor, key, PostForm.text(form.email()), PostForm.text(form.name()), at.get(), roles)
                .person();
        return new ModelAndView(
                person.name().equals(PostForm.text(form.name()))
                        ? "redirect:/work/people"
                        : "redirect:/work/people?known=" + Invitations.key(key, roles.getFirst()));
    }

    /// A link to sign in, where no mail is sent: for somebody whose every role the actor looks after.
    @PostMapping("/work/people/{person}/link")
    ModelAndView link(Actor actor, @PathVariable UUID person) {
        var posts = people.actor(person).map(Actor::posts).orElse(Set.of());
        var may =
                !posts.isEmpty() && posts.stream().allMatch(post -> actor.is(Role.ADMINISTRATOR, post.organisation()));
        var link = invitations.handOver(actor, person, may).orElseThrow(NotFound::new);
        return new ModelAndView(
                "platform/organisation/link",
                Map.of("person", people.find(person).orElseThrow(NotFound::new), "link", link, "back", "/work/people"));
    }

    private static UUID key(@Nullable String typed) {
        try {
            return typed == null ? UUID.randomUUID() : UUID.fromString(typed);
        } catch (IllegalArgumentException noKey) {
            return UUID.randomUUID();
        }
    }

    private People.PostHeld post(Actor actor, UUID id) {
        return people.posts(actor).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/work/people/{post}/end")
    ModelAndView ask(Actor actor, @PathVariable UUID post) {
        return new ModelAndView(
                "platform/organisation/end-post", Map.of("post", post(actor, post), "fields", Fields.blank()));
    }

    @PostMapping("/work/people/{post}/end")
    ModelAndView end(Actor actor, @PathVariable UUID post, @RequestParam(defaultValue = "") String because) {
        var held = post(actor, post);
        var reason = PostedForm.clean(because);
        if (reason.isBlank() || reason.length() > 1_000) {
            var problem = new Problem("because", "Say why the role ends, in up to 1,000 characters");
            var refused = new ModelAndView(
                    "platform/organisation/end-post",
                    Map.of("post", held, "fields", Fields.of(Map.of("because", because), List.of(problem))));
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        return switch (people.end(actor, post, reason)) {
            case DONE -> new ModelAndView("redirect:/work/people");
            case LAST_ADMINISTRATOR -> {
                var last = Problem.ofAll("Nobody else can give roles at %s: give someone else the role “%s” first"
                        .formatted(held.organisationName(), Role.ADMINISTRATOR.words()));
                var refused = new ModelAndView(
                        "platform/organisation/end-post",
                        Map.of("post", held, "fields", Fields.of(Map.of("because", reason), List.of(last))));
                refused.setStatus(HttpStatus.CONFLICT);
                yield refused;
            }
        };
    }
}
