package org.tallystick.consultation.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.library.survey.EditionRules;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Question;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Messages;

/// Items of which nothing is published, because how many were asked or answered would say how many
/// gave a certain answer to another item whose counts are hidden.
final class WithheldRules {

    private WithheldRules() {}

    /// By item, why it is left out. An item that is shown by one that is left out is left out too.
    /// What any edition hides is hidden, whichever edition asked because of it.
    ///
    /// @param editions every edition that somebody answered, the oldest first
    static Map<String, Words> withheld(List<Survey> editions) {
        var all = EditionRules.union(editions);
        var withheld = new LinkedHashMap<String, Words>();
        for (var edition : editions)
            for (var consent : edition.quotedIf())
                all.item(consent.item())
                        .filter(item -> hides(item.question()))
                        .ifPresent(item -> withheld.putIfAbsent(item.id(), FindingRules.words("withheld.quotes")));
        // An edition may ask by what another one leaves out.
        for (var before = -1; before < withheld.size(); ) {
            before = withheld.size();
            editions.forEach(edition -> add(edition, all, withheld));
        }
        return withheld;
    }

    private static void add(Survey edition, Survey all, Map<String, Words> withheld) {
        for (var section : edition.sections())
            for (var question : section.questions())
                for (var item : question.items()) {
                    var conditions = new ArrayList<>(section.shownIf());
                    conditions.addAll(item.conditions());
                    for (var condition : conditions)
                        all.item(condition.item()).ifPresent(on -> add(item, on, withheld));
                }
    }

    private static void add(Item item, Item on, Map<String, Words> why) {
        if (!hides(on.question()) && !why.containsKey(on.id())) return;
        why.putIfAbsent(item.id(), new Words(because(on, false), because(on, true)));
    }

    private static String because(Item on, boolean welsh) {
        return Messages.in(welsh, "withheld.asked-by", "item", on.label().in(welsh));
    }

    private static boolean hides(Question question) {
        return question.aboutProtected() || !question.smallCounts();
    }

    /// Whether a table of the item's answers may be published. A table of numbers names the numbers
    /// that were given, however few gave them.
    static boolean tabled(Item item) {
        return item.tallied()
                && (!(item.kind() instanceof Kind.NumberIn) || item.question().smallCounts());
    }
}
