package org.tallystick.report.receipt;

import java.util.UUID;
import org.tallystick.framework.MeasureKind;

/// A measure as pages and receipts name it.
///
/// @param number of the edition
/// @param name the measure's name; its reference where the edition's licence forbids to show more
/// @param themeName as `name`
public record MeasureName(
        UUID edition,
        int number,
        String framework,
        String reference,
        String name,
        MeasureKind kind,
        String unit,
        String theme,
        String themeName) {

    /// The page of the measure's figures.
    public String href() {
        return "/measures/" + edition + "/" + Wanted.encoded(reference) + "/figures";
    }
}
