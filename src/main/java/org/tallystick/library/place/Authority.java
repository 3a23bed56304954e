package org.tallystick.library.place;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// A local authority.
///
/// @param code its GSS code, like "E06000051"
/// @param name as it is commonly called, like "Shropshire"
/// @param ended the day on which it, or this code of it, was replaced; empty while it stands
/// @param parts the codes of the authorities that a county is made of; empty for any other
public record Authority(String code, String name, Optional<Replaced> ended, Set<String> parts) {

    public Authority {
        parts = Set.copyOf(parts);
    }

    /// @param on the first day of the new one
    /// @param by the new one's GSS code
    public record Replaced(LocalDate on, String by) {}
}
