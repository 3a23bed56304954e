package org.tallystick.consultation.design;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Plan;
import org.tallystick.consultation.Schedule;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Dates;
import org.tallystick.shared.Problem;

/// When a consultation runs and what happens to names, as typed. What is still missing may be
/// saved; what cannot be read may not.
record ScheduleForm(PostedForm posted) {

    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3])[:.]([0-5][0-9])");
    private static final int MOST_DAYS = 30;

    /// What the form says: the mode and the schedule.
    public record Said(@Nullable Mode mode, Schedule schedule) {}

    public Checked<Said> check() {
        var problems = new ArrayList<Problem>();
        var mode = mode();
        var opens = moment("opens", problems);
        var closes = closes(posted, "Enter a day, like 3 4 2027", problems);
        var days = posted.has("typingDays") ? posted.whole("typingDays").orElse(-1) : 0;
        if (days < 0 || days > MOST_DAYS)
            problems.add(new Problem("typingDays", "Enter a number of days from 0 to 30, like 5"));
        var forget = mode == Mode.ANONYMOUS ? null : day("forget", problems);
        if (!problems.isEmpty()) return new Checked.Invalid<>(problems);
        return new Checked.Valid<>(new Said(mode, new Schedule(opens, closes, days, forget, posted.text("because"))));
    }

    private @Nullable Mode mode() {
        return Stream.of(Mode.values())
                .filter(each -> each.name().equals(posted.text("mode")))
                .findFirst()
                .orElse(null);
    }

    private @Nullable LocalDateTime moment(String field, List<Problem> problems) {
        var day = day(field, problems);
        var typed = posted.text(field + "-time");
        var time = time(typed);
        if (!typed.isEmpty() && time.isEmpty())
            problems.add(new Problem(field + "-time", "Enter the time, like 12:00"));
        if (day != null && typed.isEmpty())
            problems.add(new Problem(field + "-time", "Enter the time on that day, like 12:00"));
        return day == null || time.isEmpty() ? null : day.atTime(time.get());
    }

    /// The end of the last day that was typed, or the time on it; nothing where no day was typed.
    /// The day that begins with a typed 00:00 would be lost to those who were told that it counts.
    static @Nullable LocalDateTime closes(PostedForm posted, String noDay, List<Problem> problems) {
        var typed = posted.text("closes-time");
        var time = typed.isEmpty() ? Optional.of(LocalTime.MIDNIGHT) : time(typed);
        if (time.isEmpty()) problems.add(new Problem("closes-time", "Enter the time, like 17:00, or leave it empty"));
        var day = new ScheduleForm(posted).day("closes", noDay, problems);
        if (day == null || time.isEmpty()) return null;
        return time.get().equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(time.get());
    }

    private @Nullable LocalDate day(String field, List<Problem> problems) {
        return day(field, "Enter a day, like 3 4 2027", problems);
    }

    private @Nullable LocalDate day(String field, String wrong, List<Problem> problems) {
        var parts = Stream.of(".day", ".month", ".year")
                .map(part -> posted.text(field + part))
                .toList();
        if (parts.stream().allMatch(String::isEmpty)) return null;
        var day = Dates.read(parts.get(0), parts.get(1), parts.get(2));
        if (day.isEmpty()) problems.add(new Problem(field, wrong));
        return day.orElse(null);
    }

    /// "9:30", "09.30".
    static Optional<LocalTime> time(String typed) {
        var match = TIME.matcher(typed.strip());
        return match.matches()
                ? Optional.of(LocalTime.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    /// The fields of a plan's schedule.
    public static Map<String, Object> fields(Plan plan) {
        var typed = new LinkedHashMap<String, Object>();
        var schedule = plan.schedule();
        typed.put("mode", plan.mode() == null ? "" : plan.mode().name());
        put("opens", schedule.opens(), typed);
        var closes = schedule.closes();
        if (closes != null && closes.toLocalTime().equals(LocalTime.MIDNIGHT))
            put("closes", closes.toLocalDate().minusDays(1), typed);
        else put("closes", closes, typed);
        typed.put("typingDays", schedule.typingDays());
        if (schedule.forget() != null) put("forget", schedule.forget(), typed);
        typed.put("because", schedule.because());
        return typed;
    }

    private static void put(String field, @Nullable LocalDateTime moment, Map<String, Object> typed) {
        if (moment == null) return;
        put(field, moment.toLocalDate(), typed);
        typed.put(field + "-time", "%02d:%02d".formatted(moment.getHour(), moment.getMinute()));
    }

    private static void put(String field, LocalDate day, Map<String, Object> typed) {
        typed.put(field + ".day", day.getDayOfMonth());
        typed.put(field + ".month", day.getMonthValue());
        typed.put(field + ".year", day.getYear());
    }
}
