package org.tallystick.spending.asking;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.tallystick.library.place.Local;

/// What a question is asked about.
///
/// @param publishers the folders' names of those whose spending is meant; none for all
/// @param only what it is narrowed to
public record Scope(
        Local definition, Set<String> publishers, LocalDate from, LocalDate until, Map<Narrowing, String> only) {

    public Scope {
        publishers = Set.copyOf(publishers);
        var ordered = new EnumMap<Narrowing, String>(Narrowing.class);
        ordered.putAll(only);
        only = java.util.Collections.unmodifiableMap(ordered);
    }

    public Scope(Local definition, Set<String> publishers, LocalDate from, LocalDate until) {
        this(definition, publishers, from, until, Map.of());
    }
}
