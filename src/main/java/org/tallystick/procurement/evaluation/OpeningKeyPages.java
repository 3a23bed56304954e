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
import org.tallystick.platform.organisation.Person;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.evaluation.Openings.Handed;
import org.tallystick.procurement.tender.OpeningKeys;
import org.tallystick.procurement.tender.OpeningKeys.Fetched;
import org.tallystick.procurement.tender.OpeningKeys.Opener;
import org.tallystick.procurement.tender.OpeningKeys.Prepared;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.procurement.tender.Procurements.Plan;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// Opening keys: who holds one, fetching one's own once, and, after the deadline, two officers
/// opening the bids with theirs.
@Controller
@Only(Role.OFFICER)
@RequestMapping("/work/procurements/{id}")
class OpeningKeyPages {

    private final OpeningKeys keys;
    private final Openings openings;
    private final People people;
    private final PlanDesk desk;

    OpeningKeyPages(OpeningKeys keys, Openings openings, People people, PlanDesk desk) {
        this.keys = keys;
        this.openings = openings;
        this.people = people;
        this.desk = desk;
    }

    @GetMapping("/keys")
    ModelAndView openers(Actor actor, @PathVariable UUID id) {
        return openers(actor, desk.plan(actor, id), Fields.blank());
    }

    private ModelAndView openers(Actor actor, Plan plan, Fields fields) {
        var model = new HashMap<String, Object>();
        var openers = keys.openers(actor, plan.procurement());
        model.put("plan", plan);
        model.put("fields", fields);
        model.put("key", UUID.randomUUID());
        model.put("openers", openers);
        model.put("officers", people.holding(Role.OFFICER, plan.buyer()));
        model.put("mine", openers.stream().anyMatch(each -> each.person().equals(actor.id()) && !each.collected()));
        return new ModelAndView("procurement/evaluation/keys", model);
    }

    @PostMapping("/keys")
    ModelAndView name(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var plan = desk.plan(actor, id);
        var sent = PostedForm.of(all);
        var named = people.holding(Role.OFFICER, plan.buyer()).stream()
                .filter(each -> sent.texts("openers").contains(each.id().toString()))
                .map(OpeningKeyPages::opener)
                .toList();
        return switch (keys.prepare(actor, sent.key(), id, named)) {
            case Prepared.Made _ -> new ModelAndView("redirect:/work/procurements/" + id + "/keys");
            case Prepared.NotFound _ -> throw new NotFound();
            case Prepared.Refused(var sentence) ->
                PlanDesk.refused(openers(actor, plan, sent.fields(List.of(new Problem("openers", sentence)))));
        };
    }

    private static Opener opener(Person person) {
        return new Opener(person.id(), person.name());
    }

    /// The answer is the key itself: it is not kept, and so no address shows it again.
    @PostMapping("/keys/own")
    ModelAndView fetch(Actor actor, @PathVariable UUID id) {
        var plan = desk.plan(actor, id);
        return switch (keys.fetch(actor, id)) {
            case Fetched.Shown(var key) ->
                new ModelAndView("procurement/evaluation/key", Map.of("plan", plan, "key", key, "name", actor.name()));
            case Fetched.ShownBefore(var sentence) -> PlanDesk.refused(openers(actor, plan, refused(sentence)));
            case Fetched.Lost(var sentence) -> PlanDesk.refused(openers(actor, plan, refused(sentence)));
            case Fetched.NotFound _ -> throw new NotFound();
        };
    }

    private static Fields refused(String sentence) {
        return Fields.of(Map.of(), List.of(Problem.ofAll(sentence)));
    }

    @GetMapping("/opening")
    ModelAndView opening(Actor actor, @PathVariable UUID id) {
        return opening(actor, desk.plan(actor, id), Fields.blank());
    }

    private ModelAndView opening(Actor actor, Plan plan, Fields fields) {
        var model = new HashMap<String, Object>();
        var openers = keys.openers(actor, plan.procurement());
        model.put("plan", plan);
        model.put("fields", fields);
        model.put("openers", openers);
        model.put("opener", openers.stream().anyMatch(each -> each.person().equals(actor.id())));
        model.put(
                "waiting",
                openings.waiting(actor, plan.procurement())
                        .map(first -> (first.officer().equals(actor.id())
                                        ? "Your key is here. Another opener" + " has until "
                                        : "The first key is here. You have until ")
                                + UkTime.deadline(first.until())
                                + (first.officer().equals(actor.id())
                                        ? " to enter theirs, at this same page."
                                        : " to enter yours."))
                        .orElse(""));
        return new ModelAndView("procurement/evaluation/opening", model);
    }

    @PostMapping("/opening")
    ModelAndView handIn(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var plan = desk.plan(actor, id);
        return switch (openings.handIn(actor, id, PostedForm.of(all).text("opening-key"))) {
            case Handed.Waiting _ -> new ModelAndView("redirect:/work/procurements/" + id + "/opening");
            case Handed.Opened _ -> new ModelAndView("redirect:/work/procurements/" + id + "/bids");
            case Handed.NotFound _ -> throw new NotFound();
            case Handed.Refused(var sentence) ->
                // Never with what was typed: it is a key.
                PlanDesk.refused(
                        opening(actor, plan, Fields.of(Map.of(), List.of(new Problem("opening-key", sentence)))));
        };
    }
}
