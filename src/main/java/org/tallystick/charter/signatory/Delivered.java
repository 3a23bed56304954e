package org.tallystick.charter.signatory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.delivery.figure.Tallies;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// What an organisation delivered under contracts, as somebody else verified it.
@Component
public class Delivered {

    private final Tallies tallies;
    private final Frameworks frameworks;

    Delivered(Tallies tallies, Frameworks frameworks) {
        this.tallies = tallies;
        this.frameworks = frameworks;
    }

    /// One line for each measure with a verified figure, linked to its receipt; no rows where
    /// nothing is verified yet.
    public Table table(OrganisationId supplier, LocalDate today) {
        var rows = new ArrayList<List<Cell>>();
        for (var figure : tallies.figures(Actor.PUBLIC, new Scope.Supplier(supplier), Period.EVER, today))
            figure.verified()
                    .ifPresent(amount -> rows.add(List.of(
                            Cell.of(name(figure)),
                            Cell.link(amount.inWords(unit(figure)), receipt(figure, supplier, today)))));
        return Table.of("Verified under contracts", Column.of("Measure"), Column.of("Verified"))
                .rows(rows);
    }

    private static String receipt(Figure figure, OrganisationId supplier, LocalDate today) {
        return "/receipts/verified/supplier?edition=%s&measure=%s&of=%s&asat=%s"
                .formatted(figure.edition(), figure.measure(), supplier, today);
    }

    private String name(Figure figure) {
        return frameworks
                .edition(figure.edition())
                .filter(Published::forEveryone)
                .flatMap(edition -> edition.document().measure(figure.measure()))
                .map(measure -> measure.name())
                .orElse(figure.measure());
    }

    private String unit(Figure figure) {
        return frameworks
                .edition(figure.edition())
                .filter(Published::forEveryone)
                .flatMap(edition -> edition.document().measure(figure.measure()))
                .map(measure -> measure.unit())
                .orElse("");
    }
}
