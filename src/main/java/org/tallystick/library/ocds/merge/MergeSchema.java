package org.tallystick.library.ocds.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How each field is merged, as a release schema says: a tree of rules that is walked beside the
/// tree of a release.
final class MergeSchema {

    private static final MergeSchema BUILT_IN = readBuiltIn();

    private final JsonNode schema;
    private final Map<JsonNode, Rule> known = new IdentityHashMap<>();
    private final Rule root;

    private MergeSchema(JsonNode schema) {
        this.schema = schema;
        root = new Rule(false, false, children(schema.path("properties")));
    }

    /// @param schema a release schema of OCDS 1.0 or 1.1, with or without extensions
    /// @throws IllegalArgumentException where it has no properties, or refers to something outside
    static MergeSchema of(JsonNode schema) {
        if (!schema.path("properties").isObject())
            throw new IllegalArgumentException("it has no properties, so it is no release schema");
        return new MergeSchema(schema);
    }

    /// OCDS 1.1 with the extensions for the European Union and the United Kingdom.
    static MergeSchema builtIn() {
        return BUILT_IN;
    }

    private static MergeSchema readBuiltIn() {
        var file = "/ocds/release-schema-eu-plus-uk.json";
        try (var in = Objects.requireNonNull(MergeSchema.class.getResourceAsStream(file), file)) {
            return of(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rule root() {
        return root;
    }

    /// How one field is merged.
    ///
    /// @param omit whether it is left out
    /// @param whole whether a list is replaced as a whole
    record Rule(boolean omit, boolean whole, Map<String, Rule> children) {

        /// For a field that the schema does not know.
        static final Rule UNKNOWN = new Rule(false, false, Map.of());

        private static final Rule OMIT = new Rule(true, false, Map.of());
        private static final Rule WHOLE = new Rule(false, true, Map.of());

        Rule child(String name) {
            var child = children.get(name);
            return child == null ? UNKNOWN : child;
        }
    }

    /// A definition that contains itself has its own rule among its children.
    private Map<String, Rule> children(JsonNode properties) {
        var children = new HashMap<String, Rule>();
        properties.properties().forEach(each -> {
            var rule = rule(each.getValue());
            if (rule != Rule.UNKNOWN) children.put(each.getKey(), rule);
        });
        return children;
    }

    private Rule rule(JsonNode reference) {
        var property = resolve(reference);
        if (is(property, "omitWhenMerged", "ocdsOmit")) return Rule.OMIT;
        var types = types(property);
        if (types.contains("array") && is(property, "wholeListMerge", "ocdsVersion")) return Rule.WHOLE;
        if (types.contains("object") && property.has("properties")) return nested(property.get("properties"));
        if (!types.contains("array") || !property.has("items")) return Rule.UNKNOWN;
        var items = resolve(property.get("items"));
        var itemTypes = types(items);
        if (itemTypes.stream().anyMatch(type -> !type.equals("object"))) return Rule.WHOLE;
        if (itemTypes.isEmpty() || !items.has("properties")) return Rule.UNKNOWN;
        return items.get("properties").has("id") ? nested(items.get("properties")) : Rule.WHOLE;
    }

    private Rule nested(JsonNode properties) {
        var there = known.get(properties);
        if (there != null) return there;
        var children = new HashMap<String, Rule>();
        var rule = new Rule(false, false, children);
        known.put(properties, rule);
        children.putAll(children(properties));
        return rule;
    }

    private static boolean is(JsonNode property, String flag, String strategy) {
        return property.path(flag).asBoolean(false)
                || property.path("mergeStrategy").asString("").equals(strategy);
    }

    private static Set<String> types(JsonNode property) {
        var type = property.path("type");
        if (type.isString()) return Set.of(type.asString());
        return StreamSupport.stream(type.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    private JsonNode resolve(JsonNode property) {
        @Nullable JsonNode at = property;
        for (int steps = 0; steps < 20; steps++) {
            var reference = at.path("$ref").asString("");
            if (reference.isEmpty()) return at;
            if (!reference.startsWith("#/"))
                throw new IllegalArgumentException("it refers to " + reference + ", which is another file");
            at = schema.at(reference.substring(1));
            if (at.isMissingNode())
                throw new IllegalArgumentException("it refers to " + reference + ", which is not there");
        }
        throw new IllegalArgumentException("its references go round in a circle");
    }
}
