package org.tallystick.spending.share;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.place.Authorities;
import org.tallystick.platform.page.list.Bars;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.LocalShare;
import org.tallystick.spending.asking.ResultTable;
import org.tallystick.spending.asking.ShareReceipt;
import org.tallystick.spending.asking.Shares;

/// Answers as tables and bars.
final class ShareTables {

    /// Longer tables are for the downloads.
    private static final int MOST_ROWS = 100;

    private ShareTables() {}

    /// One row of an answer, named as people read it.
    public record Row(String name, LocalShare share) {}

    static List<Row> rows(Breakdown by, ResultTable answer) {
        return answer.rows().stream()
                .map(row -> new Row(name(by, answer, row), Shares.share(answer, row)))
                .toList();
    }

    private static String name(Breakdown by, ResultTable answer, List<String> row) {
        return switch (by) {
            case ALL -> "All";
            case QUARTER ->
                Quarter.of(LocalDate.parse(answer.value(row, "quarter"))).inWords();
            case DEPARTMENT -> given(answer.value(row, "department"), "No department given");
            case CATEGORY -> given(answer.value(row, "category"), "No category given");
            case SIZE -> ShareWords.size(answer.value(row, "size"));
            case SECTOR -> ShareWords.sector(answer.value(row, "sector"));
            case SIGNATORY -> ShareWords.signatory(answer.value(row, "signatory"));
            case DEPRIVATION -> ShareWords.deprivation(answer.value(row, "deprivation"));
            case AUTHORITY -> authority(answer.value(row, "authority"));
            case AREA -> given(answer.value(row, "area"), "Not known");
        };
    }

    static String authority(String code) {
        return code.isEmpty() ? "Not known" : Authorities.builtIn().name(code);
    }

    private static String given(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    static Table of(Breakdown by, List<Row> rows) {
        if (by == Breakdown.AUTHORITY || by == Breakdown.AREA) return places(by, rows, MOST_ROWS);
        var cells = new ArrayList<List<Cell>>();
        for (var row : rows.stream().limit(MOST_ROWS).toList()) {
            var share = row.share();
            cells.add(List.of(
                    Cell.of(row.name()),
                    Cell.numeric(ShareWords.share(share)),
                    Cell.numeric(ShareWords.pounds(share.local())),
                    Cell.numeric(ShareWords.pounds(share.elsewhere())),
                    Cell.numeric(ShareWords.pounds(share.unknown())),
                    Cell.numeric("%,d".formatted(share.payments()))));
        }
        return Table.of(
                        caption(by),
                        Column.of(head(by)),
                        Column.numeric("Local share"),
                        Column.numeric("Local"),
                        Column.numeric("Elsewhere"),
                        Column.numeric("Place unknown"),
                        Column.numeric("Payments"))
                .rows(cells);
    }

    /// What is spent where: whether a place is local is said by the definition, not by a share.
    ///
    /// @param most how many rows there are at most
    static Table places(Breakdown by, List<Row> rows, int most) {
        var cells = new ArrayList<List<Cell>>();
        for (var row : rows.stream().limit(most).toList())
            cells.add(List.of(
                    Cell.of(row.name()),
                    Cell.numeric(ShareWords.pounds(row.share().total())),
                    Cell.numeric("%,d".formatted(row.share().payments()))));
        return Table.of(caption(by), Column.of(head(by)), Column.numeric("Paid"), Column.numeric("Payments"))
                .rows(cells);
    }

    private static String caption(Breakdown by) {
        return switch (by) {
            case ALL -> "In all";
            case QUARTER -> "Quarter by quarter";
            case DEPARTMENT -> "By department";
            case CATEGORY -> "By category";
            case SIZE -> "By size of supplier";
            case SECTOR -> "By kind of supplier";
            case SIGNATORY -> "By signature of the charter";
            case DEPRIVATION -> "By deprivation of the supplier’s area";
            case AUTHORITY -> "Where the suppliers are";
            case AREA -> "By postcode area of the supplier";
        };
    }

    static String head(Breakdown by) {
        return switch (by) {
            case ALL -> "All";
            case QUARTER -> "Quarter";
            case DEPARTMENT -> "Department";
            case CATEGORY -> "Category";
            case SIZE -> "Size";
            case SECTOR -> "Kind";
            case SIGNATORY -> "Charter";
            case DEPRIVATION -> "Deprivation of the area";
            case AUTHORITY -> "Authority";
            case AREA -> "Postcode area";
        };
    }

    /// A bar for each quarter: the local share of what has a known place, out of 100.
    static Bars quarters(ResultTable answer) {
        var bars = new ArrayList<Bars.Bar>();
        for (var row : rows(Breakdown.QUARTER, answer)) {
            var share = row.share();
            bars.add(new Bars.Bar(
                    row.name(),
                    share.percent().isEmpty()
                            ? ShareWords.share(share)
                            : "%s: %s of %s"
                                    .formatted(
                                            ShareWords.share(share),
                                            ShareWords.pounds(share.local()),
                                            ShareWords.pounds(share.known())),
                    share.percent().orElse(BigDecimal.ZERO).max(BigDecimal.ZERO),
                    BigDecimal.valueOf(100)));
        }
        return new Bars(
                "Local share of payments where we know the supplier’s place, quarter by quarter",
                "Quarter",
                "Local share",
                bars);
    }

    /// An answer with its shares, as a file has it; the first row holds the heads.
    static List<List<String>> plain(ShareReceipt receipt) {
        var answer = receipt.answer();
        var rows = new ArrayList<List<String>>();
        var heads = new ArrayList<>(answer.columns());
        heads.addAll(List.of(
                "local_percent_of_known", "percent_if_none_unknown_is_local", "percent_if_all_unknown_is_local"));
        rows.add(heads);
        for (var row : answer.rows()) {
            var share = Shares.share(answer, row);
            var cells = new ArrayList<>(row);
            cells.add(share.percent().map(BigDecimal::toPlainString).orElse(""));
            cells.add(share.lowest().map(BigDecimal::toPlainString).orElse(""));
            cells.add(share.highest().map(BigDecimal::toPlainString).orElse(""));
            rows.add(cells);
        }
        return rows;
    }
}
