package org.tallystick.spending.share;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tallystick.library.register.Origin;
import org.tallystick.platform.page.SummaryList;
import org.tallystick.platform.page.list.Bars;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.shared.UkTime;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.ResultTable;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.warehouse.Manifest;

/// Answers about a market as tables.
final class MarketTables {

    private static final int MOST_ROWS = 50;
    private static final int MOST_CHANGED = 20;

    private MarketTables() {}

    static Table gaps(ResultTable answer, ShareFilter wanted) {
        var cells = new ArrayList<List<Cell>>();
        for (var row : answer.rows().stream().limit(MOST_ROWS).toList()) {
            var share = Shares.share(answer, row);
            var category = answer.value(row, "category");
            cells.add(List.of(
                    category.isEmpty()
                            ? Cell.of("No category given")
                            : Cell.link(category, wanted.address("/suppliers", "category", category)),
                    Cell.numeric(ShareWords.pounds(share.elsewhere())),
                    Cell.numeric(ShareWords.share(share)),
                    Cell.numeric(answer.value(row, "local_suppliers")),
                    Cell.numeric(answer.value(row, "suppliers")),
                    Cell.numeric(ShareWords.pounds(share.unknown()))));
        }
        return Table.of(
                        "Where most is spent elsewhere",
                        Column.of("Category"),
                        Column.numeric("Spent elsewhere"),
                        Column.numeric("Local share"),
                        Column.numeric("Local suppliers paid"),
                        Column.numeric("All suppliers paid"),
                        Column.numeric("Place unknown"))
                .rows(cells);
    }

    private static Cell supplier(ResultTable answer, List<String> row, ShareFilter wanted) {
        return Cell.link(
                answer.value(row, "supplier"), wanted.address("/supplier", "id", answer.value(row, "supplier_id")));
    }

    static Table top(ResultTable answer, ShareFilter wanted) {
        var cells = new ArrayList<List<Cell>>();
        for (var row : answer.rows().stream().limit(MOST_ROWS).toList())
            cells.add(List.of(
                    supplier(answer, row, wanted),
                    Cell.of(ShareTables.authority(answer.value(row, "authority"))),
                    Cell.of(ShareWords.signatory(answer.value(row, "signatory"))),
                    Cell.numeric(ShareWords.pounds(answer.number(row, "paid"))),
                    Cell.numeric("%,d".formatted(answer.number(row, "payments").longValue()))));
        return Table.of(
                        "Suppliers paid most",
                        Column.of("Supplier"),
                        Column.of("Where"),
                        Column.of("Charter"),
                        Column.numeric("Paid"),
                        Column.numeric("Payments"))
                .rows(cells);
    }

    /// @param which "new" or "lost"
    static Table changed(ResultTable answer, String which, ShareFilter wanted) {
        var cells = new ArrayList<List<Cell>>();
        for (var row : answer.rows().stream()
                .filter(each -> answer.value(each, "which").equals(which))
                .limit(MOST_CHANGED)
                .toList())
            cells.add(List.of(
                    supplier(answer, row, wanted),
                    Cell.numeric(ShareWords.pounds(answer.number(row, which.equals("new") ? "now" : "before")))));
        return Table.of(
                        which.equals("new") ? "Paid for the first time" : "Paid no more",
                        Column.of("Supplier"),
                        Column.numeric(which.equals("new") ? "Paid in the quarter" : "Paid before"))
                .rows(cells);
    }

    /// What was paid to it.
    static SummaryList facts(ResultTable answer, List<String> row) {
        return SummaryList.of()
                .row("Paid in all", ShareWords.pounds(answer.number(row, "paid")))
                .row("Payments", "%,d".formatted(answer.number(row, "payments").longValue()))
                .row("First paid", UkTime.date(LocalDate.parse(answer.value(row, "first_paid"))))
                .row("Last paid", UkTime.date(LocalDate.parse(answer.value(row, "last_paid"))));
    }

    /// What we know about it, and from where.
    static Table flags(List<FlagRules.Flag> flags) {
        var cells = new ArrayList<List<Cell>>();
        for (var each : flags)
            cells.add(List.of(
                    Cell.of(each.what().words()),
                    Cell.of(each.words()),
                    Cell.of(each.origin().map(Origin::name).orElse("None")),
                    Cell.of(each.origin().map(from -> UkTime.date(from.asAt())).orElse("No date"))));
        return Table.of(
                        "What we know about it, and from where",
                        Column.of("About"),
                        Column.of("Known"),
                        Column.of("Source"),
                        Column.of("As at"))
                .rows(cells);
    }

    /// The same rows for whoever reads data; the first holds the heads.
    static List<List<String>> plainFlags(List<FlagRules.Flag> flags) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("flag", "value", "words", "source", "as_at"));
        for (var each : flags)
            rows.add(List.of(
                    each.what().name().toLowerCase(Locale.ROOT),
                    each.value(),
                    each.words(),
                    each.origin().map(Origin::name).orElse(""),
                    each.origin().map(Origin::asAt).map(LocalDate::toString).orElse("")));
        return rows;
    }

    static Table none() {
        return Table.of("By contract");
    }

    /// By contract, the sum of all last.
    static Table subcontracts(ResultTable answer, List<Manifest> files) {
        var cells = new ArrayList<List<Cell>>();
        for (var row : answer.rows()) {
            var share = Shares.share(answer, row);
            cells.add(List.of(
                    Cell.of(contract(answer.value(row, "contract"), files)),
                    Cell.numeric(ShareWords.share(share)),
                    Cell.numeric(ShareWords.pounds(share.local())),
                    Cell.numeric(ShareWords.pounds(share.elsewhere())),
                    Cell.numeric(ShareWords.pounds(share.unknown())),
                    Cell.numeric("%,d".formatted(share.payments()))));
        }
        return Table.of(
                        "By contract",
                        Column.of("Contract"),
                        Column.numeric("Local share"),
                        Column.numeric("Local"),
                        Column.numeric("Elsewhere"),
                        Column.numeric("Place unknown"),
                        Column.numeric("Payments"))
                .rows(cells);
    }

    /// A contract's name as its files tell it.
    private static String contract(String folder, List<Manifest> files) {
        return folder.isEmpty()
                ? "All contracts"
                : files.stream()
                        .filter(each -> each.publisher().equals(folder))
                        .map(each -> each.name().replaceAll("/[^/]*$", ""))
                        .findFirst()
                        .orElse(folder);
    }

    /// With the contract's name and id in place of its folder's.
    static List<List<String>> plainSubcontracts(ResultTable answer, List<Manifest> files) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "contract", "name", "local", "elsewhere", "unknown", "total", "payments", "local_percent_of_known"));
        for (var row : answer.rows()) {
            var folder = answer.value(row, "contract");
            var cells = new ArrayList<>(row);
            cells.set(0, folder.replaceAll("^.*\\.", ""));
            cells.add(1, contract(folder, files));
            cells.add(Shares.share(answer, row)
                    .percent()
                    .map(BigDecimal::toPlainString)
                    .orElse(""));
            rows.add(cells);
        }
        return rows;
    }

    static Bars paid(ResultTable quarters, BigDecimal most) {
        var bars = ShareTables.rows(Breakdown.QUARTER, quarters).stream()
                .map(row -> new Bars.Bar(
                        row.name(),
                        ShareWords.pounds(row.share().total()),
                        row.share().total().max(BigDecimal.ZERO),
                        most))
                .toList();
        return new Bars("Paid quarter by quarter", "Quarter", "Paid", bars);
    }
}
