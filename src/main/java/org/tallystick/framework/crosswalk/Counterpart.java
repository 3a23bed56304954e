package org.tallystick.framework.crosswalk;

import org.tallystick.framework.Measure;
import org.tallystick.framework.Published;

/// Another framework's measure that a crosswalk names.
///
/// @param served whether one return serves both, in words
public record Counterpart(Published edition, Measure measure, String served) {}
