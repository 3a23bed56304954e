package org.tallystick.library.survey.foreign;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Statement;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.SurveyRules;
import org.tallystick.shared.Problem;

/// A survey from another program.
///
/// @param leftOut what could not be taken over, each named as the file names it and with what to do
public record Imported(Survey survey, List<String> leftOut) {

    public Imported {
        leftOut = List.copyOf(leftOut);
    }

    /// Whether a condition is left out, so that a question is put to more people than before.
    public boolean asksMore() {
        return leftOut.stream().anyMatch(each -> each.contains("condition") || each.contains("is shown by"));
    }

    /// The survey without whatever would break its rules: first a condition, then the question.
    static Imported mended(Survey whole, List<String> alreadyLeftOut) {
        var leftOut = new LinkedHashSet<>(alreadyLeftOut);
        var seen = new HashSet<String>();
        var survey = changed(whole, question -> once(question, seen, leftOut));
        for (var problems = SurveyRules.check(survey);
                !problems.isEmpty() && survey.items().findAny().isPresent();
                problems = SurveyRules.check(survey)) {
            problems.forEach(each -> leftOut.add(each.field() + ": " + each.message()));
            survey = without(survey, problems.stream().map(Problem::field).collect(toSet()));
        }
        return new Imported(survey, new ArrayList<>(leftOut));
    }

    private static boolean once(Question question, Set<String> seen, Set<String> leftOut) {
        var ids = new HashSet<>(Set.of(question.id()));
        question.items().forEach(item -> ids.add(item.id()));
        var twice = ids.stream().anyMatch(seen::contains);
        if (twice) leftOut.add(question.id() + ": there twice; the first was taken over");
        seen.addAll(ids);
        return !twice;
    }

    private static Survey changed(Survey survey, Predicate<Question> kept) {
        return sections(
                survey,
                section ->
                        section.with(section.questions().stream().filter(kept).toList()));
    }

    private static Survey without(Survey survey, Set<String> fields) {
        return sections(
                survey,
                section -> new Section(
                        section.id(),
                        section.title(),
                        section.introduction(),
                        fields.contains(section.id()) ? List.of() : section.shownIf(),
                        section.questions().stream()
                                .filter(question -> keeps(question, fields))
                                .map(question -> unconditional(question, fields))
                                .toList()));
    }

    private static Survey sections(Survey survey, UnaryOperator<Section> change) {
        return survey.with(survey.sections().stream()
                .map(change)
                .filter(section -> !section.questions().isEmpty())
                .toList());
    }

    /// A question is kept where its conditions are all that may be wrong with it.
    private static boolean keeps(Question question, Set<String> fields) {
        var ids = new HashSet<>(Set.of(question.id()));
        question.items().forEach(item -> ids.add(item.id()));
        var wrong = ids.stream().anyMatch(fields::contains);
        return !wrong || conditional(question);
    }

    private static boolean conditional(Question question) {
        return !question.shownIf().isEmpty()
                || question.items().stream()
                        .anyMatch(item -> !item.ownConditions().isEmpty());
    }

    private static Question unconditional(Question question, Set<String> fields) {
        var wrong = fields.contains(question.id())
                || question.items().stream().anyMatch(item -> fields.contains(item.id()));
        if (!wrong) return question;
        var kind = question.kind() instanceof Kind.Rated(var scale, var statements)
                ? new Kind.Rated(
                        scale,
                        statements.stream()
                                .map(each -> new Statement(
                                        each.id(), each.label(), List.of(), each.measure(), each.principle()))
                                .toList())
                : question.kind();
        return new Question(
                question.id(),
                question.label(),
                question.help(),
                kind,
                question.comment(),
                List.of(),
                question.compulsoryBecause(),
                question.aboutProtected(),
                question.smallCountsBecause());
    }
}
