package org.tallystick.porch.setup;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Packs;
import org.tallystick.platform.organisation.Mail;
import org.tallystick.platform.organisation.MailLog;
import org.tallystick.platform.organisation.Mails;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Person;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The steps from a new site to a first tender: mail, a framework to begin from, people.
@Controller
@Only(Role.ADMINISTRATOR)
@RequestMapping("/work/set-up")
class SetUpWorkPages {

    private final Steps steps;
    private final Frameworks frameworks;
    private final Organisations organisations;
    private final People people;
    private final ObjectProvider<Mails> mails;
    private final MailLog log;

    SetUpWorkPages(
            Steps steps,
            Frameworks frameworks,
            Organisations organisations,
            People people,
            ObjectProvider<Mails> mails,
            MailLog log) {
        this.steps = steps;
        this.frameworks = frameworks;
        this.organisations = organisations;
        this.people = people;
        this.mails = mails;
        this.log = log;
    }

    @GetMapping
    ModelAndView show(Actor actor, @RequestParam(defaultValue = "") String sent) {
        return page(actor, Fields.blank(), sent.equals("yes"));
    }

    private ModelAndView page(Actor actor, Fields fields, boolean sent) {
        return new ModelAndView(
                "porch/setup/steps",
                Map.of(
                        "done", steps.done(actor),
                        "officer", actor.is(Role.OFFICER) || actor.is(Role.GROUP),
                        "bodies", bodies(actor),
                        "packs", packs(),
                        "waiting", log.waiting(),
                        "sent", sent,
                        "fields", fields));
    }

    private List<Choice> bodies(Actor actor) {
        return actor.organisations(Role.ADMINISTRATOR).stream()
                .flatMap(id -> organisations.find(id).stream())
                .map(each -> Choice.of(each.id().toString(), each.name()))
                .toList();
    }

    private static List<Choice> packs() {
        return Choice.each(Packs.frameworks(), SetUpWorkPages::name, SetUpWorkPages::name);
    }

    private static String name(Edition pack) {
        return "%s: %s, %s".formatted(pack.framework(), pack.title(), pack.date());
    }

    /// A test message to the administrator's own address.
    @PostMapping("/mail")
    ModelAndView test(Actor actor) {
        var post = mails.getIfAvailable();
        if (post == null) throw new NotFound();
        var to = people.find(actor.id()).map(Person::email).orElseThrow(NotFound::new);
        post.send(new Mail(to, "A test message from Tallystick", "Your mail server accepts what Tallystick sends.\n"));
        return new ModelAndView("redirect:/work/set-up?sent=yes");
    }

    /// Makes a framework that ships with the product the body's own, to be changed as it likes.
    @PostMapping("/framework")
    ModelAndView framework(Actor actor, @RequestParam Map<String, String> all) {
        var posted = PostedForm.of(all);
        var body = actor.organisations(Role.ADMINISTRATOR).stream()
                .filter(each -> each.toString().equals(posted.text("body")))
                .findFirst()
                .orElseThrow(NotFound::new);
        return Packs.frameworks().stream()
                .filter(each -> name(each).equals(posted.text("pack")))
                .findFirst()
                .map(pack -> load(actor, body, pack))
                .orElseGet(() -> {
                    var again = page(
                            actor,
                            posted.fields(List.of(new Problem("pack", "Choose the framework to begin from"))),
                            false);
                    again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                    return again;
                });
    }

    /// With the editions before it, which people who compare will look for.
    private ModelAndView load(Actor actor, OrganisationId body, Edition chosen) {
        for (var pack : Packs.frameworks()) {
            if (pack.framework().equals(chosen.framework())) frameworks.loadPack(actor, body, pack);
            if (name(pack).equals(name(chosen))) break;
        }
        return new ModelAndView("redirect:/work/set-up");
    }
}
