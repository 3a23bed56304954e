package org.tallystick.consultation.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Condition;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Words;

/// A question as the fields of its form hold it.
final class QuestionTyped {

    /// The scale that most surveys use, offered to begin with.
    static final String USUAL_SCALE =
            "Strongly agree\nTend to agree\nNeither agree nor disagree\nTend to disagree\nStrongly disagree";

    private final Map<String, Object> typed = new LinkedHashMap<>();

    private QuestionTyped() {}

    static Map<String, Object> fields(Question question) {
        var typed = new QuestionTyped();
        typed.typed.put("id", question.id());
        typed.words("label", question.label());
        typed.words("help", question.help());
        typed.words("comment", question.comment());
        typed.words("because", question.compulsoryBecause());
        typed.typed.put(
                "disclosure", question.aboutProtected() ? "protected" : question.smallCounts() ? "shown" : "opinions");
        if (question.smallCountsBecause() != null) typed.typed.put("smallCounts", question.smallCountsBecause());
        typed.typed.put("shownIf", condition(question.shownIf()));
        typed.kind(question.kind());
        return typed.typed;
    }

    private void kind(Kind kind) {
        options(kind.choices());
        switch (kind) {
            case Kind.Rated(var _, var statements) -> {
                for (var at = 0; at < statements.size(); at++) {
                    var each = statements.get(at);
                    var field = "s" + at + ".";
                    typed.put(field + "id", each.id());
                    words(field + "label", each.label());
                    if (each.measure() != null) typed.put(field + "link", "measure:" + each.measure());
                    if (each.principle() != null) typed.put(field + "link", "principle:" + each.principle());
                }
            }
            case Kind.ManyOf(var _, var most) -> most(most);
            case Kind.Ranked(var _, var most) -> most(most);
            case Kind.NumberIn(var least, var most, var places, var unit) -> {
                typed.put("least", least.toPlainString());
                typed.put("most", most.toPlainString());
                typed.put("places", places);
                words("unit", unit);
            }
            case Kind.ShortText(var most) -> most(most);
            case Kind.LongText(var most) -> most(most);
            case Kind.Contact(var parts) ->
                typed.put("parts", parts.stream().map(Kind.Contact.Part::key).toList());
            case Kind.OneOf _, Kind.Upload _ -> {}
        }
    }

    private void most(@Nullable Integer most) {
        if (most != null) typed.put("most", most);
    }

    private void options(List<Option> options) {
        if (options.isEmpty()) return;
        typed.put("options", lines(options));
        if (options.stream().anyMatch(option -> option.label().cy() != null))
            typed.put(
                    "options.cy",
                    options.stream().map(option -> option.label().in(true)).collect(Collectors.joining("\n")));
        typed.put(
                "alone",
                options.stream()
                        .filter(Option::alone)
                        .map(option -> option.label().en())
                        .collect(Collectors.joining("\n")));
    }

    private static String lines(List<Option> options) {
        return options.stream()
                .map(option -> option.id().equals(option.label().en())
                        ? option.id()
                        : option.id() + " | " + option.label().en())
                .collect(Collectors.joining("\n"));
    }

    private void words(String field, @Nullable Words words) {
        put(field, words, typed);
    }

    /// A text's two fields: its English, and its Welsh where it has any.
    static void put(String field, @Nullable Words words, Map<String, Object> typed) {
        if (words == null) return;
        typed.put(field, words.en());
        if (words.cy() != null) typed.put(field + ".cy", words.cy());
    }

    /// A condition that the form's one choice can say; "keep" for any other.
    static String condition(List<Condition> conditions) {
        if (conditions.isEmpty()) return "";
        var first = conditions.getFirst();
        return conditions.size() == 1 && first.is().size() == 1 && first.isNot().isEmpty()
                ? first.item() + "|" + first.is().getFirst()
                : "keep";
    }
}
