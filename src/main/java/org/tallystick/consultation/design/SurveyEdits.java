package org.tallystick.consultation.design;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Section;
import org.tallystick.library.survey.Survey;

/// What an officer does to a survey, each giving another survey. An edit of something that is no
/// longer there changes nothing.
final class SurveyEdits {

    private SurveyEdits() {}

    public static Survey with(Survey survey, List<Section> sections) {
        return survey.with(sections);
    }

    /// Puts a section in the place of the one with its id, or at the end.
    static Survey put(Survey survey, Section section) {
        var sections = new ArrayList<>(survey.sections());
        for (var at = 0; at < sections.size(); at++)
            if (sections.get(at).id().equals(section.id())) {
                sections.set(at, section);
                return with(survey, sections);
            }
        sections.add(section);
        return with(survey, sections);
    }

    /// Puts a question in the place of the one with this id, or at the section's end.
    ///
    /// @param before the question's id until now; empty for a new one
    static Survey put(Survey survey, String section, String before, Question question) {
        return sections(survey, each -> {
            if (!each.id().equals(section)) return each;
            var questions = new ArrayList<>(each.questions());
            for (var at = 0; at < questions.size(); at++)
                if (questions.get(at).id().equals(before)) {
                    questions.set(at, question);
                    return with(each, questions);
                }
            questions.add(question);
            return with(each, questions);
        });
    }

    /// Takes out a section or a question.
    public static Survey remove(Survey survey, String id) {
        var sections = new ArrayList<>(survey.sections());
        sections.removeIf(each -> each.id().equals(id));
        return sections(
                with(survey, sections),
                each -> with(
                        each,
                        each.questions().stream()
                                .filter(question -> !question.id().equals(id))
                                .toList()));
    }

    /// Moves a section or a question one place up; the first question of a section moves to the end
    /// of the section before.
    public static Survey up(Survey survey, String id) {
        var sections = new ArrayList<>(survey.sections());
        for (var at = 0; at < sections.size(); at++) {
            if (sections.get(at).id().equals(id)) {
                if (at > 0) Collections.swap(sections, at, at - 1);
                return with(survey, sections);
            }
            var questions = new ArrayList<>(sections.get(at).questions());
            for (var place = 0; place < questions.size(); place++) {
                if (!questions.get(place).id().equals(id)) continue;
                if (place > 0) Collections.swap(questions, place, place - 1);
                else if (at > 0) {
                    var above = new ArrayList<>(sections.get(at - 1).questions());
                    above.add(questions.removeFirst());
                    sections.set(at - 1, with(sections.get(at - 1), above));
                }
                sections.set(at, with(sections.get(at), questions));
                return with(survey, sections);
            }
        }
        return survey;
    }

    static String sectionOf(Survey survey, String question) {
        return survey.sections().stream()
                .filter(each -> each.questions().stream().anyMatch(q -> q.id().equals(question)))
                .map(Section::id)
                .findFirst()
                .orElse("");
    }

    /// An id that nothing in the survey has: "Q8", "S3".
    static String free(Survey survey, String letter) {
        for (var number = 1; ; number++) {
            var id = letter + number;
            if (survey.section(id).isEmpty()
                    && survey.question(id).isEmpty()
                    && survey.item(id).isEmpty()) return id;
        }
    }

    private static Survey sections(Survey survey, UnaryOperator<Section> edit) {
        return with(survey, survey.sections().stream().map(edit).toList());
    }

    private static Section with(Section section, List<Question> questions) {
        return section.with(questions);
    }
}
