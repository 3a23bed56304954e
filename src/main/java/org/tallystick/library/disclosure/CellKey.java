package org.tallystick.library.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.library.survey.Option;

/// Whom a count counts: the responses with these answers, by item. Nothing said counts everybody.
/// The same responses have the same key in whatever table they are counted.
///
/// @param answers by item an option's id, [#UNANSWERED], or for an item of which several options
///   may be chosen [#not]
record CellKey(Map<String, String> answers) {

    /// Left the item out.
    static final String UNANSWERED = "";

    static final CellKey ALL = new CellKey(Map.of());

    CellKey {
        answers = Map.copyOf(answers);
    }

    /// Answered the item without choosing this option.
    static String not(String option) {
        return Option.NOT + option;
    }

    /// The key of a cell of a table.
    static CellKey of(List<Axis> axes, List<String> at) {
        var answers = new HashMap<String, String>();
        for (var place = 0; place < axes.size(); place++)
            if (!at.get(place).equals(Option.EVERYBODY))
                answers.put(axes.get(place).item(), at.get(place));
        return new CellKey(answers);
    }

    CellKey with(String item, String answer) {
        var more = new HashMap<>(answers);
        more.put(item, answer);
        return new CellKey(more);
    }

    CellKey only(Set<String> items) {
        var fewer = new HashMap<>(answers);
        fewer.keySet().retainAll(items);
        return new CellKey(fewer);
    }

    /// Whether it says of anybody what they answered.
    boolean tells() {
        return answers.values().stream().anyMatch(answer -> !answer.equals(UNANSWERED));
    }

    /// Whether a table may show it, rather than only let it be worked out.
    boolean mayStandInTables() {
        return answers.values().stream().noneMatch(answer -> answer.startsWith(Option.NOT));
    }

    /// Whether it counts everybody, or those who left one item out: a base, which is always shown.
    boolean isBase() {
        return answers.isEmpty() || (answers.size() == 1 && !tells());
    }

    /// Everything of which this is a part: itself with any of its answers left unsaid.
    Set<CellKey> wholes() {
        var wholes = new HashSet<>(Set.of(this));
        for (var item : answers.keySet()) {
            var others = new HashSet<>(answers.keySet());
            others.remove(item);
            wholes.addAll(only(others).wholes());
        }
        return wholes;
    }
}
