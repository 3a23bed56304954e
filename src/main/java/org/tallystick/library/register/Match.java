package org.tallystick.library.register;

import java.math.BigDecimal;

/// What a supplier's name was found to mean.
public sealed interface Match {

    /// @param method "identifier", "exact" or "fuzzy"
    /// @param confidence from 0 to 1; how it comes about is told at [Matcher]
    /// @param because in words
    record Found(Entry entry, String method, BigDecimal confidence, String because) implements Match {}

    /// Somebody must look.
    ///
    /// @param best the entry that comes nearest
    record Doubtful(Entry best, BigDecimal confidence, String because) implements Match {}

    record Unmatched() implements Match {}

    /// No supplier at all, but a word for many.
    record Many(Bucket bucket) implements Match {}
}
