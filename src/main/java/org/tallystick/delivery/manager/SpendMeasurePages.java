package org.tallystick.delivery.manager;

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
import org.tallystick.delivery.contract.CommitmentReads;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.returns.SpendMeasures;
import org.tallystick.framework.MeasureKind;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.spending.publisher.Definition;
import org.tallystick.spending.publisher.Definitions;

/// Has a promise about local spend measured from the supplier's spending files.
@Controller
@Only(Role.CONTRACT_MANAGER)
@RequestMapping("/work/contracts/{contract}/spend-measures/{commitment}")
class SpendMeasurePages {

    private final Contracts contracts;
    private final CommitmentReads commitments;
    private final SpendMeasures measures;
    private final Definitions definitions;

    SpendMeasurePages(
            Contracts contracts, CommitmentReads commitments, SpendMeasures measures, Definitions definitions) {
        this.contracts = contracts;
        this.commitments = commitments;
        this.measures = measures;
        this.definitions = definitions;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID contract, @PathVariable UUID commitment) {
        var typed = measures.definition(commitment)
                .map(each -> Map.of("definition", each.toString()))
                .orElse(Map.of());
        return page(actor, contract, commitment, Fields.of(typed, List.of()));
    }

    private ModelAndView page(Actor actor, UUID contract, UUID commitment, Fields fields) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        var promise = commitments.of(contract).stream()
                .filter(each -> each.id().equals(commitment))
                .filter(each -> each.kind() == MeasureKind.SHARE)
                .findFirst()
                .orElseThrow(NotFound::new);
        return new ModelAndView(
                "delivery/manager/spend-measure",
                Map.of(
                        "contract", found,
                        "commitment", promise,
                        "definitions", definitions(found),
                        "fields", fields));
    }

    /// What the buyer counts as local.
    private List<Definition> definitions(Contract contract) {
        return definitions.of(contract.buyer());
    }

    @PostMapping
    ModelAndView link(
            Actor actor,
            @PathVariable UUID contract,
            @PathVariable UUID commitment,
            @RequestParam Map<String, String> all) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        var posted = PostedForm.of(all);
        var chosen = definitions(found).stream()
                .filter(each -> each.id().toString().equals(posted.text("definition")))
                .findFirst();
        if (chosen.isEmpty()) {
            var again = page(
                    actor,
                    contract,
                    commitment,
                    posted.fields(List.of(new Problem("definition", "Choose what counts as local"))));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        if (!measures.link(actor, contract, commitment, chosen.get().id())) throw new NotFound();
        return new ModelAndView("redirect:/work/contracts/" + contract);
    }
}
