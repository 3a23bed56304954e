package org.tallystick.report.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.delivery.contract.Targets;
import org.tallystick.delivery.figure.Threads;
import org.tallystick.delivery.figure.Timelines;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.report.receipt.Names;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Calendar;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.UkTime;

/// Contracts and promises: the list, its file and data, and each contract's page.
@Controller
@Open
class ContractPages {

    private static final int ON_A_PAGE = 50;
    private static final int IN_AN_ANSWER = 100;

    private final ContractList list;
    private final Threads threads;
    private final Targets targets;
    private final Timelines timelines;
    private final Organisations organisations;
    private final Names names;
    private final ContractViews views;
    private final String site;
    private final InstantSource clock;

    ContractPages(
            ContractList list,
            Threads threads,
            Targets targets,
            Timelines timelines,
            Organisations organisations,
            Names names,
            ContractViews views,
            @Value("${tallystick.address}") String site,
            InstantSource clock) {
        this.clock = clock;
        this.site = site;
        this.targets = targets;
        this.timelines = timelines;
        this.list = list;
        this.threads = threads;
        this.organisations = organisations;
        this.names = names;
        this.views = views;
    }

    @GetMapping("/contracts")
    ModelAndView list(Actor actor, ContractFilter.Typed typed, @RequestParam(required = false) @Nullable String page) {
        var filter = ContractFilter.read(typed);
        var paging = Paging.read(page, ON_A_PAGE);
        var found = list(actor, filter, paging.offset(), ON_A_PAGE);
        var total = found.total();
        return new ModelAndView(
                "report/pages/contracts",
                Map.of(
                        "filter", filter,
                        "says", views.says(filter),
                        "places", organisations.places(),
                        "total", total,
                        "showing", paging.inWords(total, "contract"),
                        "table", ContractRow.table("Contracts and their returns", found.contracts()),
                        "pagination", paging.pagination(total, n -> filter.address("/contracts", n)),
                        "asAt", UkTime.date(today())));
    }

    private ContractList.Part list(Actor actor, ContractFilter filter, int skip, int most) {
        return list.list(actor, filter.filter(), filter.sort(), skip, most, today());
    }

    private LocalDate today() {
        return UkTime.day(clock.instant());
    }

    private void each(Actor actor, ContractFilter.Typed typed, Consumer<ContractRow> row) {
        var filter = ContractFilter.read(typed);
        list.each(actor, filter.filter(), filter.sort(), today(), each -> row.accept(ContractRow.of(each)));
    }

    @GetMapping("/contracts.csv")
    void csv(Actor actor, ContractFilter.Typed typed, HttpServletResponse response) throws IOException {
        Twins.csv(
                response, "contracts", ContractRow.HEADS, rows -> each(actor, typed, row -> rows.accept(row.cells())));
    }

    @GetMapping("/contracts.json")
    void json(Actor actor, ContractFilter.Typed typed, HttpServletResponse response) throws IOException {
        Twins.json(response, rows -> each(actor, typed, rows::accept));
    }

    /// A page of a list as data, and where the next one is.
    record Answer(
            String asAt,
            long total,
            List<ContractRow> contracts,
            @Nullable String next) {}

    @GetMapping("/api/contracts")
    ResponseEntity<byte[]> api(
            Actor actor, ContractFilter.Typed typed, @RequestParam(required = false) @Nullable String page) {
        var filter = ContractFilter.read(typed);
        var paging = Paging.read(page, IN_AN_ANSWER);
        var found = list(actor, filter, paging.offset(), IN_AN_ANSWER);
        var total = found.total();
        var rows = found.contracts();
        var more = paging.offset() + (long) rows.size() < total && !rows.isEmpty();
        return Twins.json(new Answer(
                today().toString(),
                total,
                rows.stream().map(ContractRow::of).toList(),
                more ? filter.address("/api/contracts", paging.number() + 1) : null));
    }

    @GetMapping("/contracts/{id}")
    ModelAndView contract(Actor actor, @PathVariable UUID id) {
        var thread = threads.of(actor, id, today()).orElseThrow(NotFound::new);
        var model = new TreeMap<>(views.of(thread, kept(actor, id), today()));
        model.put("events", timelines.of(actor, id));
        return new ModelAndView("report/pages/contract", model);
    }

    private ContractDocument document(Actor actor, UUID id) {
        return ContractDocument.of(
                threads.of(actor, id, today()).orElseThrow(NotFound::new), kept(actor, id), names, today());
    }

    private KeptWord kept(Actor actor, UUID contract) {
        return new KeptWord(targets.firstPromised(contract), targets.changes(actor, contract));
    }

    @GetMapping("/contracts/{id}.csv")
    ResponseEntity<byte[]> contractCsv(Actor actor, @PathVariable UUID id) {
        return Twins.csv("contract-" + id, document(actor, id).rows());
    }

    /// When returns are due and when the contract ends, for a calendar.
    @GetMapping("/contracts/{id}.ics")
    ResponseEntity<byte[]> contractCalendar(Actor actor, @PathVariable UUID id) {
        var contract = threads.of(actor, id, today()).orElseThrow(NotFound::new).contract();
        var page = site + "/contracts/" + id;
        var days = new ArrayList<Calendar.Day>();
        for (var quarter : contract.quarters())
            days.add(new Calendar.Day(
                    id + "-" + quarter,
                    DueRules.deadline(quarter),
                    "%s: return for %s is due".formatted(contract.title(), quarter.inWords()),
                    page));
        days.add(new Calendar.Day(id + "-ends", contract.ends(), contract.title() + " ends", page));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .body(Calendar.of(contract.title(), days, clock.instant()).getBytes(StandardCharsets.UTF_8));
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
