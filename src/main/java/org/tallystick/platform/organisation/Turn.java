package org.tallystick.platform.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Role;

/// One thing that waits for somebody to act.
///
/// @param role for which of their roles it waits
/// @param what the title of the row, like "Collection of recycling: 4 returns are missing"
/// @param with who else it concerns
/// @param since when it began to wait; null where nothing says
/// @param due the day by which it should be done; null where nothing says
/// @param later whether it can wait: it is listed, and not counted
/// @param button what the button says, like "Check 5 claims"
public record Turn(
        Role role,
        String what,
        String with,
        @Nullable Instant since,
        @Nullable LocalDate due,
        boolean later,
        String button,
        String href) {

    /// What is due first, then what waits longest.
    public static final Comparator<Turn> ORDER = Comparator.comparing(
                    Turn::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Turn::since, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Turn::what)
            .thenComparing(Turn::href);

    public static Turn now(
            Role role,
            String what,
            String with,
            @Nullable Instant since,
            @Nullable LocalDate due,
            String button,
            String href) {
        return new Turn(role, what, with, since, due, false, button, href);
    }

    public static Turn later(Role role, String what, String with, @Nullable LocalDate due, String button, String href) {
        return new Turn(role, what, with, null, due, true, button, href);
    }
}
