package org.tallystick.procurement.tender;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.policy.Policies;
import org.tallystick.procurement.policy.Policies.Setting;
import org.tallystick.procurement.policy.PolicyFor;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Which policies a buyer takes on, beside those that bind everyone.
@Controller
@Only({Role.OFFICER, Role.ADMINISTRATOR})
@RequestMapping("/work/policies")
class PolicyPages {

    private final Policies policies;
    private final PlanDesk desk;

    PolicyPages(Policies policies, PlanDesk desk) {
        this.policies = policies;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView show(Actor actor) {
        return page(actor, Fields.blank());
    }

    private ModelAndView page(Actor actor, Fields fields) {
        var mine = new HashSet<>(actor.organisations(Role.OFFICER));
        mine.addAll(actor.organisations(Role.ADMINISTRATOR));
        var all = new LinkedHashMap<String, List<PolicyFor>>();
        for (var buyer : mine) {
            var adopted = policies.adopted(buyer);
            var rows = new ArrayList<PolicyFor>();
            for (var policy : policies.all())
                rows.add(new PolicyFor(buyer, policy, adopted.contains(policy.id()), UUID.randomUUID()));
            all.put(desk.buyer(buyer), rows);
        }
        return new ModelAndView("procurement/tender/policies", Map.of("buyers", all, "fields", fields));
    }

    @PostMapping
    ModelAndView set(Actor actor, @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        var buyer = new OrganisationId(sent.needed("buyer"));
        if (!actor.is(Role.OFFICER, buyer) && !actor.is(Role.ADMINISTRATOR, buyer)) throw new NotFound();
        if (sent.text("because").isEmpty())
            return PlanDesk.refused(page(actor, sent.fields("Say why: a decision, a date or a paper")));
        return switch (policies.adopt(
                actor,
                sent.key(),
                buyer,
                sent.text("policy"),
                sent.text("adopts").equals("yes"),
                sent.text("because"))) {
            case Setting.Kept _ -> new ModelAndView("redirect:/work/policies");
            case Setting.Unknown(var sentence) -> PlanDesk.refused(page(actor, sent.fields(sentence)));
        };
    }
}
