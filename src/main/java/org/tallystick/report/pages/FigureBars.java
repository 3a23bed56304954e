package org.tallystick.report.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.figure.Figure;
import org.tallystick.platform.page.list.Bars;
import org.tallystick.report.receipt.Missing;
import org.tallystick.shared.Quarter;

/// A bar for each quarter: how much is verified. All bars are drawn to one scale; a share's is its
/// percentage out of 100. A fall has no bar, only its figure.
final class FigureBars {

    private FigureBars() {}

    static Bars of(Map<Quarter, Figure> byQuarter) {
        var whole = BigDecimal.ZERO;
        for (var figure : byQuarter.values())
            for (var part : Figure.Part.values())
                whole = figure.part(part).map(FigureBars::length).orElse(whole).max(whole);
        for (var figure : byQuarter.values())
            if (figure.verified().filter(each -> each.of() != null).isPresent())
                whole = whole.max(BigDecimal.valueOf(100));
        if (whole.signum() == 0) whole = BigDecimal.ONE;
        var bars = new ArrayList<Bars.Bar>();
        for (var each : byQuarter.entrySet()) {
            var verified = each.getValue().verified();
            var promised = each.getValue().promised();
            bars.add(new Bars.Bar(
                    each.getKey().inWords(),
                    verified.map(Amount::shown).orElse(Missing.words(Figure.Part.VERIFIED))
                            + promised.map(some -> ", promised " + some.shown()).orElse(""),
                    verified.map(FigureBars::length).orElse(BigDecimal.ZERO).max(BigDecimal.ZERO),
                    whole));
        }
        return new Bars("What was verified, quarter by quarter", "Quarter", "Verified", bars);
    }

    private static BigDecimal length(Amount amount) {
        return amount.percent().orElse(amount.part());
    }
}
