package org.tallystick.charter.mark;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/// Counting working days: Monday to Friday, without bank holidays.
final class WorkingDayRules {

    private WorkingDayRules() {}

    /// The last of so many working days after this day; the day itself is not counted.
    static LocalDate after(LocalDate day, int workingDays, Set<LocalDate> holidays) {
        var left = workingDays;
        var at = day;
        while (left > 0) {
            at = at.plusDays(1);
            if (working(at, holidays)) left--;
        }
        return at;
    }

    private static boolean working(LocalDate day, Set<LocalDate> holidays) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }
}
