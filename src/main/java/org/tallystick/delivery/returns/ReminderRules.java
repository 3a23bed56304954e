package org.tallystick.delivery.returns;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When a supplier is reminded of a return that is not in.
public final class ReminderRules {

    private static final int AHEAD = 14;
    private static final int LATE = 7;
    private static final int VERY_LATE = 21;
    /// After this many days a letter, not a mail, is what is missing.
    private static final int LAST = 60;

    private ReminderRules() {}

    /// Each is sent once; whoever was not there on the day sends it on one of the next.
    public enum Reminder {
        SOON,
        TODAY,
        LATE,
        VERY_LATE
    }

    public static Optional<Reminder> on(LocalDate today, LocalDate deadline) {
        var past = ChronoUnit.DAYS.between(deadline, today);
        if (past < -AHEAD || past > LAST) return Optional.empty();
        if (past < 0) return Optional.of(Reminder.SOON);
        if (past == 0) return Optional.of(Reminder.TODAY);
        if (past < LATE) return Optional.empty();
        return Optional.of(past < VERY_LATE ? Reminder.LATE : Reminder.VERY_LATE);
    }
}
