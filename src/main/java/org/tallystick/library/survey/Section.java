package org.tallystick.library.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a survey.
///
/// @param id unique among the sections, for addresses
public record Section(
        String id, Words title, @Nullable Words introduction, List<Condition> shownIf, List<Question> questions) {

    public Section {
        shownIf = List.copyOf(shownIf);
        questions = List.copyOf(questions);
    }

    public Section with(List<Question> others) {
        return new Section(id, title, introduction, shownIf, others);
    }

    public List<Item> items() {
        return questions.stream().flatMap(question -> question.items().stream()).toList();
    }
}
