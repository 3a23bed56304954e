package org.tallystick.spending.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.spendfile.SetAside;
import org.tallystick.spending.warehouse.Manifest;

/// What the reading of a file came to, before it is loaded.
///
/// @param refused why it cannot be read; null where it can
/// @param manifest what is known of it; null where it cannot be read
/// @param headings all its headings, in their order
/// @param samples its first lines, where it has no row of headings; otherwise none
/// @param aside the first lines that were set aside
/// @param changes what would be different from the file whose place it takes; empty where it takes
///   none
/// @param warnings what to look at before anything is published
/// @param replaces the SHA-256 of the file whose place it takes; null where it takes none
/// @param twin the name under which the same bytes are loaded already; null where they are not
record Found(
        @Nullable String refused,
        @Nullable Manifest manifest,
        List<String> headings,
        List<List<String>> samples,
        List<SetAside> aside,
        List<String> changes,
        List<String> warnings,
        @Nullable String replaces,
        @Nullable String twin) {

    public Found {
        headings = List.copyOf(headings);
        samples = samples.stream().map(List::copyOf).toList();
        aside = List.copyOf(aside);
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    static Found refused(String because) {
        return new Found(because, null, List.of(), List.of(), List.of(), List.of(), List.of(), null, null);
    }

    /// Whether it can be loaded.
    public boolean loadable() {
        return manifest != null && manifest.used() > 0 && twin == null;
    }
}
