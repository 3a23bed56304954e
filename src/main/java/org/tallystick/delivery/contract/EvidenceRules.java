package org.tallystick.delivery.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.organisation.Size;

/// What evidence is asked for: the burden follows the contract's value and the supplier's size.
final class EvidenceRules {

    private EvidenceRules() {}

    /// One row of the table `rules/evidence-asked.csv`; the first that fits holds.
    ///
    /// @param above the contract is worth more than this; null where any value fits, stated or not
    /// @param size the supplier's size; null where any fits, known or not
    /// @param sentence shown to the supplier
    record Row(@Nullable BigDecimal above, @Nullable Size size, Grade grade, String sentence) {}

    record Asked(Grade grade, String because) {}

    /// @param value in pounds; null where it is not stated or in another currency
    /// @param size null where nobody has said
    static Asked asked(List<Row> table, @Nullable BigDecimal value, @Nullable Size size) {
        for (var row : table)
            if ((row.above() == null || (value != null && value.compareTo(row.above()) > 0))
                    && (row.size() == null || row.size() == size)) return new Asked(row.grade(), row.sentence());
        throw new IllegalStateException("the last row of the table must fit everything");
    }
}
