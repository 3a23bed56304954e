package org.tallystick.library.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.Problem;
import tools.jackson.databind.JsonNode;

/// One object of a survey file. It notes everything in it that cannot be read, and every key that
/// nobody asked for, with the place in words.
final class JsonPart {

    private final JsonNode node;
    private final String place;
    private final List<Problem> problems;
    private final Set<String> asked = new HashSet<>();

    /// @param place how messages begin: "Question Q7"
    JsonPart(JsonNode node, String place, List<Problem> problems) {
        this.node = node;
        this.place = place;
        this.problems = problems;
        if (!node.isObject()) wrong("must be an object in { }");
    }

    String place() {
        return place;
    }

    void wrong(String what) {
        problems.add(Problem.ofAll(place + " " + what));
    }

    /// The part with another place's name, for what is named by its own id.
    JsonPart named(String other) {
        var renamed = new JsonPart(node, other, problems);
        renamed.asked.addAll(asked);
        return renamed;
    }

    boolean has(String key) {
        return node.isObject() && node.has(key) && !node.get(key).isNull();
    }

    /// Text, or a number written as text; none where the key is missing.
    Optional<String> text(String key) {
        return value(key).flatMap(value -> text(key, value));
    }

    private Optional<String> text(String key, JsonNode value) {
        if ((value.isString() || value.isNumber()) && !value.asString().isBlank())
            return Optional.of(value.asString().strip());
        if (!value.isString()) wrong("needs text under “" + key + "”");
        return Optional.empty();
    }

    String needed(String key) {
        var text = text(key);
        if (text.isEmpty() && !has(key)) wrong("needs “" + key + "”");
        return text.orElse("");
    }

    @Nullable
    String optional(String key) {
        return text(key).orElse(null);
    }

    Words neededWords(String key) {
        var words = words(key);
        if (words == null && !has(key)) wrong("needs “" + key + "”");
        return words == null ? Words.of("") : words;
    }

    /// `"English"` or `{"en": "English", "cy": "Cymraeg"}`.
    @Nullable
    Words words(String key) {
        return value(key).map(value -> words(key, value)).orElse(null);
    }

    private @Nullable Words words(String key, JsonNode value) {
        if (!value.isObject()) return text(key, value).map(Words::of).orElse(null);
        var part = new JsonPart(value, place + ", “" + key + "”,", problems);
        var words = new Words(part.needed("en"), part.optional("cy"));
        part.end();
        return words;
    }

    boolean flag(String key) {
        return value(key)
                .map(value -> {
                    if (!value.isBoolean()) wrong("needs true or false under “" + key + "”");
                    return value.isBoolean() && value.booleanValue();
                })
                .orElse(false);
    }

    Optional<BigDecimal> number(String key) {
        return value(key).flatMap(value -> {
            var number = Numbers.read(value.asString(""));
            if (number.isEmpty()) wrong("needs a number under “" + key + "”, like 14");
            return number;
        });
    }

    /// A whole number from 0 to a million.
    Optional<Integer> whole(String key) {
        return number(key).flatMap(number -> {
            var fits = number.stripTrailingZeros().scale() <= 0
                    && number.signum() >= 0
                    && number.compareTo(BigDecimal.valueOf(1_000_000)) <= 0;
            if (!fits) wrong("needs a whole number from 0 to 1,000,000 under “" + key + "”");
            return fits ? Optional.of(number.intValueExact()) : Optional.empty();
        });
    }

    /// The members of a list; none where the key is missing.
    List<JsonNode> list(String key) {
        return value(key)
                .map(value -> {
                    if (!value.isArray()) wrong("needs a list in [ ] under “" + key + "”");
                    return value.isArray() ? List.copyOf(value.values()) : null;
                })
                .orElse(List.of());
    }

    Stream<JsonPart> parts(String key, String what) {
        var members = list(key);
        var parts = new ArrayList<JsonPart>();
        for (var at = 0; at < members.size(); at++)
            parts.add(new JsonPart(members.get(at), place + ", " + what + " " + (at + 1) + ",", problems));
        return parts.stream();
    }

    /// The texts of a list, or the one text in its place.
    List<String> texts(String key) {
        if (has(key) && !node.get(key).isArray()) return text(key).stream().toList();
        var texts = new ArrayList<String>();
        for (var member : list(key)) text(key, member).ifPresent(texts::add);
        return texts;
    }

    /// Notes the keys that nobody asked for: a misspelt one would otherwise be lost without a word.
    void end() {
        if (!node.isObject()) return;
        for (var key : node.propertyNames())
            if (!asked.contains(key)) wrong("has “" + key + "”, which is not known: correct its spelling or remove it");
    }

    private Optional<JsonNode> value(String key) {
        asked.add(key);
        return has(key) ? Optional.of(node.get(key)) : Optional.empty();
    }
}
