package org.tallystick.library.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tallystick.shared.Problem;
import tools.jackson.databind.JsonNode;

/// Reads a survey from JSON, noting everything that is no part of one.
final class SurveyReader {

    private static final int SHORT = 200;
    private static final int LONG = 4_000;

    private final List<Problem> problems = new ArrayList<>();

    /// Each kind by the name it has in the file, and how its own keys are read.
    private final Map<String, Function<JsonPart, Kind>> kinds = Map.of(
            "contact", this::contact,
            "one of", part -> new Kind.OneOf(options(part, "options")),
            "many of",
                    part -> new Kind.ManyOf(
                            options(part, "options"), part.whole("most").orElse(null)),
            "rated", this::rated,
            "number", this::number,
            "short text", part -> new Kind.ShortText(part.whole("most").orElse(SHORT)),
            "long text", part -> new Kind.LongText(part.whole("most").orElse(LONG)),
            "rank",
                    part -> new Kind.Ranked(
                            options(part, "options"), part.whole("most").orElse(null)),
            "file", _ -> new Kind.Upload());

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Survey read(JsonNode root) {
        var part = new JsonPart(root, "The survey", problems);
        var title = part.neededWords("title");
        var survey = new Survey(
                title,
                part.words("introduction"),
                part.optional("source"),
                part.optional("licence"),
                part.has("questions")
                        ? List.of(new Section(
                                "s1",
                                title,
                                null,
                                List.of(),
                                part.parts("questions", "question")
                                        .map(this::question)
                                        .toList()))
                        : sections(part, title),
                conditions(part, "quotedIf"));
        part.end();
        return survey;
    }

    private List<Section> sections(JsonPart survey, Words title) {
        var sections = new ArrayList<Section>();
        for (var part : survey.parts("sections", "section").toList()) {
            sections.add(new Section(
                    part.text("id").orElse("s" + (sections.size() + 1)),
                    part.has("title") ? part.neededWords("title") : title,
                    part.words("introduction"),
                    conditions(part, "shownIf"),
                    part.parts("questions", "question").map(this::question).toList()));
            part.end();
        }
        return sections;
    }

    private Question question(JsonPart unnamed) {
        var id = unnamed.needed("id");
        var part = id.isEmpty() ? unnamed : unnamed.named("Question " + id);
        var question = new Question(
                id,
                part.neededWords("label"),
                part.words("help"),
                kind(part),
                part.words("comment"),
                conditions(part, "shownIf"),
                part.words("compulsoryBecause"),
                part.flag("protectedCharacteristic"),
                part.optional("smallCounts"));
        part.end();
        return question;
    }

    private Kind kind(JsonPart part) {
        var name = part.needed("kind").toLowerCase(Locale.ROOT).replaceAll("[-_ ]+", " ");
        var kind = kinds.get(name);
        if (kind != null) return kind.apply(part);
        if (!name.isEmpty())
            part.wrong("is not of a known kind (“"
                    + name
                    + "”): use contact, one of, many of, rated, number, short text,"
                    + " long text, rank or file");
        return new Kind.ShortText(SHORT);
    }

    private Kind contact(JsonPart part) {
        var parts = new ArrayList<Kind.Contact.Part>();
        for (var key : part.texts("parts"))
            Kind.Contact.Part.of(key)
                    .ifPresentOrElse(
                            parts::add,
                            () -> part.wrong(
                                    "asks for “" + key + "”: use name, organisation, email or" + " telephone"));
        return new Kind.Contact(part.has("parts") ? parts : List.of(Kind.Contact.Part.values()));
    }

    private Kind rated(JsonPart part) {
        return new Kind.Rated(
                options(part, "scale"),
                part.parts("statements", "statement").map(this::statement).toList());
    }

    private Statement statement(JsonPart unnamed) {
        var id = unnamed.needed("id");
        var part = id.isEmpty() ? unnamed : unnamed.named("Statement " + id);
        var statement = new Statement(
                id,
                part.neededWords("label"),
                conditions(part, "shownIf"),
                part.optional("measure"),
                part.optional("principle"));
        part.end();
        return statement;
    }

    private Kind number(JsonPart part) {
        return new Kind.NumberIn(
                bound(part, "least"), bound(part, "most"), part.whole("places").orElse(0), part.words("unit"));
    }

    private static BigDecimal bound(JsonPart part, String key) {
        var bound = part.number(key);
        if (!part.has(key)) part.wrong("needs “" + key + "”, the " + key + " that may be answered");
        return bound.orElse(BigDecimal.ZERO);
    }

    /// An option is its label, or an object with an id of its own.
    private List<Option> options(JsonPart part, String key) {
        var options = new ArrayList<Option>();
        for (var member : part.list(key)) {
            if (!member.isObject()) {
                Optional.of(member.asString("").strip())
                        .filter(label -> !label.isEmpty())
                        .ifPresentOrElse(
                                label -> options.add(Option.of(label)),
                                () -> part.wrong("has an option without a label"));
                continue;
            }
            var option = new JsonPart(member, part.place() + ", option " + (options.size() + 1) + ",", problems);
            var label = option.neededWords("label");
            options.add(new Option(option.text("id").orElse(label.en()), label, option.flag("alone")));
            option.end();
        }
        return options;
    }

    private List<Condition> conditions(JsonPart part, String key) {
        return part.parts(key, "condition")
                .map(condition -> {
                    var read =
                            new Condition(condition.needed("answer"), condition.texts("is"), condition.texts("isNot"));
                    condition.end();
                    return read;
                })
                .toList();
    }
}
