package org.tallystick.consultation.design;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.consultation.Content;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Words;

/// Which words a respondent would read in English on a Welsh page.
final class WelshRules {

    private final List<String> missing = new ArrayList<>();

    private WelshRules() {}

    /// Each place whose words have no Welsh, like "question Q7"; each place once.
    static List<String> missing(Content content) {
        var rules = new WelshRules();
        rules.look("title", content.survey().title());
        rules.look("introduction", content.survey().introduction());
        for (var words : content.notice().all()) rules.look("what people need to know", words);
        for (var section : content.survey().sections()) {
            rules.look("section “" + section.title().en() + "”", section.title());
            rules.look("section “" + section.title().en() + "”", section.introduction());
            section.questions().forEach(rules::question);
        }
        return rules.missing.stream().distinct().toList();
    }

    private void question(Question question) {
        var place = "question " + question.id();
        look(place, question.label());
        look(place, question.help());
        look(place, question.comment());
        look(place, question.compulsoryBecause());
        question.kind().choices().stream().map(Option::label).forEach(words -> look(place, words));
        switch (question.kind()) {
            case Kind.Rated(var _, var statements) ->
                statements.forEach(statement -> look("statement " + statement.id(), statement.label()));
            case Kind.NumberIn(var _, var _, var _, var unit) -> look(place, unit);
            case Kind.Contact _,
                    Kind.OneOf _,
                    Kind.ManyOf _,
                    Kind.ShortText _,
                    Kind.LongText _,
                    Kind.Ranked _,
                    Kind.Upload _ -> {}
        }
    }

    private void look(String place, @Nullable Words words) {
        if (words != null && !words.en().isEmpty() && words.cy() == null) missing.add(place);
    }
}
