package org.tallystick.framework.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.framework.Framework;
import org.tallystick.framework.Published;

/// A framework as its officers find it.
///
/// @param editions the latest first
/// @param draft null while none is under way
/// @param savedBy who saved the draft last
record Standing(
        Framework framework,
        List<Published> editions,
        @Nullable Draft draft,
        String savedBy) {
    public Standing {
        editions = List.copyOf(editions);
    }

    public String address() {
        return "/work/frameworks/" + framework.id();
    }
}
