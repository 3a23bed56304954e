package org.tallystick.finding;

import org.tallystick.survey.Condition;
import org.tallystick.survey.Item;
import org.tallystick.survey.Kind;
import org.tallystick.survey.Survey;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Items of which nothing is published, because how many were asked or answered would say how many
/// gave a certain answer to another item whose counts are hidden.
final class WithheldRules {

    private WithheldRules() {}

    /// By item, why it is left out. An item that is shown by one that is left out is left out too.
    ///
    /// @param editions every edition that somebody answered
    static Map<String, String> withheld(List<Survey> editions) {
        var withheld = new LinkedHashMap<String, String>();
        editions.forEach(edition -> withheld(edition, withheld));
        return withheld;
    }

    private static void withheld(Survey survey, Map<String, String> withheld) {
        var before = new HashMap<String, Item>();
        for (var section : survey.sections())
            for (var question : section.questions())
                for (var item : question.items()) {
                    var conditions = new java.util.ArrayList<>(section.shownIf());
                    conditions.addAll(item.conditions());
                    for (var condition : conditions) add(item, condition, before, withheld);
                    before.put(item.id(), item);
                }
    }

    private static void add(
            Item item, Condition condition, Map<String, Item> before, Map<String, String> why) {
        var on = before.get(condition.item());
        if (on == null || on.question().smallCounts() && !why.containsKey(on.id())) return;
        why.putIfAbsent(
                item.id(),
                "It is asked by the answer to “"
                        + on.label().en()
                        + "”, whose small counts are not shown: how many answered it would say how"
                        + " many gave that answer");
    }

    /// Whether a table of the item's answers may be published. A table of numbers names the numbers
    /// that were given, however few gave them.
    static boolean tabled(Item item) {
        return item.tallied()
                && (!(item.kind() instanceof Kind.NumberIn) || item.question().smallCounts());
    }
}
