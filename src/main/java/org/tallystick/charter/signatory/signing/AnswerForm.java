package org.tallystick.charter.signatory.signing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.charter.signatory.Answer;
import org.tallystick.charter.text.CharterText;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Problem;

/// The answers to a charter's principles as they were typed.
///
/// @param late principles with a step that is late and goes on: a plan for them needs no new one
/// @param problems where everything that is wrong with them is added
record AnswerForm(PostedForm typed, Set<String> late, LocalDate today, List<Problem> problems) {

    private static final int STEPS = 3;

    private static final int MOST_HOW = 2_000;

    /// Every answer in which nothing is wrong, by the principle's reference.
    Map<String, Answer> read(CharterText text) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var principle : text.principles()) {
            var reference = principle.reference();
            switch (typed.text("answer-" + reference)) {
                case "does" -> does(reference, answers);
                case "will" -> will(reference, answers);
                case "not-yet" -> answers.put(reference, new Answer.NotYet());
                default ->
                    problems.add(new Problem("answer-" + reference, "Choose an answer to “" + principle.name() + "”"));
            }
        }
        return answers;
    }

    private void does(String reference, Map<String, Answer> answers) {
        var how = typed.needed("how-" + reference, MOST_HOW, "Say how you do it, in a sentence or two", problems);
        if (!how.isEmpty()) answers.put(reference, new Answer.Does(how));
    }

    private void will(String reference, Map<String, Answer> answers) {
        var steps = new ArrayList<Answer.Step>();
        for (var at = 1; at <= STEPS; at++) step(reference + "-" + at, steps);
        var goesOn = late.contains(reference);
        if (steps.isEmpty()
                && !goesOn
                && problems.stream().noneMatch(p -> p.field().contains(reference)))
            problems.add(new Problem("step-" + reference + "-1", "Say what you will do, and by when"));
        if (goesOn || !steps.isEmpty()) answers.put(reference, new Answer.Will(steps));
    }

    private void step(String at, List<Answer.Step> steps) {
        var words = typed.within("step-" + at, 500, problems);
        var blank = (typed.text("due-" + at + ".day")
                        + typed.text("due-" + at + ".month")
                        + typed.text("due-" + at + ".year"))
                .isEmpty();
        if (words.isEmpty() && blank) return;
        var due = typed.date("due-" + at);
        if (words.isEmpty()) problems.add(new Problem("step-" + at, "Say what will be done by this day"));
        if (due.isEmpty() || due.get().isBefore(today) || due.get().isAfter(today.plusYears(5)))
            problems.add(new Problem(
                    "due-" + at,
                    "Enter the day by which it is done, from today to five years from now, like 31 3 "
                            + (today.getYear() + 1)));
        else if (!words.isEmpty()) steps.add(new Answer.Step(words, due.get()));
    }
}
