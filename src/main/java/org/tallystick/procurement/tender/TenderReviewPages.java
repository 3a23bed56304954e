package org.tallystick.procurement.tender;

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
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.tender.Procurements.Plan;
import org.tallystick.procurement.tender.Tenders.Publishing;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Before a tender goes out: what is still wrong, which policies apply and why, how a bidder will
/// see it; then publishing.
@Controller
@Only(Role.OFFICER)
@RequestMapping("/work/procurements/{id}")
class TenderReviewPages {

    private final Procurements procurements;
    private final Tenders tenders;
    private final OpeningKeys keys;
    private final PlanDesk desk;

    TenderReviewPages(Procurements procurements, Tenders tenders, OpeningKeys keys, PlanDesk desk) {
        this.procurements = procurements;
        this.tenders = tenders;
        this.keys = keys;
        this.desk = desk;
    }

    @GetMapping("/review")
    ModelAndView review(Actor actor, @PathVariable UUID id) {
        var plan = desk.open(actor, id);
        return review(actor, plan, Editing.fresh(TenderTyped.typed(plan.form()), plan.version()));
    }

    private ModelAndView review(Actor actor, Plan plan, Editing editing) {
        var review = desk.edition(actor, plan.form())
                .flatMap(edition -> procurements.review(actor, plan.procurement(), edition))
                .orElse(new Procurements.Review(
                        List.of(new Problem("edition", "Choose the framework to take measures" + " from")),
                        List.of(),
                        List.of()));
        return new ModelAndView(
                "procurement/tender/review", Map.of("plan", plan, "review", review, "editing", editing));
    }

    @PostMapping("/review")
    ModelAndView waive(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var plan = desk.open(actor, id);
        var sent = PostedForm.of(all);
        return desk.save(
                actor,
                id,
                plan.buyer(),
                sent,
                TenderTyped.waivers(sent, plan.form()),
                field -> false,
                editing -> review(actor, plan, editing),
                "/review");
    }

    @GetMapping("/preview")
    ModelAndView preview(Actor actor, @PathVariable UUID id) {
        var plan = desk.plan(actor, id);
        var edition = desk.edition(actor, plan.form()).orElseThrow(NotFound::new);
        return switch (plan.form().check(edition)) {
            case Checked.Invalid<Tender> _ -> new ModelAndView("redirect:/work/procurements/" + id + "/review");
            case Checked.Valid<Tender>(var tender) ->
                new ModelAndView(
                        "procurement/tender/preview",
                        Map.of(
                                "plan", plan,
                                "tender", tender,
                                "facts", TenderFigures.facts(tender, desk.buyer(plan.buyer()), tender.deadline())));
        };
    }

    @GetMapping("/publication")
    ModelAndView ask(Actor actor, @PathVariable UUID id) {
        var plan = desk.open(actor, id);
        return publication(actor, plan, Editing.fresh(Map.of(), plan.version()));
    }

    private ModelAndView publication(Actor actor, Plan plan, Editing editing) {
        var model = new HashMap<String, Object>();
        model.put("plan", plan);
        model.put("editing", editing);
        model.put("openers", keys.openers(actor, plan.procurement()));
        return new ModelAndView("procurement/tender/publication", model);
    }

    @PostMapping("/publication")
    ModelAndView publish(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var plan = desk.plan(actor, id);
        var sent = PostedForm.of(all);
        if (!sent.text("sure").equals("yes"))
            return refused(
                    actor, plan, sent, List.of(new Problem("sure", "Confirm that the tender is ready to publish")));
        var edition = desk.edition(actor, plan.form());
        if (edition.isEmpty()) return refused(actor, plan, sent, List.of(Problem.ofAll("Choose a framework first")));
        return switch (tenders.publish(actor, id, sent.seen(), edition.get())) {
            case Publishing.Open _ -> new ModelAndView("redirect:/work/procurements/" + id);
            case Publishing.NotFound _ -> throw new NotFound();
            case Publishing.Changed _ ->
                throw new Conflict(
                        "Someone changed the plan after you opened the page that publishes it. Review it again, then publish.");
            case Publishing.Refused(var problems) -> refused(actor, plan, sent, problems);
            case Publishing.Stopped(var findings) ->
                refused(
                        actor,
                        plan,
                        sent,
                        findings.stream()
                                .map(each -> Problem.ofAll(each.policyName() + ": " + each.because()))
                                .toList());
        };
    }

    private ModelAndView refused(Actor actor, Plan plan, PostedForm sent, List<Problem> problems) {
        return PlanDesk.refused(publication(
                actor, plan, new Editing(sent.fields(problems), sent.seen(), UUID.randomUUID(), List.of())));
    }
}
