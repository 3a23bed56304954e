package org.tallystick.delivery.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.delivery.figure.Figure.Counts;
import org.tallystick.delivery.figure.TallyRow.Claims;
import org.tallystick.delivery.figure.TallyRow.Key;
import org.tallystick.framework.MeasureKind;

/// Turns rows of quarters into figures as of a day. Everything adds: shares as parts over wholes.
final class FigureRules {

    private FigureRules() {}

    /// One figure for each measure, in the order of the rows.
    static List<Figure> figures(List<TallyRow> rows, LocalDate today) {
        var byMeasure = new LinkedHashMap<Key, List<TallyRow>>();
        for (var row : rows)
            byMeasure
                    .computeIfAbsent(row.key(), key -> new java.util.ArrayList<>())
                    .add(row);
        return byMeasure.entrySet().stream()
                .map(each -> figure(each.getKey(), each.getValue(), today))
                .toList();
    }

    static Figure figure(Key key, List<TallyRow> rows, LocalDate today) {
        var due =
                rows.stream().filter(row -> DueRules.due(row.quarter(), today)).toList();
        return new Figure(
                key.edition(),
                key.measure(),
                key.theme(),
                key.kind(),
                sum(key.kind(), rows, FigureRules::target),
                sum(key.kind(), due, FigureRules::target),
                sum(key.kind(), rows, TallyRow::claims),
                sum(key.kind(), rows, TallyRow::verified),
                rows.stream().map(row -> counts(row, today)).reduce(Counts.NONE, Counts::plus));
    }

    private static Claims target(TallyRow row) {
        return new Claims(row.targets(), row.promised(), row.promisedOf());
    }

    private static Optional<Amount> sum(MeasureKind kind, List<TallyRow> rows, Function<TallyRow, Claims> column) {
        var number = 0L;
        var part = BigDecimal.ZERO;
        var of = BigDecimal.ZERO;
        for (var row : rows) {
            var claims = column.apply(row);
            number += claims.number();
            part = part.add(claims.part());
            of = of.add(claims.of());
        }
        return Amount.sum(kind, number, part, of);
    }

    private static Counts counts(TallyRow row, LocalDate today) {
        return new Counts(
                DueRules.due(row.quarter(), today) ? row.expected() : 0,
                row.answered(),
                DueRules.overdue(row.quarter(), today) ? row.expected() - row.answered() : 0,
                row.claims().number(),
                row.verified().number(),
                row.checked(),
                row.queried(),
                row.refused());
    }
}
