package org.tallystick.library.survey.foreign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Condition;

/// LimeSurvey's older table of conditions. Within a scenario it asks for one of the answers that
/// are named for the same field, for each field; and for any one of the scenarios.
final class LimeConditions {

    private LimeConditions() {}

    /// @param item our item for a question's id and the part of it, and for an option of a "many
    ///   of" the option; null where conditions cannot name it
    /// @return empty where not all of it can be said here
    static Optional<List<Condition>> read(
            List<Map<String, String>> rows, BiFunction<String, String, String @Nullable []> item) {
        var scenarios = new LinkedHashMap<String, Map<String, Set<String>>>();
        var fields = new LinkedHashMap<String, String>();
        for (var row : rows) {
            var one = one(row, item);
            if (one == null) return Optional.empty();
            var scenario = row.getOrDefault("scenario", "1");
            var field = row.getOrDefault("cfieldname", "");
            // Two boxes of one question: whether one or both must be ticked depends on the version.
            var before = fields.putIfAbsent(scenario + " " + one.item(), field);
            if (before != null && !before.equals(field)) return Optional.empty();
            scenarios
                    .computeIfAbsent(scenario, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(one.item(), _ -> new LinkedHashSet<>())
                    .add(one.is().getFirst());
        }
        return any(List.copyOf(scenarios.values())).map(asked -> {
            var all = new ArrayList<Condition>();
            asked.forEach((id, is) -> all.add(new Condition(id, List.copyOf(is), List.of())));
            return all;
        });
    }

    /// Several scenarios are one where each asks about the same item alone.
    private static Optional<Map<String, Set<String>>> any(List<Map<String, Set<String>>> scenarios) {
        if (scenarios.isEmpty()) return Optional.of(Map.of());
        var first = scenarios.getFirst();
        if (scenarios.size() == 1) return Optional.of(first);
        if (first.size() != 1
                || scenarios.stream().anyMatch(each -> !each.keySet().equals(first.keySet()))) return Optional.empty();
        var item = first.keySet().iterator().next();
        var is = new LinkedHashSet<String>();
        scenarios.forEach(each -> is.addAll(each.getOrDefault(item, Set.of())));
        return Optional.of(Map.of(item, is));
    }

    private static @Nullable Condition one(
            Map<String, String> row, BiFunction<String, String, String @Nullable []> item) {
        var qid = row.getOrDefault("cqid", "");
        var value = row.getOrDefault("value", "");
        var field = row.getOrDefault("cfieldname", "");
        if (!row.getOrDefault("method", "").strip().equals("==") || value.isBlank()) return null;
        var part = part(field, qid);
        if (part == null) return null;
        var ticked = field.startsWith("+");
        // Of a "many of" either the box is named and the value says that it is ticked, or the value
        // names the box.
        var whole = item.apply(qid, part);
        if (whole != null && whole.length == 1 && !ticked) return new Condition(whole[0], List.of(value), List.of());
        if (whole != null && whole.length == 2)
            return value.equals("Y") ? new Condition(whole[0], List.of(whole[1]), List.of()) : null;
        var box = part.isEmpty() && !ticked ? item.apply(qid, value) : null;
        return box != null && box.length == 2 ? new Condition(box[0], List.of(box[1]), List.of()) : null;
    }

    /// What follows the ids of survey, group and question; null where the field is another's.
    private static @Nullable String part(String field, String qid) {
        var match = Pattern.compile("\\+?[0-9]+X[0-9]+X" + Pattern.quote(qid) + "([A-Za-z0-9_]*)")
                .matcher(field);
        return match.matches() ? match.group(1) : null;
    }
}
