package org.tallystick.procurement.award;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.award.AwardProposals.Proposed;
import org.tallystick.procurement.award.AwardProposals.Terms;
import org.tallystick.procurement.award.Awards.Approved;
import org.tallystick.procurement.bid.Bid;
import org.tallystick.procurement.bid.Bid.Bidder;
import org.tallystick.procurement.evaluation.Agreements;
import org.tallystick.procurement.evaluation.Evaluations;
import org.tallystick.procurement.evaluation.Evaluators;
import org.tallystick.procurement.evaluation.Evaluators.OpenedBid;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.procurement.tender.Tenders;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.Dates;
import org.tallystick.shared.Money;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.shared.VatBasis;

/// The award: one officer proposes, another approves, and with the approval the contract exists.
@Controller
@Only(Role.OFFICER)
@RequestMapping("/work/procurements/{id}")
class AwardPages {

    private static final String NEW = "new";

    private final AwardProposals proposals;
    private final Awards awards;
    private final Agreements agreements;
    private final Evaluators evaluators;
    private final Evaluations evaluations;
    private final Tenders tenders;
    private final Organisations organisations;
    private final PlanDesk desk;

    AwardPages(
            AwardProposals proposals,
            Awards awards,
            Agreements agreements,
            Evaluators evaluators,
            Evaluations evaluations,
            Tenders tenders,
            Organisations organisations,
            PlanDesk desk) {
        this.proposals = proposals;
        this.awards = awards;
        this.agreements = agreements;
        this.evaluators = evaluators;
        this.evaluations = evaluations;
        this.tenders = tenders;
        this.organisations = organisations;
        this.desk = desk;
    }

    /// Only the dates are filled in, as the tender has them: which bid wins, and at what value, is
    /// decided on more than social value.
    @GetMapping("/award")
    ModelAndView show(Actor actor, @PathVariable UUID id) {
        var tender = tenders.find(id).orElseThrow(NotFound::new).tender();
        var typed = new LinkedHashMap<String, Object>();
        day("starts", tender.starts(), typed);
        day("ends", tender.ends(), typed);
        return page(actor, id, Fields.of(typed, List.of()));
    }

    private static void day(String name, java.time.LocalDate date, Map<String, Object> typed) {
        typed.put(name + ".day", date.getDayOfMonth());
        typed.put(name + ".month", date.getMonthValue());
        typed.put(name + ".year", date.getYear());
    }

    private Optional<Bidder> bidder(Actor actor, UUID id, UUID bid) {
        return evaluators.bids(actor, id).stream()
                .filter(each -> each.id().equals(bid))
                .map(OpenedBid::bid)
                .filter(java.util.Objects::nonNull)
                .map(Bid::bidder)
                .findFirst();
    }

    private ModelAndView page(Actor actor, UUID id, Fields fields) {
        var plan = desk.plan(actor, id);
        var model = new HashMap<String, Object>();
        var names = new HashMap<UUID, String>();
        for (var bid : evaluators.bids(actor, id)) names.put(bid.id(), bid.supplier());
        model.put("plan", plan);
        model.put("fields", fields);
        model.put("key", UUID.randomUUID());
        model.put("contract", UUID.randomUUID());
        model.put("me", actor.id());
        model.put("names", names);
        model.put("ranking", agreements.ranking(actor, id));
        model.put("proposals", proposals.all(actor, id));
        model.put("awarded", awards.contract(id).map(UUID::toString).orElse(""));
        var suppliers = new ArrayList<Choice>();
        suppliers.add(Choice.of("", "Choose the organisation"));
        suppliers.add(Choice.of(NEW, "Not in the list: register it with the name in the bid"));
        suppliers.addAll(Choice.each(organisations.all(), each -> each.id().toString(), Organisation::name));
        model.put("suppliers", suppliers);
        return new ModelAndView("procurement/award/award", model);
    }

