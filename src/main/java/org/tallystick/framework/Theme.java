package org.tallystick.framework;

import java.util.List;

/// One theme with its outcomes and measures, in their order.
///
/// @param about the priority or question it stands for; empty where there is none
public record Theme(String reference, String name, String about, List<Outcome> outcomes, List<Measure> measures) {

    public Theme {
        reference = Words.needed(reference, "a theme's reference");
        name = Words.needed(name, "a theme's name");
        about = Words.needed(about, "what a theme is about");
        outcomes = List.copyOf(outcomes);
        measures = List.copyOf(measures);
    }
}
