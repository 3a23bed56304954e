package org.tallystick.report.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.figure.ContractThread;
import org.tallystick.delivery.figure.ContractThread.Line;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Proxies;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.SummaryList;
import org.tallystick.platform.page.Text;
import org.tallystick.platform.page.form.Link;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.report.receipt.MeasureName;
import org.tallystick.report.receipt.Missing;
import org.tallystick.report.receipt.Names;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.UkTime;

/// A contract as its page shows it.
@Component
class ContractViews {

    private final Names names;
    private final Proxies proxies;
    private final Organisations organisations;

    ContractViews(Names names, Proxies proxies, Organisations organisations) {
        this.names = names;
        this.proxies = proxies;
        this.organisations = organisations;
    }

    /// What narrows a list beside its form's own fields, as a sentence; empty for nothing.
    String says(ContractFilter filter) {
        var parts = new ArrayList<String>();
        if (filter.buyer() != null) parts.add("bought by " + named(filter.buyer()));
        if (filter.supplier() != null) parts.add("delivered by " + named(filter.supplier()));
        var edition = filter.edition();
        if (edition != null && filter.measure() != null)
            parts.add("that promise “"
                    + names.find(edition, filter.measure())
                            .map(MeasureName::name)
                            .orElse(filter.measure())
                    + "”");
        if (edition != null && filter.theme() != null)
            for (var theme : names.themes(edition))
                if (theme.getKey().equals(filter.theme())) parts.add("with a promise under “" + theme.getValue() + "”");
        return parts.isEmpty() ? "" : "Contracts " + String.join(", ", parts) + ".";
    }

    private String named(UUID id) {
        return organisations
                .find(new OrganisationId(id))
                .map(Organisation::name)
                .orElse("an organisation that is not known here");
    }

    Map<String, Object> of(ContractThread thread, KeptWord kept, LocalDate today) {
        var contract = thread.contract();
        return Map.of(
                "contract", contract,
                "facts", facts(thread),
                "late", late(thread.late()),
                "promises",
                        thread.lines().stream()
                                .map(line -> promise(thread, line, kept, today))
                                .toList(),
                "asAt", UkTime.date(today));
    }

    private static String late(List<Quarter> missing) {
        return missing.stream().map(Quarter::inWords).collect(Collectors.joining("; "));
    }

    private static SummaryList facts(ContractThread thread) {
        var contract = thread.contract();
        var value = contract.value();
        var place = contract.placeName();
        var confirmed = contract.confirmedAt();
        return SummaryList.of()
                .row(
                        "Buyer",
                        contract.buyerName(),
                        new SummaryList.Action("View", "/organisations/" + contract.buyer(), "the buyer"))
                .row(
                        "Supplier",
                        contract.supplierName(),
                        new SummaryList.Action("View", "/organisations/" + contract.supplier(), "the supplier"))
                .row("Value", value == null ? "Not stated" : value.shownWithBasis())
                .row("Runs", ContractRow.runs(contract))
                .row("Place", place == null ? "Not known" : place)
                .row(
                        "Promises agreed",
                        confirmed == null
                                ? "Not yet: only the buyer's and supplier's own people see this"
                                : UkTime.date(UkTime.day(confirmed)));
    }

    private PromiseView promise(ContractThread thread, Line line, KeptWord kept, LocalDate today) {
        var contract = thread.contract();
        var commitment = line.commitment();
        var name = names.find(commitment.edition(), commitment.measure());
        var scope = new Scope.OneContract(contract.id());
        var figures = FigureCells.table("The whole contract so far", "In all");
        var unit = name.map(MeasureName::unit).orElse("");
        figures = figures.row(
                contract.confirmed()
                        ? FigureCells.row(
                                        Link.text(unit.isEmpty() ? "Figure" : unit),
                                        line.figure(),
                                        scope,
                                        Period.EVER,
                                        today)
                                .toArray(Cell[]::new)
                        : notYet(line.figure()));
        var narrative = commitment.kind() == MeasureKind.NARRATIVE;
        var rated = commitment.bands().isPresent();
        return new PromiseView(
                name.map(MeasureName::themeName).orElse(commitment.theme()),
                name.map(MeasureName::name).orElse(commitment.measure()),
                name.map(MeasureName::href).orElse(null),
                commitment.words(),
                commitment.verification(),
                rated ? line.rating().words() : null,
                rated ? line.because() : null,
                line.figure()
                        .verified()
                        .flatMap(units ->
                                proxies.of(contract.buyer(), commitment.edition(), commitment.measure(), units))
                        .map(value -> value.because())
                        .orElse(null),
                kept.sentences(commitment, line.figure().promised()),
                figures,
                quarters(line, kept, narrative),
                narrative ? stories(line) : List.of());
    }

    private static Cell[] notYet(Figure figure) {
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of("Once agreed"));
        for (var part : Figure.Part.values())
            cells.add(Cell.numeric(figure.part(part).map(Amount::shown).orElse(Missing.words(part))));
        return cells.toArray(Cell[]::new);
    }

    private static Table quarters(Line line, KeptWord kept, boolean narrative) {
        var rows = new ArrayList<List<Cell>>();
        for (var cell : line.cells()) {
            var state = cell.state();
            var claim = cell.claim().map(Amount::of).map(Amount::shown);
            var target = cell.target().map(Amount::shown).orElse(narrative ? "" : "Nothing set");
            var stands = state != null
                    ? state.words()
                    : cell.late()
                            ? "Late: not in yet"
                            : cell.submitted() != null
                                    ? "Nothing this quarter"
                                    : cell.due() ? "Not in yet" : "Not due yet";
            var first = kept.first(line.commitment().id(), cell);
            var changed = first.equals(cell.target())
                    ? ""
                    : " (%s at award)".formatted(first.map(Amount::shown).orElse("nothing"));
            rows.add(List.of(
                    Cell.of(cell.quarter().inWords()),
                    Cell.numeric(target + changed),
                    Cell.numeric(claim.orElse("Nothing claimed")),
                    Cell.of(stands),
                    Cell.of(new Text(cell.done()))));
        }
        return Table.of(
                        "Quarter by quarter",
                        Column.of("Quarter"),
                        Column.numeric("Promised"),
                        Column.numeric("Claimed"),
                        Column.of("Status"),
                        Column.of("What was done"))
                .rows(rows);
    }

    private static List<PromiseView.Story> stories(Line line) {
        var stories = new ArrayList<PromiseView.Story>();
        for (var cell : line.cells())
            if (cell.claim().orElse(null) instanceof Quantity.Narrative(var words)) {
                var state = cell.state();
                stories.add(new PromiseView.Story(cell.quarter().inWords(), state == null ? "" : state.words(), words));
            }
        return stories;
    }
}