    @PostMapping("/award")
    ModelAndView propose(Actor actor, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        desk.plan(actor, id);
        var problems = new ArrayList<Problem>();
        var terms = terms(actor, id, sent, problems);
        if (terms.isEmpty()) return PlanDesk.refused(page(actor, id, sent.fields(problems)));
        return switch (proposals.propose(actor, sent.key(), id, terms.get())) {
            case Proposed.Made _ -> new ModelAndView("redirect:/work/procurements/" + id + "/award");
            case Proposed.NotFound _ -> throw new NotFound();
            case Proposed.Refused(var sentence) -> PlanDesk.refused(page(actor, id, sent.fields(sentence)));
            case Proposed.Missing(var words) ->
                PlanDesk.refused(page(
                        actor,
                        id,
                        sent.fields(words.stream().map(Problem::ofAll).toList())));
        };
    }

    private Optional<Terms> terms(Actor actor, UUID id, PostedForm sent, List<Problem> problems) {
        var bid = sent.id("bid");
        var amount = Numbers.readPositive(sent.text("amount"));
        var starts = Dates.read(sent.day("starts"));
        var ends = Dates.read(sent.day("ends"));
        var vat = java.util.stream.Stream.of(VatBasis.values())
                .filter(each -> each.name().equals(sent.text("vat")))
                .findFirst();
        if (bid.isEmpty()) problems.add(new Problem("bid", "Choose the bid to award to"));
        if (sent.text("supplier").isEmpty())
            problems.add(new Problem("supplier", "Choose the organisation as it is in the register"));
        if (amount.isEmpty()) problems.add(new Problem("amount", "Enter the contract's value in pounds, like 250,000"));
        if (vat.isEmpty()) problems.add(new Problem("vat", "Say whether the value includes VAT"));
        if (starts.isEmpty()) problems.add(new Problem("starts", "Enter the day on which the contract starts"));
        if (ends.isEmpty()) problems.add(new Problem("ends", "Enter the day on which the contract ends"));
        if (sent.text("because").isEmpty())
            problems.add(new Problem("because", "Give the reason for awarding to this bidder"));
        if (!problems.isEmpty()) return Optional.empty();
        var supplier = supplier(actor, id, bid.orElseThrow(), sent);
        return Optional.of(new Terms(
                bid.orElseThrow(),
                supplier,
                Money.pounds(amount.orElseThrow(), vat.orElseThrow()),
                starts.orElseThrow(),
                ends.orElseThrow(),
                sent.text("because")));
    }

    private OrganisationId supplier(Actor actor, UUID id, UUID bid, PostedForm sent) {
        if (!sent.text("supplier").equals(NEW)) return new OrganisationId(sent.needed("supplier"));
        var bidder = bidder(actor, id, bid).orElseThrow(NotFound::new);
        var known = organisations.find(bidder.scheme(), bidder.number()).map(Organisation::id);
        return known.orElseGet(() -> organisations.register(
                actor,
                new OrganisationId(sent.key()),
                new Organisations.Details(bidder.name(), Sector.UNKNOWN, bidder.size(), null),
                bidder.number().isEmpty() ? Map.of() : Map.of(bidder.scheme(), bidder.number())));
    }

    @PostMapping("/award/{proposal}/approval")
    ModelAndView approve(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID proposal,
            @RequestParam MultiValueMap<String, String> all) {
        var sent = PostedForm.of(all);
        return switch (awards.approve(actor, sent.needed("contract"), id, proposal)) {
            case Approved.Awarded _ -> new ModelAndView("redirect:/work/procurements/" + id);
            case Approved.Already _ ->
                throw new Conflict(
                        "Another officer has already approved an award for this procurement. Theirs counts.");
            case Approved.NotFound _ -> throw new NotFound();
            case Approved.Refused(var sentence) -> PlanDesk.refused(page(actor, id, sent.fields(sentence)));
        };
    }

    @GetMapping("/summaries")
    ModelAndView summaries(Actor actor, @PathVariable UUID id) {
        return new ModelAndView(
                "procurement/award/summaries",
                Map.of(
                        "plan", desk.plan(actor, id),
                        "tender", tenders.find(id).orElseThrow(NotFound::new).tender(),
                        "summaries",
                                List.copyOf(evaluations.summaries(actor, id).values())));
    }
}
