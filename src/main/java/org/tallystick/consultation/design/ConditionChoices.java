package org.tallystick.consultation.design;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Survey;
import org.tallystick.platform.page.form.Choice;

/// The earlier answers by which something may be shown, as one list to choose from.
final class ConditionChoices {

    private ConditionChoices() {}

    /// Every option of every item before the section or question with this id; of all for a new
    /// one.
    static List<Choice> before(Survey survey, String id) {
        var choices = new ArrayList<Choice>();
        choices.add(Choice.of("", "Everybody"));
        for (var section : survey.sections()) {
            if (section.id().equals(id)) return choices;
            for (var question : section.questions()) {
                if (question.id().equals(id)) return choices;
                for (var item : question.items())
                    for (var option : item.kind().choices())
                        choices.add(Choice.of(
                                item.id() + "|" + option.id(),
                                item.id() + ": " + option.label().en()));
            }
        }
        return choices;
    }

    /// The answers by which somebody may allow being quoted.
    static List<Choice> quotable(Survey survey) {
        var choices = new ArrayList<>(before(survey, ""));
        choices.set(0, Choice.of("", "Nobody is quoted"));
        if (QuestionTyped.condition(survey.quotedIf()).equals("keep"))
            choices.add(Choice.of("keep", "As it is now: several answers"));
        return choices;
    }

    static List<Condition> read(String chosen) {
        var at = chosen.indexOf('|');
        return at < 0
                ? List.of()
                : List.of(new Condition(chosen.substring(0, at), List.of(chosen.substring(at + 1)), List.of()));
    }
}
