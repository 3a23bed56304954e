package org.tallystick.report.pages;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.delivery.figure.Tallies;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.SummaryList;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Paging;
import org.tallystick.platform.page.list.Table;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.report.receipt.Wanted;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.UkTime;

/// Who buys and who delivers, and what came of their promises.
@Controller
@Open
class OrganisationPages {

    private static final int ON_A_PAGE = 50;
    private static final int FIRST = 10;

    private final Organisations organisations;
    private final Tallies tallies;
    private final ContractList list;
    private final ThemeTables tables;
    private final InstantSource clock;

    OrganisationPages(
            Organisations organisations, Tallies tallies, ContractList list, ThemeTables tables, InstantSource clock) {
        this.clock = clock;
        this.organisations = organisations;
        this.tallies = tallies;
        this.list = list;
        this.tables = tables;
    }

    /// One organisation, as data.
    record Row(
            UUID id,
            String name,
            String sector,
            @Nullable String size,
            @Nullable String place,
            String address) {

        static Row of(Organisation each) {
            var size = each.size();
            return new Row(
                    each.id().value(),
                    each.name(),
                    each.sector().words(),
                    size == null ? null : size.words(),
                    each.place(),
                    "/organisations/" + each.id());
        }

        List<String> cells() {
            return List.of(id.toString(), name, sector, size == null ? "" : size, place == null ? "" : place, address);
        }
    }

    @GetMapping("/organisations")
    ModelAndView list(
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String page) {
        var found = found(words);
        var paging = Paging.read(page, ON_A_PAGE);
        var some = found.stream()
                .skip(paging.offset())
                .limit(ON_A_PAGE)
                .map(Row::of)
                .toList();
        var typed = typed(words);
        var address = typed.isEmpty() ? "/organisations" : "/organisations?words=" + Wanted.encoded(typed);
        return new ModelAndView(
                "report/pages/organisations",
                Map.of(
                        "words", typed,
                        "address", address,
                        "showing", paging.inWords(found.size(), "organisation"),
                        "table", table(some),
                        "pagination",
                                paging.pagination(
                                        found.size(), n -> address + (typed.isEmpty() ? "?" : "&") + "page=" + n)));
    }

    private static Table table(List<Row> rows) {
        return Table.of(
                        "Organisations",
                        Column.of("Name"),
                        Column.of("What it is"),
                        Column.of("Size"),
                        Column.of("Place"))
                .rows(rows.stream()
                        .map(row -> List.of(
                                Cell.link(row.name(), row.address()),
                                Cell.of(row.sector()),
                                Cell.of(said(row.size())),
                                Cell.of(said(row.place()))))
                        .toList());
    }

    private static String said(@Nullable String words) {
        return words == null ? "Not stated" : words;
    }

    private static String typed(@Nullable String words) {
        return words == null || words.length() > 100 ? "" : words.strip();
    }

    private List<Organisation> found(@Nullable String words) {
        var wanted = typed(words).toLowerCase(Locale.UK);
        return organisations.all().stream()
                .filter(each -> each.name().toLowerCase(Locale.UK).contains(wanted))
                .toList();
    }

    @GetMapping("/organisations.csv")
    ResponseEntity<byte[]> csv(@RequestParam(required = false) @Nullable String words) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("id", "name", "what it is", "size", "place", "address"));
        found(words).forEach(each -> rows.add(Row.of(each).cells()));
        return Twins.csv("organisations", rows);
    }

    @GetMapping({"/organisations.json", "/api/organisations"})
    ResponseEntity<byte[]> json(@RequestParam(required = false) @Nullable String words) {
        return Twins.json(found(words).stream().map(Row::of).toList());
    }

    @GetMapping("/organisations/{id}")
    ModelAndView organisation(Actor actor, @PathVariable UUID id) {
        var organisation = organisations.find(new OrganisationId(id)).orElseThrow(NotFound::new);
        var today = UkTime.day(clock.instant());
        return new ModelAndView(
                "report/pages/organisation",
                Map.of(
                        "organisation", organisation,
                        "facts", facts(organisation),
                        "delivers", side(actor, new Scope.Supplier(organisation.id()), today),
                        "buys", side(actor, new Scope.Buyer(organisation.id()), today),
                        "asAt", UkTime.date(today)));
    }

    private SummaryList facts(Organisation organisation) {
        var facts = SummaryList.of();
        if (organisation.sector() != Sector.UNKNOWN)
            facts = facts.row("What it is", organisation.sector().words());
        var size = organisation.size();
        if (size != null) facts = facts.row("Size", size.words());
        var place = organisation.place();
        if (place != null) facts = facts.row("Place", place);
        for (var number : organisations.identifiers(organisation.id()).entrySet())
            facts = facts.row(number.getKey(), number.getValue());
        return facts;
    }

    private OrganisationSide side(Actor actor, Scope scope, LocalDate today) {
        var query = scope.name().toLowerCase(Locale.ROOT) + "=" + scope.subject();
        var supplies = scope instanceof Scope.Supplier;
        var filter = ContractFilter.read(new ContractFilter.Typed(
                null, supplies ? null : scope.subject(), supplies ? scope.subject() : null, null, null, null, null));
        var first = list.list(actor, filter.filter(), filter.sort(), 0, FIRST, today);
        var count = first.total();
        var figures = count == 0
                ? List.<org.tallystick.delivery.figure.Figure>of()
                : tallies.figures(actor, scope, Period.EVER, today);
        return new OrganisationSide(
                count,
                "/contracts?" + query,
                figures.stream().mapToLong(each -> each.counts().claims()).sum(),
                figures.stream().mapToLong(each -> each.counts().verified()).sum(),
                figures.stream().mapToLong(each -> each.counts().late()).sum(),
                ContractRow.table(supplies ? "Contracts it delivers" : "Contracts it bought", first.contracts()),
                tables.of(figures, new ThemeTables.Layout(scope, Period.EVER, today, "")));
    }
}
