package org.tallystick.delivery.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.CommitmentReads;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Targets;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Figures;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// All quarters of one promise on one form: what is proposed there changes nothing until somebody
/// else agrees, on the second page.
@Controller
@Only({Role.CONTRACT_MANAGER, Role.OFFICER, Role.SUPPLIER})
class TargetPages {

    private final Contracts contracts;
    private final CommitmentReads commitments;
    private final Targets targets;
    private final TargetProposals proposals;

    TargetPages(Contracts contracts, CommitmentReads commitments, Targets targets, TargetProposals proposals) {
        this.contracts = contracts;
        this.commitments = commitments;
        this.targets = targets;
        this.proposals = proposals;
    }

    private record Found(Contract contract, Commitment commitment) {}

    private Found find(Actor actor, UUID contract, UUID commitment) {
        var held = commitments.find(commitment).filter(each -> each.contract().equals(contract));
        var found = contracts
                .find(actor, contract)
                .filter(each ->
                        actor.is(Role.CONTRACT_MANAGER, each.buyer()) || actor.is(Role.SUPPLIER, each.supplier()));
        return new Found(found.orElseThrow(NotFound::new), held.orElseThrow(NotFound::new));
    }

    @Only({Role.CONTRACT_MANAGER, Role.SUPPLIER})
    @GetMapping("/work/contracts/{contract}/targets/{commitment}")
    ModelAndView ask(Actor actor, @PathVariable UUID contract, @PathVariable UUID commitment) {
        var found = find(actor, contract, commitment);
        var typed = new HashMap<String, String>();
        for (var line : proposals.now(commitment))
            line.target().ifPresent(target -> {
                var of = target.of();
                switch (target.kind()) {
                    case COUNT, POUNDS -> typed.put("amount-" + line.quarter(), Figures.plain(target.part()));
                    case SHARE -> {
                        typed.put("part-" + line.quarter(), Figures.plain(target.part()));
                        if (of != null) typed.put("whole-" + line.quarter(), Figures.plain(of));
                    }
                    case YES_NO ->
                        typed.put("answer-" + line.quarter(), target.part().signum() > 0 ? "yes" : "no");
                    case NARRATIVE -> {
                        // Nothing is promised as a number.
                    }
                }
            });
        return page(actor, found, Fields.of(typed, List.of()));
    }

    private ModelAndView page(Actor actor, Found found, Fields fields) {
        return new ModelAndView(
                "delivery/target/propose",
                Map.of(
                        "contract", found.contract(),
                        "commitment", found.commitment(),
                        "now", proposals.now(found.commitment().id()),
                        "history",
                                targets.changes(actor, found.contract().id()).stream()
                                        .filter(each -> each.commitment()
                                                .equals(found.commitment().id()))
                                        .toList(),
                        "back",
                                actor.is(Role.CONTRACT_MANAGER, found.contract().buyer())
                                        ? "/work/contracts/" + found.contract().id()
                                        : "/work/returns",
                        "key", UUID.randomUUID(),
                        "fields", fields));
    }

    @Only({Role.CONTRACT_MANAGER, Role.SUPPLIER})
    @PostMapping("/work/contracts/{contract}/targets/{commitment}")
    ModelAndView propose(
            Actor actor,
            @PathVariable UUID contract,
            @PathVariable UUID commitment,
            @RequestParam Map<String, String> all) {
        var found = find(actor, contract, commitment);
        var posted = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var wanted = wanted(found.commitment(), posted, problems);
        if (!problems.isEmpty()) return refused(actor, found, posted, problems);
        return switch (proposals.propose(actor, posted.key(), commitment, wanted, posted.text("because"))) {
            case TargetProposals.Proposed.Made(var id) -> new ModelAndView("redirect:/work/targets/" + id);
            case TargetProposals.Proposed.Refused(var more) -> refused(actor, found, posted, more);
            case TargetProposals.Proposed.NotYours() -> throw new NotFound();
        };
    }

    private SequencedMap<Quarter, Optional<Amount>> wanted(
            Commitment commitment, PostedForm posted, List<Problem> problems) {
        var wanted = new LinkedHashMap<Quarter, Optional<Amount>>();
        for (var line : proposals.now(commitment.id())) {
            var typed = new HashMap<String, String>();
            for (var part : parts(commitment.kind())) typed.put(part, posted.text(part + "-" + line.quarter()));
            if (typed.values().stream().allMatch(String::isEmpty)) {
                wanted.put(line.quarter(), Optional.empty());
                continue;
            }
            switch (Quantity.read(commitment.kind(), typed)) {
                case Checked.Valid<Quantity>(var target) -> wanted.put(line.quarter(), Optional.of(Amount.of(target)));
                case Checked.Invalid<Quantity>(var wrong) ->
                    wrong.forEach(problem -> problems.add(new Problem(
                            problem.field() + "-" + line.quarter(),
                            "Enter the target for %s as a number, or leave it empty for none"
                                    .formatted(line.quarter().inWords()))));
            }
        }
        return wanted;
    }

    private static List<String> parts(MeasureKind kind) {
        return switch (kind) {
            case COUNT, POUNDS -> List.of("amount");
            case SHARE -> List.of("part", "whole");
            case YES_NO -> List.of("answer");
            case NARRATIVE -> List.of();
        };
    }

    private ModelAndView refused(Actor actor, Found found, PostedForm posted, List<Problem> problems) {
        var again = page(actor, found, posted.fields(problems));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @GetMapping("/work/targets/{proposal}")
    ModelAndView look(Actor actor, @PathVariable UUID proposal) {
        return decision(actor, proposal, Fields.blank());
    }

    private ModelAndView decision(Actor actor, UUID id, Fields fields) {
        var proposal = proposals.find(actor, id).orElseThrow(NotFound::new);
        var contract = contracts.find(actor, proposal.contract()).orElseThrow(NotFound::new);
        return new ModelAndView(
                "delivery/target/decide",
                Map.of(
                        "proposal", proposal,
                        "contract", contract,
                        "commitment", commitments.find(proposal.commitment()).orElseThrow(NotFound::new),
                        "lines", proposals.lines(proposal),
                        "now", proposals.now(proposal.commitment()),
                        "agrees", proposal.agrees(actor).isPresent(),
                        "mine", proposal.by().equals(actor.id()),
                        "back",
                                actor.is(Role.CONTRACT_MANAGER, contract.buyer())
                                        ? "/work/contracts/" + contract.id()
                                        : "/work",
                        "fields", fields));
    }

    @PostMapping("/work/targets/{proposal}")
    ModelAndView decide(Actor actor, @PathVariable UUID proposal, @RequestParam Map<String, String> all) {
        var posted = PostedForm.of(all);
        var known = proposals.find(actor, proposal).orElseThrow(NotFound::new);
        var choice = posted.text("decision");
        if (!List.of("agree", "refuse").contains(choice))
            return undecided(actor, proposal, posted, List.of(new Problem("decision", "Choose whether you agree")));
        return switch (proposals.decide(actor, proposal, choice.equals("agree"), posted.text("words"))) {
            case TargetProposals.Decided.Done() ->
                new ModelAndView(
                        actor.is(Role.CONTRACT_MANAGER, known.buyer())
                                ? "redirect:/work/contracts/" + known.contract()
                                : "redirect:/work");
            case TargetProposals.Decided.Refused(var problems) -> undecided(actor, proposal, posted, problems);
            case TargetProposals.Decided.NotYours() -> throw new NotFound();
        };
    }

    private ModelAndView undecided(Actor actor, UUID proposal, PostedForm posted, List<Problem> problems) {
        var again = decision(actor, proposal, posted.fields(problems));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
