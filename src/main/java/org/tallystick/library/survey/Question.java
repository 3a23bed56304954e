package org.tallystick.library.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param id unique in the survey, like "Q7"
/// @param help shown beneath the question
/// @param comment the label of a box for remarks on the answer; none where there is no such box
/// @param compulsoryBecause why it must be answered, in words the respondent reads; none where it
///   may be left out
/// @param aboutProtected whether it asks about a protected characteristic (Equality Act 2010, s. 4)
/// @param smallCountsBecause why published tables may show its small counts, decided when the
///   survey is designed; none where they are hidden
public record Question(
        String id,
        Words label,
        @Nullable Words help,
        Kind kind,
        @Nullable Words comment,
        List<Condition> shownIf,
        @Nullable Words compulsoryBecause,
        boolean aboutProtected,
        @Nullable String smallCountsBecause) {

    public Question {
        shownIf = List.copyOf(shownIf);
    }

    /// Whether published tables may show its small counts.
    public boolean smallCounts() {
        return smallCountsBecause != null;
    }

    /// @param because why its small counts may be shown; none where they are hidden
    Question showingSmallCounts(@Nullable String because) {
        return new Question(id, label, help, kind, comment, shownIf, compulsoryBecause, aboutProtected, because);
    }

    public boolean compulsory() {
        return compulsoryBecause != null;
    }

    /// What is answered, each under an id of its own: the question or its statements, then the box
    /// for remarks.
    public List<Item> items() {
        return Item.of(this);
    }
}
