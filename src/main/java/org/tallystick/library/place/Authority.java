package org.tallystick.library.place;

import java.time.LocalDate;
import java.util.List;
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

    /// @param on the first day of what replaced it
    /// @param by the GSS codes of what replaced it: one, or several where it was split
    public record Replaced(LocalDate on, List<String> by) {
        public Replaced {
            by = List.copyOf(by);
        }

        /// The one that holds all of it; empty where it was split.
        public Optional<String> whole() {
            return by.size() == 1 ? Optional.of(by.getFirst()) : Optional.empty();
        }
    }
}
