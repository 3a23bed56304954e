package org.tallystick.spending.matching;

import java.nio.file.Path;

/// Suppliers' names are about to be matched: whoever keeps a register above this room puts it into
/// the folder first, as a CSV file that a match can read.
///
/// @param registers where registers are kept
public record NamesToMatch(Path registers) {}
