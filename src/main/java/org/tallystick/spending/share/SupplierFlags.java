package org.tallystick.spending.share;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.library.register.Origin;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.ResultTable;
import org.tallystick.spending.asking.Scope;
import org.tallystick.spending.asking.ShareQueries;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.matching.SupplierNames;
import org.tallystick.spending.warehouse.Manifest;

/// What is known of one supplier, and from where: what the answers about its payments say, beside
/// what the last match found under its names.
@Component
class SupplierFlags {

    private final ShareQueries asking;
    private final SupplierNames names;

    SupplierFlags(ShareQueries asking, SupplierNames names) {
        this.asking = asking;
        this.names = names;
    }

    /// @param supplier the answer to `top-suppliers` about it alone
    List<FlagRules.Flag> of(ShareFilter wanted, Scope scope, ResultTable supplier) {
        var row = supplier.rows().getFirst();
        var publisher = wanted.publisher();
        var paid = new FlagRules.Paid(
                wanted.definition().orElseThrow().name(),
                local(
                        supplier.value(row, "place"),
                        asking.share(scope, Breakdown.QUARTER).answer()),
                values(scope, Breakdown.AUTHORITY),
                values(scope, Breakdown.SIZE),
                values(scope, Breakdown.SECTOR),
                supplier.value(row, "signatory"),
                supplier.value(row, "deprivation"),
                new Origin("Payments of " + publisher.name(), LocalDate.parse(supplier.value(row, "last_paid"))),
                asking.files(publisher.key()).stream()
                        .map(Manifest::places)
                        .distinct()
                        .collect(Collectors.joining(" and ")));
        return FlagRules.of(paid, names.spellings(supplier.value(row, "supplier_id")), names.matched());
    }

    private List<String> values(Scope scope, Breakdown by) {
        var answer = asking.share(scope, by).answer();
        return answer.rows().stream().map(row -> answer.value(row, by.key())).toList();
    }

    /// A supplier whose payments name several places may be local for some of them.
    private static String local(String place, ResultTable quarters) {
        boolean elsewhere = quarters.rows().stream()
                .anyMatch(row -> Shares.share(quarters, row).elsewhere().signum() != 0);
        return switch (place) {
            case "local" -> elsewhere ? "partly" : "yes";
            case "elsewhere" -> "no";
            default -> "unknown";
        };
    }
}
