package org.tallystick.consultation.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Invitations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.Views;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The groups that are asked to answer.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/groups")
class GroupPages {

    private final PlanDesk desk;
    private final Consultations consultations;
    private final Invitations invitations;

    GroupPages(PlanDesk desk, Consultations consultations, Invitations invitations) {
        this.desk = desk;
        this.consultations = consultations;
        this.invitations = invitations;
    }

    @GetMapping
    ModelAndView show(Actor actor, @PathVariable UUID id) {
        return page(PlanDesk.fresh(desk.draft(actor, id), Map.of()));
    }

    private ModelAndView page(PlanEditing editing) {
        var id = editing.draft().consultation();
        var model = new HashMap<String, Object>();
        model.put("editing", editing);
        model.put("groups", invitations.of(id));
        consultations.find(id).ifPresent(each -> model.put("launched", each));
        return new ModelAndView("consultation/design/groups", model);
    }

    @PostMapping
    ModelAndView add(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var posted = PostedForm.of(form);
        var draft = desk.draft(actor, id);
        var problems = new ArrayList<Problem>();
        if (!posted.has("name") || posted.text("name").length() > 200)
            problems.add(new Problem("name", "Enter the group's name, in at most 200 characters"));
        var email = posted.text("email");
        if (!email.isEmpty() && !email.matches("[^@\\s]{1,100}@[^@\\s]{1,100}"))
            problems.add(new Problem("email", "Enter one e-mail address, like forum@example.org, or leave it empty"));
        if (!problems.isEmpty())
            return Views.with(PlanDesk.refused(draft, posted, problems, this::page), HttpStatus.UNPROCESSABLE_CONTENT);
        invitations.add(actor, posted.key(), id, posted.text("name"), email);
        return new ModelAndView("redirect:/work/consultations/" + id + "/groups");
    }

    @PostMapping("/{group}/invitations")
    ModelAndView send(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID group,
            @RequestParam MultiValueMap<String, String> form) {
        var held = consultations.kept(actor, id).orElseThrow(NotFound::new);
        if (!held.open()) throw new Conflict("Invite groups while it is open, so that the link works.");
        var title = consultations.latest(held).content().survey().title().en();
        if (!invitations.send(actor, PostedForm.of(form).key(), held, title, group))
            throw new Conflict(
                    "We did not send an email: the group has no address here, or this site has no mail server. Send the group its link yourself.");
        return new ModelAndView("redirect:/work/consultations/" + id + "/groups");
    }
}
