package org.tallystick.procurement.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.evaluation.Evaluators.Evaluator;
import org.tallystick.procurement.evaluation.Evaluators.Noted;
import org.tallystick.procurement.evaluation.Evaluators.OpenedBid;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.procurement.tender.Procurements.Plan;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// For the officer: who scores the bids, and, once they are opened, the bids themselves.
@Controller
@Only(Role.OFFICER)
@RequestMapping("/work/procurements/{id}")
class EvaluatorPages {

    private final Evaluators evaluators;
    private final Tenders tenders;
    private final People people;
    private final PlanDesk desk;

    EvaluatorPages(Evaluators evaluators, Tenders tenders, People people, PlanDesk desk) {
        this.evaluators = evaluators;
        this.tenders = tenders;
        this.people = people;
        this.desk = desk;
    }

    @GetMapping("/evaluators")
    ModelAndView show(Actor actor, @PathVariable UUID id) {
        return page(actor, desk.plan(actor, id), Fields.blank());
    }

    private ModelAndView page(Actor actor, Plan plan, Fields fields) {
        var named = evaluators.all(actor, plan.procurement());
        var ids = named.stream().map(Evaluator::person).toList();
        var model = new HashMap<String, Object>();
        model.put("plan", plan);
        model.put("evaluators", named);
        model.put(
                "others",
                people.holding(Role.EVALUATOR, plan.buyer()).stream()
                        .filter(each -> !ids.contains(each.id()))
                        .toList());
        model.put("fields", fields);
        return new ModelAndView("procurement/evaluation/evaluators", model);
    }

    @PostMapping("/evaluators")
    ModelAndView name(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var plan = desk.plan(actor, id);
        var sent = PostedForm.of(all);
        var chosen = people.holding(Role.EVALUATOR, plan.buyer()).stream()
                .filter(each -> sent.texts("people").contains(each.id().toString()))
                .toList();
        if (chosen.isEmpty())
            return PlanDesk.refused(
                    page(actor, plan, sent.fields(List.of(new Problem("people", "Choose who scores the bids")))));
        for (var person : chosen)
            switch (evaluators.name(actor, id, person.id(), person.name())) {
                case Noted.Kept _ -> {}
                case Noted.NotFound _ -> throw new NotFound();
                case Noted.Refused(var sentence) -> {
                    return PlanDesk.refused(page(actor, plan, sent.fields(sentence)));
                }
            }
        return new ModelAndView("redirect:/work/procurements/" + id + "/evaluators");
    }

    @GetMapping("/bids")
    ModelAndView bids(Actor actor, @PathVariable UUID id) {
        return new ModelAndView(
                "procurement/evaluation/bids",
                Map.of("plan", desk.plan(actor, id), "bids", evaluators.bids(actor, id)));
    }

    @GetMapping("/bids/{bid}")
    ModelAndView bid(Actor actor, @PathVariable UUID id, @PathVariable UUID bid) {
        var plan = desk.plan(actor, id);
        OpenedBid opened = evaluators.bids(actor, id).stream()
                .filter(each -> each.id().equals(bid))
                .findFirst()
                .orElseThrow(NotFound::new);
        var model = new HashMap<String, Object>();
        model.put("plan", plan);
        model.put("opened", opened);
        model.put("tender", tenders.find(id).orElseThrow(NotFound::new).tender());
        return new ModelAndView("procurement/evaluation/bid", model);
    }
}
