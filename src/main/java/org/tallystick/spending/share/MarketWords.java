package org.tallystick.spending.share;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.tallystick.shared.Figures;
import org.tallystick.spending.asking.ResultTable;
import org.tallystick.spending.asking.Shares;

/// A market in words.
final class MarketWords {

    /// Where the words change is our own choice. The Merger Assessment Guidelines in force (CMA129)
    /// name no such figures, and one buyer's spending is not a market.
    private static final BigDecimal CONCENTRATED = BigDecimal.valueOf(1000);

    private static final BigDecimal HIGHLY = BigDecimal.valueOf(2000);

    private MarketWords() {}

    static BigDecimal index(ResultTable answer) {
        var row = answer.rows().getFirst();
        var total = answer.number(row, "total");
        return total.signum() == 0
                ? BigDecimal.ZERO
                : answer.number(row, "squares")
                        .multiply(BigDecimal.valueOf(10_000))
                        .divide(total.multiply(total), 0, RoundingMode.HALF_UP);
    }

    static String concentration(ResultTable answer) {
        var row = answer.rows().getFirst();
        var suppliers = answer.number(row, "suppliers").longValue();
        if (suppliers == 0) return "No supplier with a name was paid.";
        var index = index(answer);
        var words = index.compareTo(HIGHLY) > 0
                ? "spending depends on few suppliers"
                : index.compareTo(CONCENTRATED) > 0
                        ? "a few suppliers have much of the spending"
                        : "spending is spread over many suppliers";
        return "%,d %s paid. The Herfindahl-Hirschman index is %s of 10,000: %s. It covers named suppliers, who received %s%% of all payments. We chose the points where the wording changes."
                .formatted(
                        suppliers,
                        suppliers == 1 ? "supplier was" : "suppliers were",
                        Figures.plain(index),
                        words,
                        Figures.plain(named(answer)));
    }

    /// The part of all payments that suppliers with a name were paid, in percent.
    private static BigDecimal named(ResultTable answer) {
        var row = answer.rows().getFirst();
        return answer.number(row, "total")
                .multiply(BigDecimal.valueOf(100))
                .divide(answer.number(row, "everything"), 1, RoundingMode.HALF_UP);
    }

    static String prompt(ResultTable answer) {
        var within = number(answer, "within 30 days", "payments");
        var later = number(answer, "later", "payments");
        var unknown = number(answer, "unknown", "payments");
        var known = within.add(later);
        if (known.signum() == 0)
            return "The files do not say when invoices arrived, so we cannot say how soon they are paid.";
        var percent = within.multiply(BigDecimal.valueOf(100)).divide(known, 1, RoundingMode.HALF_UP);
        return "%s%% of payments were made within 30 days of the invoice: %,d of the %,d for which both days are known. %,d have no invoice date, or one later than the payment. This is not the statutory figure: the law counts from the day the council receives the invoice (Procurement Act 2023, section 68)."
                .formatted(Figures.plain(percent), within.longValue(), known.longValue(), unknown.longValue());
    }

    private static BigDecimal number(ResultTable answer, String waited, String column) {
        return answer.rows().stream()
                .filter(row -> answer.value(row, "waited").equals(waited))
                .map(row -> answer.number(row, column))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /// Of what suppliers paid on: how much of it stayed local, in all.
    static String subcontracts(ResultTable answer) {
        if (answer.rows().isEmpty()) return "";
        var share = Shares.share(answer, answer.rows().getLast());
        return "Suppliers reported paying %s to sub-contractors. Where we know the place, %s went to local ones: %s of %s. We do not know the place of %s."
                .formatted(
                        ShareWords.pounds(share.total()),
                        ShareWords.share(share),
                        ShareWords.pounds(share.local()),
                        ShareWords.pounds(share.known()),
                        ShareWords.pounds(share.unknown()));
    }
}
