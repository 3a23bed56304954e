package org.tallystick.survey;

import org.tallystick.shared.Problem;

import java.util.List;

/// What was read from the answers typed in one section.
///
/// @param answers every answer to a shown item that could be read
/// @param problems what could not be read, each with the item's id
public record Reading(Answers answers, List<Problem> problems) {

    public Reading {
        problems = List.copyOf(problems);
    }
}
