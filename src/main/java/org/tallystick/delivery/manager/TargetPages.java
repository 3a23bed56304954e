package org.tallystick.delivery.manager;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Targets;
import org.tallystick.delivery.figure.ContractThread;
import org.tallystick.delivery.figure.Threads;
import org.tallystick.delivery.returns.ReturnReads;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// One quarter's target, agreed anew with the reason.
@Controller
@Only(Role.CONTRACT_MANAGER)
@RequestMapping("/work/contracts/{contract}/targets/{commitment}/{quarter}")
class TargetPages {

    private final Contracts contracts;
    private final Targets targets;
    private final Threads threads;
    private final ReturnReads reads;

    TargetPages(Contracts contracts, Targets targets, Threads threads, ReturnReads reads) {
        this.contracts = contracts;
        this.targets = targets;
        this.threads = threads;
        this.reads = reads;
    }

    @GetMapping
    ModelAndView ask(
            Actor actor, @PathVariable UUID contract, @PathVariable UUID commitment, @PathVariable String quarter) {
        return page(actor, contract, commitment, quarter, Fields.blank(), "");
    }

    private ModelAndView page(
            Actor actor, UUID contract, UUID commitment, String quarter, Fields fields, String changed) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        var line = line(actor, contract, commitment);
        var cell = line.cells().stream()
                .filter(each -> each.quarter().toString().equals(quarter))
                .findFirst()
                .orElseThrow(NotFound::new);
        return new ModelAndView(
                "delivery/manager/target",
                Map.of(
                        "contract", found,
                        "commitment", line.commitment(),
                        "cell", cell,
                        "history",
                                targets.changes(actor, commitment).stream()
                                        .filter(each -> each.quarter().equals(cell.quarter()))
                                        .toList(),
                        "key", UUID.randomUUID(),
                        "fields", fields,
                        "changed", changed));
    }

    private ContractThread.Line line(Actor actor, UUID contract, UUID commitment) {
        return threads.of(actor, contract, reads.today()).stream()
                .flatMap(thread -> thread.lines().stream())
                .filter(each -> each.commitment().id().equals(commitment))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @PostMapping
    ModelAndView change(
            Actor actor,
            @PathVariable UUID contract,
            @PathVariable UUID commitment,
            @PathVariable String quarter,
            @RequestParam Map<String, String> all) {
        if (contracts.managed(actor, contract).isEmpty()) throw new NotFound();
        var posted = PostedForm.of(all);
        var line = line(actor, contract, commitment);
        var read = Quarter.read(quarter).orElseThrow(NotFound::new);
        if (posted.has("none")) return change(actor, contract, line.commitment(), read, null, posted);
        return switch (Quantity.read(line.commitment().kind(), all)) {
            case Checked.Valid<Quantity>(var target) ->
                change(actor, contract, line.commitment(), read, target, posted);
            case Checked.Invalid<Quantity>(var problems) ->
                refused(actor, contract, line.commitment(), read, posted, problems);
        };
    }

    private ModelAndView change(
            Actor actor,
            UUID contract,
            Commitment commitment,
            Quarter quarter,
            @Nullable Quantity target,
            PostedForm posted) {
        var outcome = targets.change(
                actor, posted.key(), commitment.id(), quarter, posted.seen(), target, posted.text("because"));
        return switch (outcome) {
            case Targets.Changed.Accepted() -> new ModelAndView("redirect:/work/contracts/" + contract);
            case Targets.Changed.Stale _ -> {
                var again = page(
                        actor,
                        contract,
                        commitment.id(),
                        quarter.toString(),
                        posted.fields(List.of()),
                        "Someone changed this target while you had it open. The target now, and their reason, are below. What you typed is still in the form.");
                again.setStatus(HttpStatus.CONFLICT);
                yield again;
            }
            case Targets.Changed.Refused(var problems) ->
                refused(actor, contract, commitment, quarter, posted, problems);
            case Targets.Changed.NotYours() -> throw new NotFound();
        };
    }

    private ModelAndView refused(
            Actor actor,
            UUID contract,
            Commitment commitment,
            Quarter quarter,
            PostedForm posted,
            List<Problem> problems) {
        var again = page(actor, contract, commitment.id(), quarter.toString(), posted.fields(problems), "");
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
