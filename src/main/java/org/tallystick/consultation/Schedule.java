package org.tallystick.consultation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// When a consultation is meant to run, by the clock on the wall in London.
///
/// @param closes the first moment that is too late
/// @param typingDays for how many days after the close officers may type in replies on paper that
///   came in time, 0 to 30
/// @param forget the day on which contact details are deleted; none for anonymous answers
/// @param because why less than the usual time is given; empty where it is not less
public record Schedule(
        @Nullable LocalDateTime opens,
        @Nullable LocalDateTime closes,
        int typingDays,
        @Nullable LocalDate forget,
        String because) {

    public static final Schedule BLANK = new Schedule(null, null, 0, null, "");
}
