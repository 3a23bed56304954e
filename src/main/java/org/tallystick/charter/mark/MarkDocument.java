package org.tallystick.charter.mark;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Schemes, agreements and findings as the JSON that is kept: strict when read, exact in its
/// numbers.
public final class MarkDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private MarkDocument() {}

    public static String write(MarkScheme scheme) {
        return JSON.writerFor(MarkScheme.class).writeValueAsString(scheme);
    }

    public static String write(Record document) {
        return JSON.writeValueAsString(document);
    }

    public static <T> T read(String document, Class<T> kind) {
        return JSON.readValue(document, kind);
    }
}
