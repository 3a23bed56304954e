package org.tallystick.library.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement of a rated question, with an answer of its own.
///
/// @param id unique in the survey, like "Q7a"
/// @param measure the reference of the framework's measure that it asks about
/// @param principle the reference of the charter's principle that it asks about
public record Statement(
        String id,
        Words label,
        List<Condition> shownIf,
        @Nullable String measure,
        @Nullable String principle) {

    public Statement {
        shownIf = List.copyOf(shownIf);
    }
}
