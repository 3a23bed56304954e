package org.tallystick.report.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.delivery.figure.Period;
import org.tallystick.delivery.figure.Scope;
import org.tallystick.report.receipt.MeasureName;

/// One measure's figures, as data. Amounts are exact texts, a share as "40/400"; null where there
/// is nothing, which is not nought.
///
/// @param row what the row stands for: a quarter like "2025-Q2", a place's code, or "all"
/// @param late lines of returns past their deadline and not in
/// @param receipt of what is verified; put "promised", "due" or "claimed" for the others'
record FigureRow(
        String row,
        UUID edition,
        String theme,
        String measure,
        String name,
        String kind,
        String unit,
        @Nullable String promised,
        @Nullable String due,
        @Nullable String claimed,
        @Nullable String verified,
        long claims,
        long claimsVerified,
        long late,
        String asAt,
        String receipt) {

    private static final List<String> HEADS = List.of(
            "row",
            "edition",
            "theme",
            "measure",
            "name",
            "kind",
            "unit",
            "promised",
            "due",
            "claimed",
            "verified",
            "claims",
            "claims verified",
            "late",
            "as at",
            "receipt");

    static FigureRow of(String row, Figure figure, MeasureName name, Scope scope, Period period, LocalDate asAt) {
        var counts = figure.counts();
        return new FigureRow(
                row,
                figure.edition(),
                figure.theme(),
                figure.measure(),
                name.name(),
                figure.kind().name(),
                name.unit(),
                exact(figure, Figure.Part.PROMISED),
                exact(figure, Figure.Part.DUE),
                exact(figure, Figure.Part.CLAIMED),
                exact(figure, Figure.Part.VERIFIED),
                counts.claims(),
                counts.verified(),
                counts.late(),
                asAt.toString(),
                FigureCells.receipt(figure, Figure.Part.VERIFIED, scope, period, asAt));
    }

    private static @Nullable String exact(Figure figure, Figure.Part part) {
        return figure.part(part).map(Amount::canonical).orElse(null);
    }

    static List<List<String>> rows(List<FigureRow> all) {
        return Stream.concat(Stream.of(HEADS), all.stream().map(FigureRow::cells))
                .toList();
    }

    private List<String> cells() {
        return Stream.of(
                        row,
                        edition,
                        theme,
                        measure,
                        name,
                        kind,
                        unit,
                        text(promised),
                        text(due),
                        text(claimed),
                        text(verified),
                        claims,
                        claimsVerified,
                        late,
                        asAt,
                        receipt)
                .map(Object::toString)
                .toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
