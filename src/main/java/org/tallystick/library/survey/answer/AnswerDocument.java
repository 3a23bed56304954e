package org.tallystick.library.survey.answer;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.SurveyDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One respondent's answers as JSON, by item: `["Small (10-49)"]` for options chosen, `5` for a
/// number, `"text"` for words, `{"name": …}` for contact details, `{"name": …, "sha256": …, "size":
/// …, "kind": …}` for a file.
public final class AnswerDocument {

    private AnswerDocument() {}

    /// The same answers give the same text.
    public static String write(Answers answers) {
        var root = SurveyDocument.JSON.createObjectNode();
        answers.byItem().forEach((item, answer) -> write(root, item, answer));
        return SurveyDocument.JSON.writeValueAsString(root);
    }

    private static void write(ObjectNode root, String item, Answer answer) {
        switch (answer) {
            case Answer.Chosen(var options) -> {
                var list = root.putArray(item);
                options.forEach(list::add);
            }
            case Answer.Number(var value) -> root.put(item, value);
            case Answer.Written(var text) -> root.put(item, text);
            case Answer.ContactDetails(var parts) -> {
                var node = root.putObject(item);
                for (var part : Kind.Contact.Part.values())
                    if (parts.containsKey(part)) node.put(part.key(), parts.get(part));
            }
            case Answer.Uploaded(var name, var sha256, var size, var kind) ->
                root.putObject(item)
                        .put("name", name)
                        .put("sha256", sha256)
                        .put("size", size)
                        .put("kind", kind);
        }
    }

    /// @throws tools.jackson.core.JacksonException where the text is no JSON
    /// @throws IllegalArgumentException where it holds no answers
    public static Answers read(String document) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var each : SurveyDocument.JSON.readTree(document).properties())
            answers.put(each.getKey(), answer(each.getValue()));
        return new Answers(answers);
    }

    private static Answer answer(JsonNode node) {
        if (node.isArray())
            return new Answer.Chosen(
                    node.values().stream().map(JsonNode::stringValue).toList());
        if (node.isNumber()) return new Answer.Number(node.decimalValue());
        if (node.isString()) return new Answer.Written(node.stringValue());
        if (node.has("sha256"))
            return new Answer.Uploaded(
                    node.get("name").stringValue(),
                    node.get("sha256").stringValue(),
                    node.get("size").intValue(),
                    node.get("kind").stringValue());
        var parts = new EnumMap<Kind.Contact.Part, String>(Kind.Contact.Part.class);
        for (var part : Kind.Contact.Part.values())
            if (node.has(part.key())) parts.put(part, node.get(part.key()).stringValue());
        return new Answer.ContactDetails(parts);
    }
}
