package org.tallystick.localspend;

import org.jspecify.annotations.Nullable;
import org.tallystick.warehouse.Manifest;

import java.util.List;
import java.util.Map;

/// The columns of a file of payments.
///
/// @param headings all its headings, in their order
/// @param samples its first lines, where it has no row of headings; otherwise none
/// @param taken the heading that each field was read from, by the field's key
/// @param chosen the headings chosen in place of the guess, by the field's key; "" for a field that
///   the file does not have
public record FileColumns(
        List<String> headings,
        List<List<String>> samples,
        Map<String, String> taken,
        Map<String, String> chosen) {

    public FileColumns {
        headings = List.copyOf(headings);
        samples = samples.stream().map(List::copyOf).toList();
        taken = Map.copyOf(taken);
        chosen = Map.copyOf(chosen);
    }

    /// @param manifest what is known of the file; null where it cannot be read
    public static FileColumns of(
            List<String> headings,
            List<List<String>> samples,
            @Nullable Manifest manifest,
            Map<String, String> chosen) {
        return new FileColumns(
                headings, samples, manifest == null ? Map.of() : manifest.columns(), chosen);
    }
}
