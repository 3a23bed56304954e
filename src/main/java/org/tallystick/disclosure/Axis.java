package org.tallystick.disclosure;

import java.util.ArrayList;
import java.util.List;

/// One side of a published table.
///
/// @param several whether one response may have chosen several of the answers, so that they do not
///   add up
/// @param threshold counts below it are hidden; 0 where small counts may be shown
public record Axis(String item, List<String> answers, boolean several, int threshold) {

    public Axis {
        answers = List.copyOf(answers);
    }

    /// The ways in which the item's answers part all responses: each way adds up to everybody.
    List<List<String>> partitions() {
        if (!several) return List.of(shown());
        return answers.stream()
                .map(answer -> List.of(answer, CellKey.not(answer), CellKey.UNANSWERED))
                .toList();
    }

    /// What stands beside the table's rows or above its columns.
    List<String> shown() {
        var shown = new ArrayList<>(answers);
        shown.add(CellKey.UNANSWERED);
        return List.copyOf(shown);
    }

    /// Also what only can be worked out.
    List<String> all() {
        var all = new ArrayList<>(shown());
        if (several) answers.forEach(answer -> all.add(CellKey.not(answer)));
        return List.copyOf(all);
    }
}
