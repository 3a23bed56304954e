package org.tallystick.delivery.manager;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.ContractList;

/// One contract as the list's twins state it.
///
/// @param returnsDue returns whose deadline is past
record ContractRow(
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
        int returnsLate,
        int returnsSentLate) {

    static final List<String> HEADINGS = List.of(
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
            "Returns late",
            "Returns sent late");

    static ContractRow of(ContractList.Summary summary) {
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
                summary.late(),
                summary.sentLate());
    }

    List<String> cells() {
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
                        returnsLate,
                        returnsSentLate)
                .map(Object::toString)
                .toList();
    }
}
