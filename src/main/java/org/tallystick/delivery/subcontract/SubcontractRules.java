package org.tallystick.delivery.subcontract;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.UkTime;
import org.tallystick.spending.file.ColumnRules;
import org.tallystick.spending.file.FileColumns;

/// What is said of a file of payments before it is kept.
final class SubcontractRules {

    static final String NO_PAYMENT =
            "No line of the file has both a date and an amount, so there is nothing to keep. Choose below which column is the date and which is the amount, or choose another file.";

    private SubcontractRules() {}

    /// Each field with the headings to choose from, as a supplier calls them.
    public static List<ColumnRules.Row> columns(FileColumns columns) {
        return ColumnRules.rows(columns).stream()
                .map(row -> row.labelled(row.label().replace("Supplier", "Sub-contractor")))
                .toList();
    }

    /// What stood in the quarter until now, and what happens to it.
    public static String replaced(SubcontractPayments before, Upload now) {
        if (same(before, now))
            return "%s already has this same file, so there is nothing to keep."
                    .formatted(before.quarter().inWords());
        return "It replaces %s, kept on %s for %s, with %s of £%s in all."
                .formatted(
                        before.filename(),
                        UkTime.date(UkTime.day(before.keptAt())),
                        before.quarter().inWords(),
                        payments(before.payments()),
                        Figures.pence(before.total()));
    }

    /// Whether the file that holds is this one, read by the same columns.
    public static boolean same(SubcontractPayments before, Upload now) {
        return before.found().same(now.found().manifest());
    }

    private static String payments(long many) {
        return "%,d %s".formatted(many, many == 1 ? "payment" : "payments");
    }

    /// The bytes of a file tell of one quarter, and of no other.
    static String keptFor(Quarter other) {
        return "This same file was already kept for %s. Choose the file for this quarter.".formatted(other.inWords());
    }

    /// A file tells of one quarter: the payments of another would be counted with the wrong ones,
    /// or twice once their own file is sent.
    ///
    /// @param used payments in all
    /// @param outside those that were not made in the quarter
    /// @param line where the first of those stands, and `day` when it was made
    static String outside(Quarter quarter, long used, long outside, long line, LocalDate day) {
        var words =
                "%,d of %s %s not made in %s: the first is in line %,d, on %s. Choose the quarter the file is for, remove the lines for other quarters, or choose below which column is the date.";
        return words.formatted(
                outside, payments(used), outside == 1 ? "was" : "were", quarter.inWords(), line, UkTime.date(day));
    }
}
