package org.tallystick.consultation.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.consultation.RespondentWords;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.answer.AnswerRules;
import org.tallystick.shared.Problem;

/// Which page comes next for somebody who answers.
public final class AnswerSteps {

    private AnswerSteps() {}

    /// Where they go, and what they take along.
    sealed interface Step {
        Answering answering();

        /// A section to answer.
        ///
        /// @param more whether it comes back because an answer on it brought up another question
        record Ask(Answering answering, Section section, boolean more) implements Step {}

        /// The same section again, with what is wrong and what was typed.
        record Again(Answering answering, Section section, Map<String, List<String>> typed, List<Problem> problems)
                implements Step {}

        /// All answers together.
        record Check(Answering answering) implements Step {}
    }

    public static Step first(Answering answering) {
        var sections = answering.sections();
        return sections.isEmpty() ? new Step.Check(answering) : new Step.Ask(answering, sections.getFirst(), false);
    }

    /// Reads what was typed in a section, and finds the next page.
    ///
    /// @param displayed the ids of the items that the page asked
    /// @param files what is wrong with the files that came with the page
    /// @param then "next", "back", or "check" to see all answers
    static Step after(
            Answering before,
            Section section,
            Set<String> displayed,
            Map<String, List<String>> typed,
            List<Problem> files,
            String then) {
        var survey = before.survey();
        var reading = AnswerRules.read(survey, section, before.answers(), typed);
        var now = before.with(before.answers().with(section, reading.answers()));
        var welsh = before.welsh();
        var problems = new ArrayList<Problem>();
        reading.faults().forEach(each -> problems.add(each.in(welsh)));
        var shown = displayed(now, section);
        files.stream().filter(each -> shown.contains(each.field())).forEach(problems::add);
        // What cannot be read would be lost on any way out of this page.
        if (then.equals("back") && problems.isEmpty()) return back(now, section);
        if (then.equals("back") || then.equals("save"))
            return problems.isEmpty()
                    ? new Step.Ask(now, section, false)
                    : new Step.Again(before, section, typed, problems);
        AnswerRules.missing(survey, section, now.answers()).stream()
                .filter(each -> displayed.contains(each.field()))
                .filter(each -> problems.stream().noneMatch(p -> p.field().equals(each.field())))
                .forEach(each -> problems.add(each.in(welsh)));
        if (!problems.isEmpty()) return new Step.Again(before, section, typed, problems);
        if (asksMore(now, section, displayed)) return new Step.Ask(now, section, true);
        return onward(before, now, section);
    }

    private static boolean asksMore(Answering now, Section section, Set<String> displayed) {
        var shown = AnswerRules.shown(now.survey(), now.answers());
        return section.items().stream().map(Item::id).anyMatch(id -> shown.contains(id) && !displayed.contains(id));
    }

    /// Whoever comes from the check goes back to it, past the pages that an answer has just opened.
    private static Step onward(Answering before, Answering now, Section section) {
        var sections = now.sections();
        var seen = before.checked() ? before.sections() : List.<Section>of();
        for (var at = sections.indexOf(section) + 1; at < sections.size(); at++)
            if (!seen.contains(sections.get(at))) return new Step.Ask(now, sections.get(at), false);
        return new Step.Check(now);
    }

    static Step back(Answering now, Section section) {
        var sections = now.sections();
        var at = sections.indexOf(section);
        return new Step.Ask(now, at > 0 ? sections.get(at - 1) : section, false);
    }

    /// What keeps the answers from being sent.
    static List<Problem> problems(Answering answering) {
        if (answering.answers().equals(Answers.NONE))
            return List.of(Problem.ofAll(RespondentWords.EMPTY.in(answering.welsh())));
        return AnswerRules.check(answering.survey(), answering.answers(), answering.welsh())
                        instanceof org.tallystick.shared.Checked.Invalid<Answers>(var problems)
                ? problems
                : List.of();
    }

    /// The ids of the items that a section's page asks now.
    static Set<String> displayed(Answering answering, Section section) {
        var shown = AnswerRules.shown(answering.survey(), answering.answers());
        return section.items().stream()
                .map(Item::id)
                .filter(shown::contains)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
