package org.tallystick.consultation.finding;

import java.util.List;
import org.tallystick.library.survey.tally.Thresholds;

/// How a consultation's findings are shown; chosen with the first publication, and fixed by it.
/// They hide what the survey was designed to hide, and may hide more.
///
/// @param thresholds below which counts are hidden
/// @param smallBase below this base a count says more than a percentage
/// @param hidden the questions whose small counts are hidden although the survey lets them be shown
record Settings(Thresholds thresholds, int smallBase, List<String> hidden) {

    public static final Settings DEFAULT = new Settings(Thresholds.DEFAULT, 30, List.of());

    public Settings {
        hidden = List.copyOf(hidden);
    }

    /// Never looser than what people answered to.
    Settings within(Thresholds designed) {
        return new Settings(thresholds.stricter(designed), smallBase, hidden);
    }
}
