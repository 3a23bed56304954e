package org.tallystick.library.survey;

import java.util.List;

/// What was read from the answers typed in one section.
///
/// @param answers every answer to a shown item that could be read
/// @param faults what could not be read, each with the item's id
public record Reading(Answers answers, List<Fault> faults) {

    public Reading {
        faults = List.copyOf(faults);
    }
}
