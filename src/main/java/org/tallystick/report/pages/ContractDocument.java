package org.tallystick.report.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Targets;
import org.tallystick.delivery.figure.ContractThread;
import org.tallystick.framework.Quantity;
import org.tallystick.report.receipt.MeasureName;
import org.tallystick.report.receipt.Names;
import org.tallystick.shared.UkTime;

/// One contract with its promises, quarter by quarter, as data.
///
/// @param missing quarters whose return is past its deadline and not in
record ContractDocument(
        UUID id,
        String title,
        UUID buyer,
        String buyerName,
        UUID supplier,
        String supplierName,
        @Nullable String place,
        @Nullable String value,
        @Nullable String currency,
        @Nullable String vat,
        String starts,
        String ends,
        @Nullable String ocid,
        @Nullable String source,
        String asAt,
        List<String> missing,
        List<Promised> promises) {

    /// @param rating one of the five words of regulation 39(5), by the bands agreed, or "Not yet
    ///   assessed"
    public record Promised(
            UUID commitment,
            UUID edition,
            String theme,
            String measure,
            String name,
            String kind,
            String unit,
            @Nullable String promisedAtAward,
            @Nullable String promised,
            @Nullable String due,
            @Nullable String claimed,
            @Nullable String verified,
            String rating,
            String ratingBecause,
            List<ChangedTarget> changes,
            List<InQuarter> quarters) {}

    /// A target agreed anew.
    ///
    /// @param roles who proposed and who agreed, like "CONTRACT_MANAGER SUPPLIER"
    public record ChangedTarget(
            String quarter,
            @Nullable String before,
            @Nullable String after,
            String because,
            String on,
            String roles) {}

    /// @param story a narrative's own words
    public record InQuarter(
            String quarter,
            @Nullable String targetAtAward,
            @Nullable String target,
            @Nullable String claim,
            @Nullable String story,
            @Nullable String state,
            @Nullable String grade,
            String done,
            boolean missing) {}

    static ContractDocument of(ContractThread thread, KeptWord kept, Names names, java.time.LocalDate asAt) {
        var contract = thread.contract();
        var value = contract.value();
        return new ContractDocument(
                contract.id(),
                contract.title(),
                contract.buyer().value(),
                contract.buyerName(),
                contract.supplier().value(),
                contract.supplierName(),
                contract.place(),
                value == null ? null : value.amount().toPlainString(),
                value == null ? null : value.currency(),
                value == null ? null : value.vat().words(),
                contract.starts().toString(),
                contract.ends().toString(),
                contract.ocid(),
                contract.source(),
                asAt.toString(),
                thread.late().stream().map(Object::toString).toList(),
                thread.lines().stream().map(line -> promised(line, kept, names)).toList());
    }

    private static Promised promised(ContractThread.Line line, KeptWord kept, Names names) {
        var commitment = line.commitment();
        var figure = line.figure();
        var name = names.find(commitment.edition(), commitment.measure());
        return new Promised(
                commitment.id(),
                commitment.edition(),
                commitment.theme(),
                commitment.measure(),
                name.map(MeasureName::name).orElse(commitment.measure()),
                commitment.kind().name(),
                name.map(MeasureName::unit).orElse(""),
                kept.first(commitment.id()).map(Amount::canonical).orElse(null),
                figure.promised().map(Amount::canonical).orElse(null),
                figure.due().map(Amount::canonical).orElse(null),
                figure.claimed().map(Amount::canonical).orElse(null),
                figure.verified().map(Amount::canonical).orElse(null),
                line.rating().words(),
                line.because(),
                kept.of(commitment.id()).stream().map(ContractDocument::changed).toList(),
                line.cells().stream()
                        .map(cell -> quarter(cell, kept.first(commitment.id(), cell)))
                        .toList());
    }

    private static ChangedTarget changed(Targets.Change change) {
        return new ChangedTarget(
                change.quarter().toString(),
                change.before().map(Amount::canonical).orElse(null),
                change.target().map(Amount::canonical).orElse(null),
                change.because(),
                UkTime.day(change.at()).toString(),
                KeptWord.written(change.roles()));
    }

    private static InQuarter quarter(ContractThread.Cell cell, Optional<Amount> first) {
        var state = cell.state();
        var grade = cell.grade();
        var claim = cell.claim();
        return new InQuarter(
                cell.quarter().toString(),
                first.map(Amount::canonical).orElse(null),
                cell.target().map(Amount::canonical).orElse(null),
                claim.map(Amount::of).map(Amount::canonical).orElse(null),
                claim.orElse(null) instanceof Quantity.Narrative(var words) ? words : null,
                state == null ? null : state.name(),
                grade == null ? null : grade.name(),
                cell.done(),
                cell.late());
    }

    /// A row for each promise and quarter.
    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                "contract",
                "measure",
                "name",
                "kind",
                "unit",
                "quarter",
                "target at award",
                "target",
                "claim",
                "narrative",
                "state",
                "evidence",
                "done",
                "late"));
        for (var promise : promises)
            for (var each : promise.quarters())
                rows.add(List.of(
                        id.toString(),
                        promise.measure(),
                        promise.name(),
                        promise.kind(),
                        promise.unit(),
                        each.quarter(),
                        text(each.targetAtAward()),
                        text(each.target()),
                        text(each.claim()),
                        text(each.story()),
                        text(each.state()),
                        text(each.grade()),
                        each.done(),
                        each.missing() ? "yes" : "no"));
        return rows;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
