package org.tallystick.delivery.subcontract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.spendfile.SetAside;
import org.tallystick.spending.file.FileColumns;
import org.tallystick.spending.warehouse.Manifest;

/// What the reading of a file came to, before it is kept.
///
/// @param manifest what is known of it, and the folder and the name that it is loaded under
/// @param wrong why it cannot be kept as it was read; null where it can
/// @param headings all its headings, in their order
/// @param samples its first lines, where it has no row of headings; otherwise none
/// @param aside the first lines that were set aside
/// @param unknown how many of its names no register knows; null where no register is kept
record Found(
        Manifest manifest,
        @Nullable String wrong,
        List<String> headings,
        List<List<String>> samples,
        List<SetAside> aside,
        @Nullable Long unknown) {
    public Found {
        headings = List.copyOf(headings);
        samples = samples.stream().map(List::copyOf).toList();
        aside = List.copyOf(aside);
    }

    public FileColumns columns() {
        return FileColumns.of(headings, samples, manifest, manifest.chosen());
    }

    /// Whether this is of the same bytes, read by the same columns.
    boolean same(Manifest other) {
        return manifest.sha256().equals(other.sha256()) && manifest.chosen().equals(other.chosen());
    }
}
