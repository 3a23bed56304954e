package org.tallystick.consultation.answering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;

/// Answers as a form's fields hold them, and as people read them.
public final class AnswerTyped {

    private AnswerTyped() {}

    /// The fields that were typed to give these answers.
    public static Map<String, List<String>> fields(List<Item> items, Answers answers) {
        var typed = new LinkedHashMap<String, List<String>>();
        for (var item : items) answers.to(item.id()).ifPresent(each -> put(item, each, typed));
        return typed;
    }

    private static void put(Item item, Answer answer, Map<String, List<String>> typed) {
        switch (answer) {
            case Answer.Chosen(var options) -> {
                if (item.kind() instanceof Kind.Ranked(var all, var _)) {
                    for (var at = 0; at < all.size(); at++) {
                        var rank = options.indexOf(all.get(at).id());
                        if (rank >= 0) typed.put(item.id() + "." + (at + 1), List.of(String.valueOf(rank + 1)));
                    }
                } else typed.put(item.id(), options);
            }
            case Answer.Number(var value) -> typed.put(item.id(), List.of(value.toPlainString()));
            case Answer.Written(var text) -> typed.put(item.id(), List.of(text));
            case Answer.ContactDetails(var parts) ->
                parts.forEach((part, text) -> typed.put(item.id() + "." + part.key(), List.of(text)));
            case Answer.Uploaded file -> typed.put(item.id(), List.of(words(file)));
        }
    }

    /// One answer in words.
    static String words(Item item, Answer answer, boolean welsh) {
        return switch (answer) {
            case Answer.Chosen(var options) -> {
                var labels = options.stream()
                        .map(id -> item.kind().choices().stream()
                                .filter(option -> option.id().equals(id))
                                .map(Option::label)
                                .map(words -> words.in(welsh))
                                .findFirst()
                                .orElse(id))
                        .toList();
                yield item.kind() instanceof Kind.Ranked ? numbered(labels) : String.join("\n", labels);
            }
            case Answer.Number(var value) -> value.toPlainString();
            case Answer.Written(var text) -> text;
            case Answer.ContactDetails(var parts) ->
                parts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining("\n"));
            case Answer.Uploaded file -> words(file);
        };
    }

    /// "plan.pdf (120 kB)".
    static String words(Answer.Uploaded file) {
        return file.name() + " (" + Math.max(1, file.size() / 1_000) + " kB)";
    }

    private static String numbered(List<String> labels) {
        var text = new StringBuilder();
        for (var at = 0; at < labels.size(); at++)
            text.append(at == 0 ? "" : "\n").append(at + 1).append(". ").append(labels.get(at));
        return text.toString();
    }
}
