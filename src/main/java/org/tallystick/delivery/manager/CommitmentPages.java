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
import org.tallystick.delivery.contract.CommitmentReads;
import org.tallystick.delivery.contract.Commitments;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.Promise;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// A promise added to a contract from a published framework edition: choose the framework, then the
/// measure, then how much is due when.
@Controller
@Only(Role.CONTRACT_MANAGER)
@RequestMapping("/work/contracts/{contract}/commitments/new")
class CommitmentPages {

    private final Contracts contracts;
    private final Commitments commitments;
    private final CommitmentReads reads;
    private final Frameworks frameworks;

    CommitmentPages(Contracts contracts, Commitments commitments, CommitmentReads reads, Frameworks frameworks) {
        this.contracts = contracts;
        this.commitments = commitments;
        this.reads = reads;
        this.frameworks = frameworks;
    }

    @GetMapping
    ModelAndView ask(
            Actor actor,
            @PathVariable UUID contract,
            @RequestParam(required = false) @Nullable UUID edition,
            @RequestParam(defaultValue = "") String measure) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        if (edition == null || measure.isEmpty()) return choose(actor, found, edition);
        var published = edition(actor, edition);
        return page(found, published, measure(published, measure), Fields.blank());
    }

    private ModelAndView choose(Actor actor, Contract contract, @Nullable UUID edition) {
        var held = reads.of(contract.id()).stream()
                .map(each -> each.edition() + " " + each.measure())
                .toList();
        return new ModelAndView(
                "delivery/manager/choose-measure",
                Map.of(
                        "contract",
                        contract,
                        "editions",
                        edition == null ? frameworks.published(actor) : List.of(edition(actor, edition)),
                        "chosen",
                        edition != null,
                        "held",
                        held));
    }

    private Published edition(Actor actor, UUID edition) {
        return frameworks.edition(actor, edition).orElseThrow(NotFound::new);
    }

    private static Measure measure(Published edition, String reference) {
        return edition.document().measure(reference).orElseThrow(NotFound::new);
    }

    private static ModelAndView page(Contract contract, Published edition, Measure measure, Fields fields) {
        return new ModelAndView(
                "delivery/manager/promise-new",
                Map.of(
                        "contract", contract,
                        "edition", edition,
                        "measure", measure,
                        "key", UUID.randomUUID(),
                        "fields", fields));
    }

    @PostMapping
    ModelAndView add(Actor actor, @PathVariable UUID contract, @RequestParam Map<String, String> all) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        var posted = PostedForm.of(all);
        var edition = edition(actor, posted.needed("edition"));
        var measure = measure(edition, posted.text("measure"));
        var form = new PromiseForm(measure, found.quarters(), posted);
        if (posted.text("go").equals("spread"))
            return switch (form.spread()) {
                case Checked.Valid<Map<String, String>>(var typed) ->
                    page(found, edition, measure, Fields.of(typed, List.of()));
                case Checked.Invalid<Map<String, String>>(var problems) ->
                    refused(found, edition, measure, posted, problems);
            };
        return switch (form.check()) {
            case Checked.Invalid<Promise>(var problems) -> refused(found, edition, measure, posted, problems);
            case Checked.Valid<Promise>(var promise) ->
                switch (commitments.add(actor, posted.key(), contract, edition.id(), promise, posted.text("because"))) {
                    case Commitments.Added.Accepted _ -> new ModelAndView("redirect:/work/contracts/" + contract);
                    case Commitments.Added.Refused(var problems) -> refused(found, edition, measure, posted, problems);
                    case Commitments.Added.NotYours() -> throw new NotFound();
                };
        };
    }

    private static ModelAndView refused(
            Contract contract, Published edition, Measure measure, PostedForm posted, List<Problem> problems) {
        var again = page(contract, edition, measure, posted.fields(problems));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
