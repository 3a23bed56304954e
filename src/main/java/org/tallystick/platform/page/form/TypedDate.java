package org.tallystick.platform.page.form;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Dates;

/// A date as typed into a [DateInput]'s three fields.
record TypedDate(
        @Nullable String day,
        @Nullable String month,
        @Nullable String year) {

    public static TypedDate of(LocalDate date) {
        return new TypedDate(
                String.valueOf(date.getDayOfMonth()),
                String.valueOf(date.getMonthValue()),
                String.valueOf(date.getYear()));
    }

    /// The date; empty where there is no such day, or a field is blank.
    public Optional<LocalDate> read() {
        return day == null || month == null || year == null ? Optional.empty() : Dates.read(day, month, year);
    }

    public boolean blank() {
        return blank(day) && blank(month) && blank(year);
    }

    private static boolean blank(@Nullable String typed) {
        return typed == null || typed.isBlank();
    }
}
