package org.tallystick.consultation.recommendation;

import java.time.LocalDate;
import java.util.List;

/// What came of a decision so far.
///
/// @param assignments who was to see to it until when, the first one first
/// @param facts what happened, the first one first
public record Progress(List<Assignment> assignments, List<Fact> facts) {

    public Progress {
        assignments = List.copyOf(assignments);
        facts = List.copyOf(facts);
    }

    /// @param because why the owner or the day was changed; empty for the first
    public record Assignment(String owner, LocalDate due, String because) {}

    public record Fact(LocalDate on, String words, boolean done) {}
}
