package org.tallystick.finding;

import org.tallystick.survey.Thresholds;

/// How a consultation's findings are shown; chosen with the first publication, and fixed by it.
///
/// @param thresholds below which counts are hidden
/// @param smallBase below this base a count says more than a percentage
public record Settings(Thresholds thresholds, int smallBase) {

    public static final Settings DEFAULT = new Settings(Thresholds.DEFAULT, 30);
}
