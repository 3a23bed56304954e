package org.tallystick.delivery;

import org.jspecify.annotations.Nullable;
import org.tallystick.sheet.Cell;
import org.tallystick.sheet.Sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// One contract as the list's twins state it.
///
/// @param returnsDue returns whose deadline is past
public record ContractRow(
        UUID id,
        String title,
        String buyer,
        String supplier,
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable String vat,
        LocalDate starts,
        LocalDate ends,
        boolean confirmed,
        int commitments,
        int returnsDue,
        int returnsIn,
        int returnsMissing) {

    private static final List<String> HEADINGS =
            List.of(
                    "Id",
                    "Title",
                    "Buyer",
                    "Supplier",
                    "Value",
                    "Currency",
                    "VAT",
                    "Starts",
                    "Ends",
                    "Confirmed",
                    "Commitments",
                    "Returns due",
                    "Returns in",
                    "Returns missing");

    static ContractRow of(Threads.Summary summary) {
        var contract = summary.contract();
        var value = contract.value();
        return new ContractRow(
                contract.id(),
                contract.title(),
                contract.buyerName(),
                contract.supplierName(),
                value == null ? null : value.amount(),
                value == null ? null : value.currency(),
                value == null ? null : value.vat().words(),
                contract.starts(),
                contract.ends(),
                contract.confirmed(),
                summary.commitments(),
                summary.asked(),
                summary.in(),
                summary.missing());
    }

    static Sheet sheet(List<ContractRow> rows) {
        var lines = new ArrayList<List<Cell>>();
        lines.add(HEADINGS.stream().map(Cell::text).toList());
        for (var row : rows) lines.add(row.cells());
        return new Sheet("Contracts", lines);
    }

    private List<Cell> cells() {
        return Stream.of(
                        id,
                        title,
                        buyer,
                        supplier,
                        value == null ? "" : value.toPlainString(),
                        currency == null ? "" : currency,
                        vat == null ? "" : vat,
                        starts,
                        ends,
                        confirmed ? "yes" : "no",
                        commitments,
                        returnsDue,
                        returnsIn,
                        returnsMissing)
                .map(each -> Cell.text(each.toString()))
                .toList();
    }
}
