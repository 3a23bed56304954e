package org.tallystick.charter.signatory;

import java.time.LocalDate;
import java.util.List;

/// What a signatory answers to one principle. "Not yet" is a respectable answer.
public sealed interface Answer {

    /// "We do this, and here is how."
    record Does(String how) implements Answer {}

    /// "We will, by these dates."
    ///
    /// @param steps new ones; none where only late ones of the signature before go on
    record Will(List<Step> steps) implements Answer {
        public Will {
            steps = List.copyOf(steps);
        }
    }

    record NotYet() implements Answer {}

    /// One step of a plan and the day by which it is done.
    record Step(String words, LocalDate due) {}

    /// Whether it counts towards what is asked of the organisation's size.
    default boolean counts() {
        return !(this instanceof NotYet);
    }
}
