package org.tallystick.procurement.tender;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.framework.Edition;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

/// Which of the framework's measures this tender asks for.
@Controller
@Only(Role.OFFICER)
@RequestMapping("/work/procurements/{id}/measures")
class TenderMeasurePages {

    private final PlanDesk desk;

    TenderMeasurePages(PlanDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    ModelAndView choose(Actor actor, @PathVariable UUID id) {
        var plan = desk.open(actor, id);
        var editing = Editing.fresh(TenderTyped.typed(plan.form()), plan.version());
        return page(plan, desk.edition(actor, plan.form()), editing);
    }

    private static ModelAndView page(Procurements.Plan plan, Optional<Edition> edition, Editing editing) {
        return edition.map(each -> new ModelAndView(
                        "procurement/tender/measures",
                        Map.of(
                                "plan", plan,
                                "edition", each,
                                "editing", editing)))
                .orElseGet(() -> new ModelAndView("redirect:/work/procurements/" + plan.procurement() + "/facts"));
    }

    @PostMapping
    ModelAndView save(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var plan = desk.open(actor, id);
        var edition = desk.edition(actor, plan.form());
        var sent = PostedForm.of(all);
        if (edition.isEmpty()) return choose(actor, id);
        return desk.save(
                actor,
                id,
                plan.buyer(),
                sent,
                TenderTyped.measures(sent, plan.form(), edition.get()),
                "measures"::equals,
                editing -> page(plan, edition, editing),
                "/criteria");
    }
}
