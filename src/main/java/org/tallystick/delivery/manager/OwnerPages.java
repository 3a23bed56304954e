package org.tallystick.delivery.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Owners;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Who looks after a contract.
@Controller
@Only(Role.CONTRACT_MANAGER)
@RequestMapping("/work/contracts/{contract}/owner")
class OwnerPages {

    private static final String NOBODY = "nobody";

    private final Contracts contracts;
    private final Owners owners;

    OwnerPages(Contracts contracts, Owners owners) {
        this.contracts = contracts;
        this.owners = owners;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID contract) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        var now = owners.of(contract).person();
        var stays = owners.candidates(found.buyer()).stream()
                .anyMatch(each -> each.id().equals(now));
        var suggested = stays ? String.valueOf(now) : actor.id().toString();
        return page(actor, contract, Fields.of(Map.of("owner", suggested), List.of()), "");
    }

    private ModelAndView page(Actor actor, UUID contract, Fields fields, String changed) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        var choices = new ArrayList<>(
                Choice.each(owners.candidates(found.buyer()), each -> each.id().toString(), each -> each.name()));
        choices.add(Choice.of(NOBODY, "Nobody for now"));
        return new ModelAndView(
                "delivery/manager/owner",
                Map.of(
                        "contract", found,
                        "owner", owners.of(contract),
                        "choices", choices,
                        "key", UUID.randomUUID(),
                        "fields", fields,
                        "changed", changed));
    }

    @PostMapping
    ModelAndView give(Actor actor, @PathVariable UUID contract, @RequestParam Map<String, String> all) {
        var posted = PostedForm.of(all);
        var chosen = posted.id("owner");
        if (chosen.isEmpty() && !posted.text("owner").equals(NOBODY)) {
            if (contracts.managed(actor, contract).isEmpty()) throw new NotFound();
            return refused(
                    actor, contract, posted, List.of(new Problem("owner", "Choose who looks after this contract")));
        }
        var outcome =
                owners.give(actor, posted.key(), contract, posted.seen(), chosen.orElse(null), posted.text("because"));
        return switch (outcome) {
            case Owners.Given.Accepted() -> new ModelAndView("redirect:/work/contracts/" + contract);
            case Owners.Given.Stale(var now) -> {
                var again = page(
                        actor,
                        contract,
                        posted.fields(List.of()),
                        "Someone changed this while you had it open. The contract is now looked after by: "
                                + now.words()
                                + ".");
                again.setStatus(HttpStatus.CONFLICT);
                yield again;
            }
            case Owners.Given.Refused(var problems) -> refused(actor, contract, posted, problems);
            case Owners.Given.NotYours() -> throw new NotFound();
        };
    }

    private ModelAndView refused(Actor actor, UUID contract, PostedForm posted, List<Problem> problems) {
        var again = page(actor, contract, posted.fields(problems), "");
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
