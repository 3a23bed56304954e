package org.tallystick.consultation.design;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Question;
import org.tallystick.platform.page.form.Choice;

/// Questions and contact details in the words of officers' pages.
final class KindWords {

    private KindWords() {}

    /// "One of several answers · only for Q16: Yes · must be answered".
    public static String of(Question question) {
        var words = new ArrayList<String>();
        words.add(QuestionForm.KindKey.of(question.kind()).words());
        for (var condition : question.shownIf())
            words.add("only for "
                    + condition.item()
                    + ": "
                    + String.join(" or ", condition.is())
                    + (condition.isNot().isEmpty() ? "" : "not " + String.join(" or ", condition.isNot())));
        if (question.compulsory()) words.add("must be answered");
        if (question.aboutProtected()) words.add("protected characteristic");
        if (question.smallCounts()) words.add("small counts may be published: " + question.smallCountsBecause());
        return String.join(" · ", words);
    }

    /// What a new question may ask for.
    public static List<Choice> choices() {
        return Choice.each(
                List.of(QuestionForm.KindKey.values()),
                org.tallystick.platform.page.form.Keys::write,
                QuestionForm.KindKey::words);
    }

    /// Each contact detail on a line.
    public static List<String> details(Answers details) {
        var lines = new ArrayList<String>();
        for (var answer : details.byItem().values())
            if (answer instanceof Answer.ContactDetails(var parts))
                parts.entrySet().stream()
                        .sorted(java.util.Map.Entry.comparingByKey())
                        .forEach(each -> lines.add(each.getValue()));
        return lines;
    }
}
