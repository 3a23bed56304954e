package org.tallystick.delivery.manager;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Owners;
import org.tallystick.delivery.figure.Threads;
import org.tallystick.delivery.figure.Timelines;
import org.tallystick.delivery.returns.Return;
import org.tallystick.delivery.returns.ReturnForms;
import org.tallystick.delivery.returns.ReturnReads;
import org.tallystick.delivery.returns.Returns;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// The contracts that a contract manager looks after, the latest first, and each by itself.
@Controller
@Only(Role.CONTRACT_MANAGER)
class ContractPages {

    private static final int PAGE = 50;

    private final Contracts contracts;
    private final ContractList list;
    private final Threads threads;
    private final ReturnForms forms;
    private final Returns returns;
    private final ReturnReads reads;
    private final Frameworks frameworks;
    private final Owners owners;
    private final People people;
    private final Timelines timelines;

    ContractPages(
            Contracts contracts,
            ContractList list,
            Threads threads,
            ReturnForms forms,
            Returns returns,
            ReturnReads reads,
            Frameworks frameworks,
            Owners owners,
            People people,
            Timelines timelines) {
        this.timelines = timelines;
        this.people = people;
        this.owners = owners;
        this.contracts = contracts;
        this.list = list;
        this.threads = threads;
        this.forms = forms;
        this.returns = returns;
        this.reads = reads;
        this.frameworks = frameworks;
    }

    @GetMapping("/work/contracts")
    ModelAndView list(Actor actor, @RequestParam Map<String, String> query) {
        var filter = ContractFilter.read(actor, query);
        var paging = Paging.read(query.get("page"), PAGE);
        var found = list.list(actor, filter.filter(), filter.sort(), paging.offset(), PAGE, reads.today());
        return new ModelAndView(
                "delivery/manager/contracts",
                Map.of(
                        "filter", filter,
                        "unconfirmed", contracts.unconfirmed(actor),
                        "found", found.contracts(),
                        "total", found.total(),
                        "paging", paging));
    }

    private void each(Actor actor, ContractFilter filter, Consumer<ContractRow> row) {
        list.each(actor, filter.filter(), filter.sort(), reads.today(), each -> row.accept(ContractRow.of(each)));
    }

    @GetMapping("/work/contracts.csv")
    void csv(Actor actor, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
        var filter = ContractFilter.read(actor, query);
        Twins.csv(
                response,
                "contracts",
                ContractRow.HEADINGS,
                rows -> each(actor, filter, row -> rows.accept(row.cells())));
    }

    @GetMapping("/work/contracts.json")
    void json(Actor actor, @RequestParam Map<String, String> query, HttpServletResponse response) throws IOException {
        var filter = ContractFilter.read(actor, query);
        Twins.json(response, rows -> each(actor, filter, rows::accept));
    }

    @Only({Role.CONTRACT_MANAGER, Role.VERIFIER, Role.OFFICER})
    @GetMapping("/work/contracts/{contract}")
    ModelAndView one(Actor actor, @PathVariable UUID contract) {
        var thread = threads.of(actor, contract, reads.today())
                .filter(each -> actor.belongsTo(each.contract().buyer()))
                .orElseThrow(NotFound::new);
        var editions = new TreeMap<String, Published>();
        for (var line : thread.lines())
            frameworks
                    .edition(line.commitment().edition())
                    .ifPresent(each -> editions.put(each.document().framework(), each));
        return new ModelAndView(
                "delivery/manager/contract",
                Map.of(
                        "thread", thread,
                        "returns", forms.of(actor, contract),
                        "answers", contracts.answers(actor, contract),
                        "editions", List.copyOf(editions.values()),
                        "events", timelines.of(actor, contract),
                        "owner", owners.of(contract),
                        "reporters",
                                people.holding(Role.SUPPLIER, thread.contract().supplier())
                                        .size(),
                        "manages",
                                actor.is(
                                        Role.CONTRACT_MANAGER, thread.contract().buyer()),
                        "switches", actor.is(Role.OFFICER, thread.contract().buyer())));
    }

    @GetMapping("/work/contracts/{contract}/reopenings/{submitted}")
    ModelAndView askToReopen(Actor actor, @PathVariable UUID contract, @PathVariable UUID submitted) {
        return reopening(actor, contract, submitted, Fields.blank());
    }

    private ModelAndView reopening(Actor actor, UUID contract, UUID submitted, Fields fields) {
        var found = contracts.managed(actor, contract).orElseThrow(NotFound::new);
        var sent = forms.find(actor, submitted)
                .filter(each -> each.contract().equals(contract))
                .orElseThrow(NotFound::new);
        return new ModelAndView(
                "delivery/manager/reopening",
                Map.of(
                        "contract", found,
                        "sent", sent,
                        "key", UUID.randomUUID(),
                        "fields", fields));
    }

    @PostMapping("/work/contracts/{contract}/reopenings/{submitted}")
    ModelAndView reopen(
            Actor actor,
            @PathVariable UUID contract,
            @PathVariable UUID submitted,
            @RequestParam Map<String, String> all) {
        var posted = PostedForm.of(all);
        var now = reopening(actor, contract, submitted, Fields.blank());
        if (reads.find(submitted).map(Return::replacedBy).isPresent()) {
            now.setStatus(HttpStatus.CONFLICT);
            return now;
        }
        return switch (returns.reopen(actor, submitted, posted.text("because"))) {
            case Returns.Reopened.Accepted() -> new ModelAndView("redirect:/work/contracts/" + contract + "#returns");
            case Returns.Reopened.Refused(List<Problem> problems) -> {
                var again = reopening(actor, contract, submitted, posted.fields(problems));
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
            case Returns.Reopened.NotYours() -> throw new NotFound();
        };
    }
}
