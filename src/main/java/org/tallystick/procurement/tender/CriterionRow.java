package org.tallystick.procurement.tender;

import org.tallystick.framework.Measure;

/// A chosen measure on the page that sets its points.
///
/// @param at its place in the form, from which its fields are named
record CriterionRow(int at, Measure measure) {

    public String field(String part) {
        return "measure-" + at + "-" + part;
    }
}
