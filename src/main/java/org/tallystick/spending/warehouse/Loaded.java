package org.tallystick.spending.warehouse;

import java.util.List;

/// What became of a file that was to be loaded.
public sealed interface Loaded {

    record Fresh(Manifest manifest) implements Loaded {}

    /// A corrected file.
    ///
    /// @param changes what is different now, in sentences
    record Replaced(Manifest before, Manifest manifest, List<String> changes) implements Loaded {}

    record Unchanged(Manifest manifest) implements Loaded {}

    /// The same bytes are loaded already under another name, and are not counted twice.
    record Twin(String name, Manifest manifest) implements Loaded {}

    /// @param because a sentence for whoever sent it
    record Refused(String name, String because) implements Loaded {}
}
