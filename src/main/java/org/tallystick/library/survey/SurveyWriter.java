package org.tallystick.library.survey;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a survey as JSON; nothing is written for what is not there.
final class SurveyWriter {

    private final JsonMapper json;

    SurveyWriter(JsonMapper json) {
        this.json = json;
    }

    ObjectNode write(Survey survey) {
        var root = json.createObjectNode();
        words(root, "title", survey.title());
        words(root, "introduction", survey.introduction());
        text(root, "source", survey.source());
        text(root, "licence", survey.licence());
        conditions(root, "quotedIf", survey.quotedIf());
        var sections = root.putArray("sections");
        survey.sections().forEach(section -> section(sections.addObject(), section));
        return root;
    }

    private void section(ObjectNode node, Section section) {
        node.put("id", section.id());
        words(node, "title", section.title());
        words(node, "introduction", section.introduction());
        conditions(node, "shownIf", section.shownIf());
        var questions = node.putArray("questions");
        section.questions().forEach(question -> question(questions.addObject(), question));
    }

    private void question(ObjectNode node, Question question) {
        node.put("id", question.id());
        words(node, "label", question.label());
        words(node, "help", question.help());
        kind(node, question.kind());
        words(node, "comment", question.comment());
        conditions(node, "shownIf", question.shownIf());
        words(node, "compulsoryBecause", question.compulsoryBecause());
        if (question.aboutProtected()) node.put("protectedCharacteristic", true);
        text(node, "smallCounts", question.smallCountsBecause());
    }

    private void kind(ObjectNode node, Kind kind) {
        node.put(
                "kind",
                switch (kind) {
                    case Kind.Contact(var parts) -> {
                        var keys = node.putArray("parts");
                        parts.forEach(part -> keys.add(part.key()));
                        yield "contact";
                    }
                    case Kind.OneOf(var options) -> {
                        options(node, "options", options);
                        yield "one of";
                    }
                    case Kind.ManyOf(var options, var most) -> {
                        options(node, "options", options);
                        if (most != null) node.put("most", most);
                        yield "many of";
                    }
                    case Kind.Rated(var scale, var statements) -> {
                        options(node, "scale", scale);
                        var list = node.putArray("statements");
                        statements.forEach(each -> statement(list.addObject(), each));
                        yield "rated";
                    }
                    case Kind.NumberIn(var least, var most, var places, var unit) -> {
                        node.put("least", least);
                        node.put("most", most);
                        if (places > 0) node.put("places", places);
                        words(node, "unit", unit);
                        yield "number";
                    }
                    case Kind.ShortText(var most) -> {
                        node.put("most", most);
                        yield "short text";
                    }
                    case Kind.LongText(var most) -> {
                        node.put("most", most);
                        yield "long text";
                    }
                    case Kind.Ranked(var options, var most) -> {
                        options(node, "options", options);
                        if (most != null) node.put("most", most);
                        yield "rank";
                    }
                    case Kind.Upload() -> "file";
                });
    }

    private void statement(ObjectNode node, Statement statement) {
        node.put("id", statement.id());
        words(node, "label", statement.label());
        conditions(node, "shownIf", statement.shownIf());
        text(node, "measure", statement.measure());
        text(node, "principle", statement.principle());
    }

    private void options(ObjectNode node, String key, List<Option> options) {
        var list = node.putArray(key);
        for (var option : options) {
            var plain =
                    option.id().equals(option.label().en()) && option.label().cy() == null && !option.alone();
            if (plain) list.add(option.id());
            else option(list, option);
        }
    }

    private void option(ArrayNode list, Option option) {
        var node = list.addObject();
        if (!option.id().equals(option.label().en())) node.put("id", option.id());
        words(node, "label", option.label());
        if (option.alone()) node.put("alone", true);
    }

    private void conditions(ObjectNode node, String key, List<Condition> conditions) {
        if (conditions.isEmpty()) return;
        var list = node.putArray(key);
        for (var condition : conditions) {
            var each = list.addObject();
            each.put("answer", condition.item());
            if (!condition.is().isEmpty()) texts(each.putArray("is"), condition.is());
            if (!condition.isNot().isEmpty()) texts(each.putArray("isNot"), condition.isNot());
        }
    }

    private static void texts(ArrayNode list, List<String> texts) {
        texts.forEach(list::add);
    }

    private static void text(ObjectNode node, String key, @Nullable String text) {
        if (text != null) node.put(key, text);
    }

    private static void words(ObjectNode node, String key, @Nullable Words words) {
        if (words == null) return;
        if (words.cy() == null) node.put(key, words.en());
        else node.putObject(key).put("en", words.en()).put("cy", words.cy());
    }
}
