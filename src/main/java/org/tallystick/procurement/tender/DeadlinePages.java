package org.tallystick.procurement.tender;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.tender.Extensions.Extending;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// A later deadline: one officer proposes it with the reason, another approves it.
@Controller
@Only(Role.OFFICER)
@RequestMapping("/work/procurements/{id}/deadline")
class DeadlinePages {

    private final Extensions extensions;
    private final Tenders tenders;
    private final PlanDesk desk;

    DeadlinePages(Extensions extensions, Tenders tenders, PlanDesk desk) {
        this.extensions = extensions;
        this.tenders = tenders;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView show(Actor actor, @PathVariable UUID id) {
        return page(actor, id, Fields.blank());
    }

    private ModelAndView page(Actor actor, UUID id, Fields fields) {
        var model = new HashMap<String, Object>();
        model.put("plan", desk.plan(actor, id));
        model.put("tender", tenders.find(id).orElseThrow(NotFound::new));
        model.put("extensions", extensions.all(actor, id));
        model.put("me", actor.id());
        model.put("key", UUID.randomUUID());
        model.put("fields", fields);
        return new ModelAndView("procurement/tender/deadline", model);
    }

    @PostMapping
    ModelAndView propose(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var later = TenderForm.deadline(sent.day("deadline-date"), sent.text("deadline-time"), problems);
        if (later == null) return PlanDesk.refused(page(actor, id, sent.fields(problems)));
        return answer(actor, id, sent, extensions.propose(actor, sent.key(), id, later, sent.text("because")));
    }

    @PostMapping("/{extension}/approval")
    ModelAndView approve(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID extension,
            @RequestParam MultiValueMap<String, String> all) {
        return answer(actor, id, PostedForm.of(all), extensions.approve(actor, id, extension));
    }

    private ModelAndView answer(Actor actor, UUID id, PostedForm sent, Extending extending) {
        return switch (extending) {
            case Extending.Done _ -> new ModelAndView("redirect:/work/procurements/" + id + "/deadline");
            case Extending.NotFound _ -> throw new NotFound();
            case Extending.Refused(var sentence) -> PlanDesk.refused(page(actor, id, sent.fields(sentence)));
        };
    }
}
