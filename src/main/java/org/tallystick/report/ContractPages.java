package org.tallystick.report;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.Threads;
import org.tallystick.organisation.Organisations;
import org.tallystick.page.Open;
import org.tallystick.page.Paging;
import org.tallystick.page.Twins;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.UkTime;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Contracts and promises: the list, its file and data, and each contract's page.
@Controller
@Open
class ContractPages {

    private static final int ON_A_PAGE = 50;
    private static final int IN_AN_ANSWER = 100;
    private static final int MOST = 100_000;

    private final Threads threads;
    private final Organisations organisations;
    private final Names names;
    private final ContractViews views;
    private final InstantSource clock = InstantSource.system();

    ContractPages(Threads threads, Organisations organisations, Names names, ContractViews views) {
        this.threads = threads;
        this.organisations = organisations;
        this.names = names;
        this.views = views;
    }

    @GetMapping("/contracts")
    ModelAndView list(
            Actor actor,
            ContractFilter.Typed typed,
            @RequestParam(required = false) @Nullable String page) {
        var filter = ContractFilter.read(typed);
        var paging = Paging.read(page, ON_A_PAGE);
        var total = threads.count(actor, filter.filter(), today());
        var list = list(actor, filter, paging.offset(), ON_A_PAGE);
        return new ModelAndView(
                "report/contracts",
                Map.of(
                        "filter", filter,
                        "says", views.says(filter),
                        "places", organisations.places(),
                        "total", total,
                        "showing", paging.inWords(total),
                        "table", ContractRow.table("Contracts and how their returns stand", list),
                        "pagination",
                                paging.pagination(total, n -> filter.address("/contracts", n)),
                        "asAt", UkTime.date(today())));
    }

    private List<Threads.Summary> list(Actor actor, ContractFilter filter, int skip, int most) {
        return threads.list(actor, filter.filter(), filter.sort(), skip, most, today());
    }

    private LocalDate today() {
        return UkTime.day(clock.instant());
    }

    private List<ContractRow> rows(Actor actor, ContractFilter.Typed typed) {
        return list(actor, ContractFilter.read(typed), 0, MOST).stream()
                .map(ContractRow::of)
                .toList();
    }

    @GetMapping("/contracts.csv")
    ResponseEntity<byte[]> csv(Actor actor, ContractFilter.Typed typed) {
        return Twins.csv("contracts", ContractRow.rows(rows(actor, typed)));
    }

    @GetMapping("/contracts.json")
    ResponseEntity<byte[]> json(Actor actor, ContractFilter.Typed typed) {
        return Twins.json(rows(actor, typed));
    }

    /// A page of a list as data, and where the next one is.
    record Answer(String asAt, long total, List<ContractRow> contracts, @Nullable String next) {}

    @GetMapping("/api/contracts")
    ResponseEntity<byte[]> api(
            Actor actor,
            ContractFilter.Typed typed,
            @RequestParam(required = false) @Nullable String page) {
        var filter = ContractFilter.read(typed);
        var paging = Paging.read(page, IN_AN_ANSWER);
        var total = threads.count(actor, filter.filter(), today());
        var rows = list(actor, filter, paging.offset(), IN_AN_ANSWER);
        var more = paging.offset() + (long) rows.size() < total && !rows.isEmpty();
        return Twins.json(
                new Answer(
                        today().toString(),
                        total,
                        rows.stream().map(ContractRow::of).toList(),
                        more ? filter.address("/api/contracts", paging.number() + 1) : null));
    }

    @GetMapping("/contracts/{id}")
    ModelAndView contract(Actor actor, @PathVariable UUID id) {
        var thread = threads.of(actor, id, today()).orElseThrow(NotFound::new);
        return new ModelAndView("report/contract", new TreeMap<>(views.of(thread, today())));
    }

    private ContractDocument document(Actor actor, UUID id) {
        return ContractDocument.of(
                threads.of(actor, id, today()).orElseThrow(NotFound::new), names, today());
    }

    @GetMapping("/contracts/{id}.csv")
    ResponseEntity<byte[]> contractCsv(Actor actor, @PathVariable UUID id) {
        return Twins.csv("contract-" + id, document(actor, id).rows());
    }

    @GetMapping("/contracts/{id}.json")
    ResponseEntity<byte[]> contractJson(Actor actor, @PathVariable UUID id) {
        return Twins.json(document(actor, id));
    }

    @GetMapping("/api/contracts/{id}")
    ResponseEntity<byte[]> contractApi(Actor actor, @PathVariable UUID id) {
        return Twins.json(document(actor, id));
    }
}
