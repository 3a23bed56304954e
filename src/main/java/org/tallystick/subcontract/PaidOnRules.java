package org.tallystick.subcontract;

import org.tallystick.localspend.ColumnRules;
import org.tallystick.shared.Figures;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.UkTime;
import org.tallystick.spend.Field;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What is said of a file of payments before it is kept.
public final class PaidOnRules {

    /// What is looked for in every such file.
    private static final List<Field> ASKED =
            List.of(Field.SUPPLIER, Field.DATE, Field.AMOUNT, Field.POSTCODE, Field.COMPANY_NUMBER);

    private PaidOnRules() {}

    /// One thing that a line may tell.
    ///
    /// @param heading the column it was read from; "" where the file has none
    public record Matched(String label, String heading) {}

    /// What is looked for, and what else was found, with the columns that they were read from.
    ///
    /// @param columns the heading of each field by its key
    public static List<Matched> matched(Map<String, String> columns) {
        return Arrays.stream(Field.values())
                .filter(each -> ASKED.contains(each) || columns.containsKey(each.key()))
                .map(each -> new Matched(label(each), columns.getOrDefault(each.key(), "")))
                .toList();
    }

    private static String label(Field field) {
        return ColumnRules.label(field).replace("Supplier", "Sub-contractor");
    }

    /// What stood in the quarter until now, and what happens to it.
    public static String replaced(PaidOn before, Upload now) {
        if (before.sha256().equals(now.sha256()))
            return "%s has this very file already, so there is nothing to keep."
                    .formatted(before.quarter().inWords());
        return "It takes the place of %s, kept on %s for %s, with %s of £%s in all."
                .formatted(
                        before.filename(),
                        UkTime.date(UkTime.day(before.keptAt())),
                        before.quarter().inWords(),
                        payments(before.payments()),
                        Figures.pence(before.total()));
    }

    private static String payments(long many) {
        return "%,d %s".formatted(many, many == 1 ? "payment" : "payments");
    }

    /// A file tells of one quarter: the payments of another would be counted with the wrong ones,
    /// or twice once their own file is sent.
    ///
    /// @param used payments in all
    /// @param outside those that were not made in the quarter
    /// @param line where the first of those stands, and `day` when it was made
    static Problem outside(Quarter quarter, long used, long outside, long line, LocalDate day) {
        var words =
                "%,d of %s %s not made in %s: the first is in line %,d, on %s. Choose the quarter that the file is of, or take out the lines of others";
        return new Problem(
                "file",
                words.formatted(
                        outside,
                        payments(used),
                        outside == 1 ? "was" : "were",
                        quarter.inWords(),
                        line,
                        UkTime.date(day)));
    }
}
