package org.tallystick.report.receipt;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What the verifier finds on its way, in sentences. Part of [ReceiptVerifier], which shares nothing
/// with the part that makes receipts.
final class ReceiptFindings {

    /// What each object of a receipt has, by its name; others are faults, so that nobody reads a
    /// field that was not looked at.
    private static final TreeMap<String, List<String>> FIELDS = new TreeMap<>();

    static {
        fields("receipt", "form madeAt maker figure measure formula listing count inputs subtotals rounding");
        fields("receipt", "result worth ledger");
        fields("figure", "words part scope of name from to asAt evidence contracts address");
        fields("measure", "edition number framework reference name kind unit");
        fields("formula", "name version sentence source");
        fields("inputs", "number contract title commitment edition measure quarter submitted claim state decision");
        fields("inputs", "carried grade amount");
        fields("subtotals", "number quarter contracts count amount receipt");
        fields("result", "exact shown");
        fields("worth", "units value pounds shown source priceYear place licence");
        fields("ledger", "entries checkpoint proof");
        fields("entries", "at act kind id facts privateDigest index leaf");
    }

    private final List<String> faults = new ArrayList<>();
    private final Set<String> unable = new LinkedHashSet<>();
    private final Set<String> unchecked = new LinkedHashSet<>();

    private static void fields(String object, String names) {
        FIELDS.computeIfAbsent(object, _ -> new ArrayList<>()).addAll(List.of(names.split(" ")));
    }

    /// Something is not as it must be.
    void fault(String sentence) {
        faults.add(sentence);
    }

    void same(String place, String what, String expected, String found) {
        if (!expected.equals(found))
            fault("%s%s should be “%s”, and it is “%s”.".formatted(place, what, expected, found));
    }

    /// Something that would be needed is not here.
    void unable(String sentence) {
        unable.add(sentence);
    }

    /// Something is only as good as the word of whoever made the file.
    void unchecked(String sentence) {
        unchecked.add(sentence);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    List<String> unable() {
        return List.copyOf(unable);
    }

    List<String> unchecked() {
        return List.copyOf(unchecked);
    }

    /// Whether each object has its fields, and no others.
    void shape(JsonNode receipt) {
        shape("receipt", receipt);
    }

    private void shape(String name, JsonNode node) {
        if (node.isArray()) node.forEach(each -> shape(name, each));
        var known = FIELDS.getOrDefault(name, List.of());
        if (!node.isObject()) {
            if (!known.isEmpty() && !node.isArray() && !(name.equals("worth") && node.isNull()))
                fault("The part “" + name + "” is not written as a receipt has it.");
            return;
        }
        for (var field : known)
            if (!node.has(field)) fault("The field “%s” of “%s” is missing.".formatted(field, name));
        node.properties().forEach(field -> {
            if (!known.contains(field.getKey()))
                fault("The field “%s” of “%s” is none that a receipt has.".formatted(field.getKey(), name));
            if (name.equals("receipt") || name.equals("ledger")) shape(field.getKey(), field.getValue());
            else if (!field.getValue().isValueNode())
                fault("The field “%s” of “%s” is not written as a receipt has it.".formatted(field.getKey(), name));
        });
    }

    static String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    static String upper(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
