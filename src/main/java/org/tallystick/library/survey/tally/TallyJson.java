package org.tallystick.library.survey.tally;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.answer.ResponseReader;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tallies as JSON, in ASCII, so that no terminal can spoil it.
final class TallyJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private TallyJson() {}

    static String of(ResponseFile responses) {
        var root = JSON.createObjectNode();
        responses.packed().columns().keySet().stream()
                .filter(responses::isTallied)
                .forEach(item -> question(root.putObject(item), item, responses));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void question(ObjectNode node, String item, ResponseFile responses) {
        var column = responses.packed().columns().get(item);
        if (column == null) return;
        var asked = responses.items().get(item);
        put(node, TallyRules.tally(column, responses.weights()), asked);
        responses.group().ifPresent(group -> {
            var groups = node.putObject("by");
            TallyRules.by(group, column, responses.weights())
                    .forEach((value, tally) -> put(groups.putObject(value), tally, asked));
        });
    }

    private static void put(ObjectNode node, Tally tally, @Nullable Item asked) {
        node.put("base", tally.base());
        var answers = node.putObject("answers");
        if (asked != null && !asked.tallied()) return;
        for (var line : tally.lines()) {
            var answer = answers.putObject(line.answer());
            answer.put("count", line.count());
            answer.put("weighted", plain(line.weighted()));
            line.percent()
                    .ifPresentOrElse(
                            percent -> answer.put("percent", percent.intValueExact()), () -> answer.putNull("percent"));
        }
    }

    private static BigDecimal plain(BigDecimal sum) {
        return ResponseReader.plain(sum);
    }
}
