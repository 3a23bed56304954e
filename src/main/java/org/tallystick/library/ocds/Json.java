package org.tallystick.library.ocds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// JSON as it is written. A number stays text until a digit grammar has passed it: `1e9999` is
/// legal JSON, and neither a double nor a `BigDecimal` may meet it.
public sealed interface Json {

    record Obj(Map<String, Json> fields) implements Json {}

    record Arr(List<Json> items) implements Json {}

    record Text(String value) implements Json {}

    record Num(String written) implements Json {}

    record Bool(boolean value) implements Json {}

    record Nothing() implements Json {}

    Json NOTHING = new Nothing();

    int DEEPEST = 64;

    /// What one file may cost: a real package of 20 MB has about a million tokens.
    JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxTokenCount(2_000_000)
                    .maxStringLength(1_000_000)
                    .maxNameLength(200)
                    .maxNumberLength(400)
                    .build())
            .build();

    /// The one JSON value in these bytes.
    ///
    /// @throws tools.jackson.core.JacksonException where they hold none, more than one, or one
    ///   beyond the limits
    static Json read(byte[] bytes, int from, int length) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            if (parser.nextToken() == null) throw new StreamReadException(parser, "nothing in it");
            var value = value(parser);
            if (parser.nextToken() != null) throw new StreamReadException(parser, "more than one value");
            return value;
        }
    }

    private static Json value(JsonParser parser) {
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Bool(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> NOTHING;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new StreamReadException(parser, "no value here");
        };
    }

    /// A name given twice has two meanings, of which every reader picks one; so it is refused.
    private static Json object(JsonParser parser) {
        var fields = new LinkedHashMap<String, Json>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (fields.put(name, value(parser)) != null)
                throw new StreamReadException(parser, "a name given twice in one object");
        }
        return new Obj(fields);
    }

    private static Json array(JsonParser parser) {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value(parser));
        return new Arr(items);
    }
}
