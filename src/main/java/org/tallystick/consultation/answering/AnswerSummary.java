package org.tallystick.consultation.answering;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.consultation.RespondentWords;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Section;

/// All answers of a section, in words.
///
/// @param lines in the survey's order
record AnswerSummary(Section section, List<Line> lines) {

    public AnswerSummary {
        lines = List.copyOf(lines);
    }

    /// @param id the item, to which a problem with it leads
    /// @param group the question of which this is one statement; empty otherwise
    public record Line(String id, String group, String asked, String answer) {}

    public static List<AnswerSummary> each(Answering answering) {
        var all = new ArrayList<AnswerSummary>();
        for (var section : answering.sections()) {
            var shown = AnswerSteps.displayed(answering, section);
            var lines = new ArrayList<Line>();
            for (var item : section.items()) if (shown.contains(item.id())) lines.add(line(answering, item));
            all.add(new AnswerSummary(section, lines));
        }
        return all;
    }

    private static Line line(Answering answering, Item item) {
        var welsh = answering.welsh();
        return new Line(
                item.id(),
                item.question().kind() instanceof Kind.Rated && !item.remarks()
                        ? item.question().label().in(welsh)
                        : "",
                item.label().in(welsh),
                answering
                        .answers()
                        .to(item.id())
                        .map(answer -> AnswerTyped.words(item, answer, welsh))
                        .orElse(RespondentWords.NOT_ANSWERED.in(welsh)));
    }
}
