package org.tallystick.subcontract;

import org.jspecify.annotations.Nullable;
import org.tallystick.spend.SetAside;
import org.tallystick.warehouse.Manifest;

import java.util.List;

/// What the reading of a file came to, before it is kept.
///
/// @param manifest what is known of it, and the folder and the name that it is loaded under
/// @param aside the first lines that were set aside
/// @param unknown how many of its names no register knows; null where no register is kept
public record Found(Manifest manifest, List<SetAside> aside, @Nullable Long unknown) {
    public Found {
        aside = List.copyOf(aside);
    }
}
