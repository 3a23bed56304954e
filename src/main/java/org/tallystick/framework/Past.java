package org.tallystick.framework;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What one edition says of a measure, and what that changed.
///
/// @param measure null where the edition has none of this reference
public record Past(Published edition, @Nullable Measure measure, List<Change> changes) {
    public Past {
        changes = List.copyOf(changes);
    }
}
