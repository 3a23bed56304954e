package org.tallystick.shared;

import java.util.List;

/// Something that must hold at all times, whatever happened. Each room states its own;
/// `bin/tallystick doctor` asks them all, and so does the test run when it ends.
public interface Invariant {

    /// What holds, as a sentence: "Every file's bytes match its SHA-256".
    String sentence();

    /// Each breach in words, with the ids that lead to it; none where it holds.
    List<String> breaches();
}
