package org.tallystick.library.ocds;

import static org.tallystick.library.ocds.Question.About.PERIOD;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Release.Period;
import org.tallystick.shared.UkTime;

/// When a contract runs, and what must be asked where a notice does not say so, or says what cannot
/// be.
final class PeriodRules {

    private static final int LONGEST_YEARS = 30;

    private PeriodRules() {}

    /// What to ask of the period.
    ///
    /// @param odd why it cannot be right; empty where it may be
    static List<Question> asks(@Nullable Period period, String odd, Release release, Deal deal) {
        if (!odd.isEmpty() && period != null)
            return List.of(new Question(PERIOD, odd + " From when until when does the contract run?", shown(period)));
        var unread = ContractRules.unread(
                release, path -> deal.concerns(path, "period") || deal.concerns(path, "contractPeriod"));
        if (period == null) {
            var planned = release.tender().period();
            var found = !unread.isEmpty() || planned.first() == null && planned.last() == null
                    ? unread
                    : "The tender planned " + shown(planned);
            return List.of(
                    new Question(PERIOD, "No period is given. From when until when does the contract run?", found));
        }
        if (period.first() == null)
            return List.of(new Question(PERIOD, "No first day is given. When does the contract begin?", unread));
        if (period.last() == null)
            return List.of(new Question(PERIOD, "No last day is given. When does the contract end?", unread));
        return List.of();
    }

    /// Why the period cannot be right; empty where it may be.
    static String odd(@Nullable Period period, Release release) {
        if (period == null) return "";
        var first = period.first();
        var last = period.last();
        if (first != null && last != null && last.isBefore(first)) return "The contract ends before it begins.";
        if (first != null && last != null && last.isAfter(first.plusYears(LONGEST_YEARS)))
            return "The contract runs for more than " + LONGEST_YEARS + " years.";
        return far(first, release) || far(last, release)
                ? "The contract begins or ends more than " + LONGEST_YEARS + " years from its notice."
                : "";
    }

    private static boolean far(@Nullable LocalDate day, Release release) {
        if (day == null || release.date() == null) return false;
        var notice = UkTime.day(release.date());
        return day.isBefore(notice.minusYears(LONGEST_YEARS)) || day.isAfter(notice.plusYears(LONGEST_YEARS));
    }

    private static String shown(Period period) {
        return (period.first() == null ? "?" : UkTime.date(period.first()))
                + " to "
                + (period.last() == null ? "?" : UkTime.date(period.last()));
    }
}
