package org.tallystick.library.ocds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Our own example release, changed here and there.
final class Example {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)|\\[([0-9]+)]");
    private static final Pattern RAW = Pattern.compile("\"@@(.*?)@@\"");

    private Example() {}

    /// @param changes like `contracts[0].value.amount = 0.01 & ocid = removed`; values are JSON,
    ///   put in as they are
    static byte[] release(String changes) {
        try (var base = Example.class.getResourceAsStream("/examples/ocds-release.json")) {
            var release = JSON.readTree(base);
            for (var change : changes.split(" & ")) if (!change.isBlank()) apply(release, change.strip());
            var text = RAW.matcher(JSON.writeValueAsString(release))
                    .replaceAll(
                            raw -> Matcher.quoteReplacement(JSON.readValue("\"" + raw.group(1) + "\"", String.class)));
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void apply(JsonNode release, String change) {
        var parts = change.split(" = ", 2);
        var steps = STEP.matcher(parts[0]).results().toList();
        var at = release;
        for (var step : steps.subList(0, steps.size() - 1))
            at = step.group(1) != null ? at.get(step.group(1)) : at.get(Integer.parseInt(step.group(2)));
        var last = steps.getLast();
        switch (at) {
            case ArrayNode array when last.group(2).equals(String.valueOf(array.size())) -> array.add(raw(parts[1]));
            case ArrayNode array -> array.set(Integer.parseInt(last.group(2)), raw(parts[1]));
            case ObjectNode object when parts[1].equals("removed") -> object.remove(last.group(1));
            case ObjectNode object -> object.put(last.group(1), raw(parts[1]));
            default -> throw new IllegalArgumentException("nothing there to change: " + change);
        }
    }

    private static String raw(String json) {
        return "@@" + json + "@@";
    }
}
