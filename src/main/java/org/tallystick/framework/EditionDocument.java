package org.tallystick.framework;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// An edition as the one JSON document that is published and never changed: keys in the order of
/// the records, nothing written for what is not there. Reading is strict: an unknown, doubled or
/// missing key is a failure.
public final class EditionDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(
                    _ -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EditionDocument() {}

    /// The same edition gives the same text. PostgreSQL's jsonb keeps keys in an order of its own:
    /// what it gives back, read and written again, is this text.
    public static String write(Edition edition) {
        return JSON.writeValueAsString(edition);
    }

    /// @throws tools.jackson.core.JacksonException where the text is no edition
    public static Edition read(String document) {
        return JSON.readValue(document, Edition.class);
    }
}
