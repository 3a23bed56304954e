package org.tallystick.report.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.platform.page.form.Link;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.report.receipt.MeasureName;
import org.tallystick.report.receipt.Names;
import org.tallystick.report.receipt.Wanted;

/// Figures by theme, as tables: one theme a table, one measure a row.
@Component
class ThemeTables {

    private final Names names;

    ThemeTables(Names names) {
        this.names = names;
    }

    private record Theme(UUID edition, String reference) {}

    /// What the rows lead to and cover.
    ///
    /// @param late the address of the list behind the late returns, up to the measure; empty to
    ///   leave that column out
    record Layout(Scope scope, Period period, LocalDate asAt, String late) {}

    /// A measure whose edition is not known here is left out: it has no name to show.
    List<Table> of(List<Figure> figures, Layout layout) {
        var byTheme = new LinkedHashMap<Theme, List<Figure>>();
        for (var figure : figures)
            if (names.find(figure.edition(), figure.measure()).isPresent())
                byTheme.computeIfAbsent(new Theme(figure.edition(), figure.theme()), theme -> new ArrayList<>())
                        .add(figure);
        var tables = new ArrayList<Table>();
        byTheme.forEach((theme, some) -> tables.add(table(theme, some, layout)));
        return tables;
    }

    private Table table(Theme theme, List<Figure> figures, Layout layout) {
        var first = names.find(theme.edition(), figures.getFirst().measure()).orElseThrow();
        var caption = first.themeName() + " (" + first.framework() + ")";
        var table = FigureCells.table(caption, "Measure");
        if (!layout.late().isEmpty()) {
            var columns = new ArrayList<>(table.columns());
            columns.add(Column.numeric("Late reports"));
            table = Table.of(caption, columns.toArray(Column[]::new));
        }
        return table.rows(figures.stream().map(figure -> row(figure, layout)).toList());
    }

    private List<Cell> row(Figure figure, Layout layout) {
        var name = names.find(figure.edition(), figure.measure()).orElseThrow();
        var cells = FigureCells.row(
                Link.of(name.name(), figuresPage(name, layout.scope())),
                figure,
                layout.scope(),
                layout.period(),
                layout.asAt());
        if (layout.late().isEmpty()) return cells;
        var late = figure.counts().late();
        var href = layout.late() + Wanted.encoded(figure.edition() + ".measure." + figure.measure());
        cells.add(
                late == 0
                        ? Cell.numeric("None")
                        : new Cell(new org.tallystick.platform.page.Text("%,d".formatted(late)), href, true, 1, 1));
        return cells;
    }

    private static String figuresPage(MeasureName name, Scope scope) {
        return scope instanceof Scope.All
                ? name.href()
                : name.href()
                        + "?in="
                        + scope.name().toLowerCase(Locale.ROOT)
                        + "&of="
                        + Wanted.encoded(scope.subject());
    }
}
