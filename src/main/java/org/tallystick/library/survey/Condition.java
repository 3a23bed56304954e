package org.tallystick.library.survey;

import java.util.List;

/// Something is shown only to those who chose one of `is` for an earlier item, and none of `isNot`.
/// Whoever was not asked, or did not answer, chose nothing.
///
/// @param item the id of a question or statement with options, earlier in the survey
public record Condition(String item, List<String> is, List<String> isNot) {

    public Condition {
        is = List.copyOf(is);
        isNot = List.copyOf(isNot);
    }

    public boolean holds(List<String> chosen) {
        return (is.isEmpty() || is.stream().anyMatch(chosen::contains))
                && isNot.stream().noneMatch(chosen::contains);
    }
}
