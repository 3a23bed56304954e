package org.tallystick.library.disclosure;

import java.util.ArrayList;
import java.util.List;

/// One side of a published table.
///
/// @param several whether one response may have chosen several of the answers, so that they do not
///   add up
/// @param threshold counts below it are hidden; 0 where small counts may be shown
/// @param most how many of the answers one response may have chosen, where the survey says so, else
///   as many as there are
/// @param alone the answers that nobody chooses together with another
public record Axis(String item, List<String> answers, boolean several, int threshold, int most, List<String> alone) {

    /// Tables published before the survey's limits were kept with them have none.
    public Axis {
        answers = List.copyOf(answers);
        alone = alone == null ? List.of() : List.copyOf(alone);
        if (most < 1) most = answers.size();
    }

    Axis(String item, List<String> answers, boolean several, int threshold) {
        this(item, answers, several, threshold, 0, List.of());
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
