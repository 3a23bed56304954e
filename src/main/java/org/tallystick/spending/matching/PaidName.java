package org.tallystick.spending.matching;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.register.Asked;
import org.tallystick.spending.asking.Engine;
import org.tallystick.spending.asking.Question;
import org.tallystick.spending.warehouse.Manifest;
import org.tallystick.spending.warehouse.Spellings;
import org.tallystick.spending.warehouse.Warehouse;

/// A name that payments were made under, with what its lines tell.
///
/// @param amount in pounds
record PaidName(Asked asked, BigDecimal amount, long payments) {

    /// Every name in these files, the most money first.
    static List<PaidName> all(Warehouse warehouse, List<Manifest> files) throws IOException {
        var lines = files.stream()
                .map(each -> warehouse.root().resolve(each.lines()))
                .toList();
        if (lines.isEmpty()) return List.of();
        Spellings.atLeastNone(warehouse);
        var all = new ArrayList<PaidName>();
        try (var engine = Engine.over(warehouse, lines, warehouse.suppliers())) {
            for (var row : engine.ask(Question.of("spellings"), List.of()).rows())
                all.add(new PaidName(
                        new Asked(row.get(0), row.get(1), row.get(2), row.get(3)),
                        new BigDecimal(row.get(4)),
                        Long.parseLong(row.get(5))));
        }
        return all;
    }
}
