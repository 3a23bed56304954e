package org.tallystick.report.pages;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.platform.page.list.Cell;
import org.tallystick.platform.page.list.Column;
import org.tallystick.platform.page.list.Table;
import org.tallystick.shared.UkTime;

/// One contract in a list: the page, the CSV file and the data all show these.
///
/// @param value in the contract's currency and on its VAT basis; null where it is not stated
/// @param returnsLate returns past their deadline and not in
/// @param returnsSentLate returns that are in, and came after their deadline
/// @param claimsMade these and the next three sum to the overview's numbers
/// @param reportsLate promises of which a quarter's report is late
record ContractRow(
        UUID id,
        String title,
        UUID buyer,
        String buyerName,
        UUID supplier,
        String supplierName,
        @Nullable String place,
        @Nullable String placeName,
        @Nullable String value,
        @Nullable String currency,
        @Nullable String vat,
        String starts,
        String ends,
        int promises,
        int returnsAsked,
        int returnsIn,
        int returnsLate,
        int returnsSentLate,
        long claimsMade,
        long claimsVerified,
        long claimsWaiting,
        long reportsLate,
        String address) {

    static final List<String> HEADS = List.of(
            "id",
            "title",
            "buyer id",
            "buyer",
            "supplier id",
            "supplier",
            "place code",
            "place",
            "value",
            "currency",
            "VAT",
            "starts",
            "ends",
            "promises",
            "returns asked",
            "returns in",
            "returns late",
            "returns sent late",
            "claims made",
            "claims verified",
            "claims waiting",
            "reports late",
            "address");

    static ContractRow of(ContractList.Summary summary) {
        var contract = summary.contract();
        var value = contract.value();
        return new ContractRow(
                contract.id(),
                contract.title(),
                contract.buyer().value(),
                contract.buyerName(),
                contract.supplier().value(),
                contract.supplierName(),
                contract.place(),
                contract.placeName(),
                value == null ? null : value.amount().toPlainString(),
                value == null ? null : value.currency(),
                value == null ? null : value.vat().words(),
                contract.starts().toString(),
                contract.ends().toString(),
                summary.commitments(),
                summary.asked(),
                Math.min(summary.in(), summary.asked()),
                summary.late(),
                summary.sentLate(),
                summary.claims().made(),
                summary.claims().verified(),
                summary.claims().waiting(),
                summary.claims().late(),
                "/contracts/" + contract.id());
    }

    List<String> cells() {
        return Stream.of(
                        id,
                        title,
                        buyer,
                        buyerName,
                        supplier,
                        supplierName,
                        text(place),
                        text(placeName),
                        text(value),
                        text(currency),
                        text(vat),
                        starts,
                        ends,
                        promises,
                        returnsAsked,
                        returnsIn,
                        returnsLate,
                        returnsSentLate,
                        claimsMade,
                        claimsVerified,
                        claimsWaiting,
                        reportsLate,
                        address)
                .map(Object::toString)
                .toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static Table table(String caption, List<ContractList.Summary> list) {
        return Table.of(
                        caption,
                        Column.of("Contract"),
                        Column.of("Buyer and supplier"),
                        Column.of("Value"),
                        Column.of("Runs"),
                        Column.numeric("Promises"),
                        Column.of("Claims"),
                        Column.numeric("Missing"),
                        Column.numeric("Sent late"))
                .rows(list.stream().map(ContractRow::row).toList());
    }

    private static List<Cell> row(ContractList.Summary each) {
        var contract = each.contract();
        var value = contract.value();
        return List.of(
                Cell.link(contract.title(), "/contracts/" + contract.id()),
                Cell.of(contract.buyerName() + " with " + contract.supplierName()),
                Cell.of(value == null ? "Not stated" : value.shownWithBasis()),
                Cell.of(runs(contract)),
                Cell.numeric(String.valueOf(each.commitments())),
                Cell.of("%d made, %d verified, %d waiting"
                        .formatted(
                                each.claims().made(),
                                each.claims().verified(),
                                each.claims().waiting())),
                Cell.numeric(each.asked() == 0 ? "None due yet" : each.late() + " of " + each.asked()),
                Cell.numeric(String.valueOf(each.sentLate())));
    }

    static String runs(Contract contract) {
        return UkTime.date(contract.starts()) + " to " + UkTime.date(contract.ends());
    }
}
