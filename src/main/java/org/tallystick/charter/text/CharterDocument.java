package org.tallystick.charter.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// A charter as the one JSON document that is published, and the charters that come with the
/// product. Reading is strict: an unknown, doubled or missing key is a failure.
public final class CharterDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    static final List<String> NAMES = List.of("shropshire", "leicester-like");

    private CharterDocument() {}

    static String write(CharterText text) {
        return JSON.writeValueAsString(text);
    }

    static CharterText read(String document) {
        return JSON.readValue(document, CharterText.class);
    }

    /// One of them for a place of another kind: "the borough" where it says "the city".
    public static CharterText packNaming(String name, String place, String instead) {
        return read(write(pack(name)).replace(place, instead));
    }

    /// The charters that come with the product, in our own words, by their packs' names.
    public static CharterText pack(String name) {
        try (var file = CharterDocument.class.getResourceAsStream("/packs/charters/" + name + ".json")) {
            if (file == null || !NAMES.contains(name))
                throw new IllegalArgumentException("no charter has the name " + name);
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
