package org.tallystick.report.pages;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.delivery.figure.Tallies;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.Link;
import org.tallystick.platform.page.list.Bars;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Table;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.report.receipt.MeasureName;
import org.tallystick.report.receipt.Names;
import org.tallystick.report.receipt.ReceiptRules;
import org.tallystick.report.receipt.Scopes;
import org.tallystick.report.receipt.Wanted;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.UkTime;

/// One measure's figures: in all, by quarter, by place; and all measures' figures as data.
@Controller
@Open
class FigurePages {

    private final Tallies tallies;
    private final Names names;
    private final Scopes scopes;
    private final Organisations organisations;
    private final InstantSource clock;

    FigurePages(Tallies tallies, Names names, Scopes scopes, Organisations organisations, InstantSource clock) {
        this.clock = clock;
        this.tallies = tallies;
        this.names = names;
        this.scopes = scopes;
        this.organisations = organisations;
    }

    /// What rows the file and the data have.
    enum By {
        QUARTER,
        PLACE
    }

    /// What stands in the address.
    record Typed(
            @Nullable String in,
            @Nullable String of,
            @Nullable String from,
            @Nullable String to) {}

    private record Asked(MeasureName measure, Scope scope, String covers, Period period, LocalDate today) {}

    private Asked asked(Actor actor, UUID edition, String reference, Typed typed) {
        var measure = names.find(edition, reference).orElseThrow(NotFound::new);
        var in = typed.in() == null ? "all" : typed.in();
        var scope = Wanted.scope(in, typed.of() == null ? "" : typed.of()).orElseThrow(NotFound::new);
        var covers = scopes.words(actor, scope).orElseThrow(NotFound::new);
        var period = Wanted.period(typed.from(), typed.to()).orElse(Period.EVER);
        return new Asked(measure, scope, covers, period, UkTime.day(clock.instant()));
    }

    @GetMapping("/measures/{edition}/{reference}/figures")
    ModelAndView figures(Actor actor, @PathVariable UUID edition, @PathVariable String reference, Typed typed) {
        var asked = asked(actor, edition, reference, typed);
        var total = total(actor, asked);
        var byQuarter = byQuarter(actor, asked);
        return new ModelAndView(
                "report/pages/figures",
                Map.of(
                        "measure", asked.measure(),
                        "covers", asked.covers() + ReceiptRules.period(asked.period()),
                        "address", address(asked),
                        "narrowed", !(asked.scope() instanceof Scope.All),
                        "bars", bars(byQuarter),
                        "quarters", quarters(asked, byQuarter, total),
                        "places", places(asked),
                        "says", says(total),
                        "asAt", UkTime.date(asked.today())));
    }

    private Optional<Figure> total(Actor actor, Asked asked) {
        return tallies.figures(actor, asked.scope(), asked.period(), asked.today()).stream()
                .filter(each -> each.edition().equals(asked.measure().edition()))
                .filter(each -> each.measure().equals(asked.measure().reference()))
                .findFirst();
    }

    private Map<Quarter, Figure> byQuarter(Actor actor, Asked asked) {
        var measure = asked.measure();
        return tallies.byQuarter(
                actor, asked.scope(), asked.period(), measure.edition(), measure.reference(), asked.today());
    }

