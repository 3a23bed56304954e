package org.tallystick.delivery.manager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.Bands;
import org.tallystick.delivery.contract.CommitmentReads;
import org.tallystick.delivery.contract.Commitments;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.figure.Threads;
import org.tallystick.delivery.returns.ReturnReads;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.page.form.SentAgain;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Figures;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The contract manager's first task: confirm the promises, and agree for each the percentages at
/// which the five words of regulation 39(5) begin.
@Controller
@Only(Role.CONTRACT_MANAGER)
@RequestMapping("/work/contracts/{contract}/confirmation")
class ConfirmationPages {

    private final Contracts contracts;
    private final Commitments commitments;
    private final CommitmentReads reads;
    private final ReturnReads returns;
    private final Threads threads;

    ConfirmationPages(
            Contracts contracts, Commitments commitments, CommitmentReads reads, ReturnReads returns, Threads threads) {
        this.contracts = contracts;
        this.commitments = commitments;
        this.reads = reads;
        this.returns = returns;
        this.threads = threads;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID contract) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        if (found.confirmed()) return toContract(contract);
        return page(actor, contract, Fields.of(suggested(contract), List.of()), "");
    }

    private static ModelAndView toContract(UUID contract) {
        return new ModelAndView("redirect:/work/contracts/" + contract);
    }

    private Map<String, String> suggested(UUID contract) {
        var typed = new HashMap<String, String>();
        for (var each : reads.of(contract)) {
            if (!each.rated()) continue;
            var bands = Bands.suggested(each.lessIsBetter());
            typed.put("good-" + each.id(), Figures.plain(bands.good()));
            typed.put("approaching-" + each.id(), Figures.plain(bands.approaching()));
            typed.put("improvement-" + each.id(), Figures.plain(bands.improvement()));
        }
        return typed;
    }

    private ModelAndView page(Actor actor, UUID contract, Fields fields, String changed) {
        return new ModelAndView(
                "delivery/manager/confirmation",
                Map.of(
                        "thread", threads.of(actor, contract, returns.today()).orElseThrow(NotFound::new),
                        "held", held(contract),
                        "key", UUID.randomUUID(),
                        "fields", fields,
                        "changed", changed));
    }

    /// The commitments that are confirmed, as the form carries them.
    private String held(UUID contract) {
        return reads.of(contract).stream()
                .map(each -> each.id().toString())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @SentAgain
    @PostMapping
    ModelAndView confirm(Actor actor, @PathVariable UUID contract, @RequestParam Map<String, String> all) {
        var standing = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        var posted = PostedForm.of(all);
        var problems = new ArrayList<Problem>();
        var bands = bands(contract, posted, problems);
        if (standing.confirmed()) return agreedAlready(actor, contract, bands);
        if (!held(contract).equals(posted.text("held")))
            return conflict(
                    actor,
                    contract,
                    posted,
                    "A promise was added while you had this page open. This is the contract now.");
        if (!problems.isEmpty()) return refused(actor, contract, posted, problems);
        return switch (commitments.confirm(actor, contract, bands, posted.text("because"))) {
            case Commitments.Confirmed.Accepted() -> toContract(contract);
            case Commitments.Confirmed.Refused(var more) -> refused(actor, contract, posted, more);
            case Commitments.Confirmed.NotYours() -> throw new NotFound();
        };
    }

    /// A second click finds what the first one agreed; somebody else's agreement is shown.
    private ModelAndView agreedAlready(Actor actor, UUID contract, Map<UUID, Bands> bands) {
        var same = reads.of(contract).stream()
                .allMatch(each -> each.bands()
                        .map(agreed -> equal(agreed, bands.get(each.id())))
                        .orElse(true));
        return same
                ? toContract(contract)
                : conflict(
                        actor,
                        contract,
                        PostedForm.of(Map.of()),
                        "Someone confirmed this contract first, with the percentages below. Your changes were not saved.");
    }

    private static boolean equal(Bands one, @org.jspecify.annotations.Nullable Bands other) {
        return other != null
                && one.good().compareTo(other.good()) == 0
                && one.approaching().compareTo(other.approaching()) == 0
                && one.improvement().compareTo(other.improvement()) == 0;
    }

    private Map<UUID, Bands> bands(UUID contract, PostedForm posted, List<Problem> problems) {
        var bands = new HashMap<UUID, Bands>();
        for (var each : reads.of(contract)) {
            if (!each.rated()) continue;
            var good = Numbers.readPositive(posted.text("good-" + each.id()));
            var approaching = Numbers.readPositive(posted.text("approaching-" + each.id()));
            var improvement = Numbers.readPositive(posted.text("improvement-" + each.id()));
            if (good.isEmpty() || approaching.isEmpty() || improvement.isEmpty()) {
                problems.add(new Problem(
                        "good-" + each.id(),
                        "Enter three percentages for “" + each.name() + "”, as numbers, like 100, 85 and 50"));
                continue;
            }
            switch (Bands.check(good.get(), approaching.get(), improvement.get(), each.lessIsBetter())) {
                case Checked.Valid<Bands>(var agreed) -> bands.put(each.id(), agreed);
                case Checked.Invalid<Bands>(var wrong) ->
                    wrong.forEach(problem ->
                            problems.add(new Problem("good-" + each.id(), each.name() + ": " + problem.message())));
            }
        }
        return bands;
    }

    private ModelAndView refused(Actor actor, UUID contract, PostedForm posted, List<Problem> problems) {
        var again = page(actor, contract, posted.fields(problems), "");
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView conflict(Actor actor, UUID contract, PostedForm posted, String changed) {
        var typed = new HashMap<>(suggested(contract));
        for (var each : reads.of(contract))
            each.bands().ifPresent(agreed -> {
                typed.put("good-" + each.id(), Figures.plain(agreed.good()));
                typed.put("approaching-" + each.id(), Figures.plain(agreed.approaching()));
                typed.put("improvement-" + each.id(), Figures.plain(agreed.improvement()));
            });
        typed.putAll(posted.single());
        var again = page(actor, contract, Fields.of(typed, List.of()), changed);
        again.setStatus(HttpStatus.CONFLICT);
        return again;
    }
}
