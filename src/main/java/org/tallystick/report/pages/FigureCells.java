package org.tallystick.report.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.framework.MeasureKind;
import org.tallystick.platform.page.Text;
import org.tallystick.platform.page.form.Link;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.report.receipt.Missing;
import org.tallystick.report.receipt.Wanted;

/// Figures as cells of a table, each leading to its receipt.
final class FigureCells {

    private FigureCells() {}

    static Table table(String caption, String first) {
        return Table.of(
                caption,
                Column.of(first),
                Column.numeric("Promised"),
                Column.numeric("Due by now"),
                Column.numeric("Claimed"),
                Column.numeric("Verified"));
    }

    static List<Cell> row(Link head, Figure figure, Scope scope, Period period, LocalDate asAt) {
        var cells = new ArrayList<Cell>();
        cells.add(new Cell(new Text(head.text()), head.href(), false, 1, 1));
        for (var part : Figure.Part.values()) cells.add(cell(figure, part, scope, period, asAt));
        return cells;
    }

    static Cell cell(Figure figure, Figure.Part part, Scope scope, Period period, LocalDate asAt) {
        var amount = figure.part(part);
        var words = amount.map(Amount::shown).orElse(missing(figure, part));
        var href = amount.isPresent() ? receipt(figure, part, scope, period, asAt) : null;
        return new Cell(new Text(words), href, true, 1, 1);
    }

    /// A narrative is promised in words, which no number stands for.
    private static String missing(Figure figure, Figure.Part part) {
        var promised = part == Figure.Part.PROMISED || part == Figure.Part.DUE;
        return promised && figure.kind() == MeasureKind.NARRATIVE ? "An account, no number" : Missing.words(part);
    }

    static String receipt(Figure figure, Figure.Part part, Scope scope, Period period, LocalDate asAt) {
        return new Wanted(part, scope, figure.edition(), figure.measure(), period, asAt).address();
    }
}