    private static String address(Asked asked) {
        var query = new ArrayList<String>();
        if (!(asked.scope() instanceof Scope.All)) {
            query.add("in=" + asked.scope().name().toLowerCase(java.util.Locale.ROOT));
            query.add("of=" + Wanted.encoded(asked.scope().subject()));
        }
        if (!asked.period().equals(Period.EVER)) {
            query.add("from=" + asked.period().first());
            query.add("to=" + asked.period().last());
        }
        var path = asked.measure().href();
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String says(Optional<Figure> total) {
        var due = total.flatMap(Figure::due);
        var verified = total.flatMap(Figure::verified);
        if (due.isEmpty() && verified.isEmpty()) return "Nothing is due yet, and nothing is verified yet.";
        return "Due by now: %s. Verified: %s."
                .formatted(
                        due.map(each -> each.shown()).orElse("nothing yet"),
                        verified.map(each -> each.shown()).orElse("nothing yet"));
    }

    private static Bars bars(Map<Quarter, Figure> byQuarter) {
        return FigureBars.of(byQuarter);
    }

    private static Table quarters(Asked asked, Map<Quarter, Figure> byQuarter, Optional<Figure> total) {
        var rows = new ArrayList<List<Cell>>();
        byQuarter.forEach((quarter, figure) -> rows.add(FigureCells.row(
                Link.text(quarter.inWords()), figure, asked.scope(), Period.of(quarter), asked.today())));
        total.ifPresent(figure ->
                rows.add(FigureCells.row(Link.text("In all"), figure, asked.scope(), asked.period(), asked.today())));
        return FigureCells.table("By quarter", "Quarter").rows(rows);
    }

    private Map<String, Figure> byPlace(Asked asked) {
        return tallies.byPlace(
                asked.period(), asked.measure().edition(), asked.measure().reference(), asked.today());
    }

    private Table places(Asked asked) {
        var known = organisations.places();
        var rows = new ArrayList<List<Cell>>();
        byPlace(asked).forEach((code, figure) -> {
            var name = known.getOrDefault(code, "Place not known");
            var href = asked.measure().href() + "?in=place&of=" + code;
            rows.add(
                    FigureCells.row(Link.of(name, href), figure, new Scope.Place(code), asked.period(), asked.today()));
        });
        return FigureCells.table("By place", "Place").rows(rows);
    }

    private List<FigureRow> rows(Actor actor, Asked asked, By by) {
        var rows = new ArrayList<FigureRow>();
        var measure = asked.measure();
        switch (by) {
            case QUARTER ->
                byQuarter(actor, asked)
                        .forEach((quarter, figure) -> rows.add(FigureRow.of(
                                quarter.toString(),
                                figure,
                                measure,
                                asked.scope(),
                                Period.of(quarter),
                                asked.today())));
            case PLACE ->
                byPlace(asked)
                        .forEach((code, figure) -> rows.add(FigureRow.of(
                                code, figure, measure, new Scope.Place(code), asked.period(), asked.today())));
        }
        return rows;
    }

    @GetMapping("/measures/{edition}/{reference}/figures.csv")
    ResponseEntity<byte[]> csv(
            Actor actor,
            @PathVariable UUID edition,
            @PathVariable String reference,
            Typed typed,
            @RequestParam(required = false) @Nullable String by) {
        var asked = asked(actor, edition, reference, typed);
        return Twins.csv("figures", FigureRow.rows(rows(actor, asked, Keys.read(by, By.QUARTER))));
    }

    @GetMapping("/measures/{edition}/{reference}/figures.json")
    ResponseEntity<byte[]> json(
            Actor actor,
            @PathVariable UUID edition,
            @PathVariable String reference,
            Typed typed,
            @RequestParam(required = false) @Nullable String by) {
        return Twins.json(rows(actor, asked(actor, edition, reference, typed), Keys.read(by, By.QUARTER)));
    }

    /// Every measure's figures for one scope, as data.
    @GetMapping({"/figures.json", "/api/figures"})
    ResponseEntity<byte[]> api(Actor actor, Typed typed) {
        return Twins.json(all(actor, typed));
    }

    @GetMapping("/figures.csv")
    ResponseEntity<byte[]> allCsv(Actor actor, Typed typed) {
        return Twins.csv("figures", FigureRow.rows(all(actor, typed)));
    }

    private List<FigureRow> all(Actor actor, Typed typed) {
        var in = typed.in() == null ? "all" : typed.in();
        var scope = Wanted.scope(in, typed.of() == null ? "" : typed.of()).orElseThrow(NotFound::new);
        if (scopes.words(actor, scope).isEmpty()) throw new NotFound();
        var period = Wanted.period(typed.from(), typed.to()).orElse(Period.EVER);
        var today = UkTime.day(clock.instant());
        var rows = new ArrayList<FigureRow>();
        for (var figure : tallies.figures(actor, scope, period, today))
            names.find(figure.edition(), figure.measure())
                    .ifPresent(name -> rows.add(FigureRow.of("all", figure, name, scope, period, today)));
        return rows;
    }
}
