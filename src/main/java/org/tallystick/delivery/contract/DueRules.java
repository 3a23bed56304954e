package org.tallystick.delivery.contract;

import java.time.LocalDate;
import org.tallystick.shared.Quarter;

/// When something is due. What was promised for a quarter is due when the quarter is over; the
/// return that reports it is due 30 days later.
public final class DueRules {

    static final int DAYS_TO_RETURN = 30;

    private DueRules() {}

    public static boolean due(Quarter quarter, LocalDate today) {
        return quarter.lastDay().isBefore(today);
    }

    /// The last day on which the quarter's return is in time.
    public static LocalDate deadline(Quarter quarter) {
        return quarter.lastDay().plusDays(DAYS_TO_RETURN);
    }

    public static boolean overdue(Quarter quarter, LocalDate today) {
        return deadline(quarter).isBefore(today);
    }

    /// The last quarter whose return is overdue.
    public static Quarter lastOverdue(LocalDate today) {
        return Quarter.of(today.minusDays(DAYS_TO_RETURN)).previous();
    }

    /// Whether the quarter's return may come in: once the quarter, or the contract within it, is
    /// over.
    public static boolean open(Quarter quarter, LocalDate contractEnds, LocalDate today) {
        return quarter.lastDay().isBefore(today) || contractEnds.isBefore(today);
    }
}
