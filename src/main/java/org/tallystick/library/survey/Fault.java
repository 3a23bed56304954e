package org.tallystick.library.survey;

import org.tallystick.shared.Problem;

/// What is wrong with an answer, in words that its respondent reads in either language.
///
/// @param field the form's field that it is about
public record Fault(String field, Words words) {

    public Problem in(boolean welsh) {
        return new Problem(field, words.in(welsh));
    }
}
