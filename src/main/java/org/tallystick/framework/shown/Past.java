package org.tallystick.framework.shown;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Change;
import org.tallystick.framework.Measure;
import org.tallystick.framework.Published;

/// What one edition says of a measure, and what that changed.
///
/// @param measure null where the edition has none of this reference
record Past(Published edition, @Nullable Measure measure, List<Change> changes) {
    public Past {
        changes = List.copyOf(changes);
    }
}
