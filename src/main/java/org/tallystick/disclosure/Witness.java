package org.tallystick.disclosure;

import java.util.Map;

/// That a count cannot be known: another set of responses, as likely as any, from which the very
/// same cells would have been published, and in which the count is another.
///
/// @param changes by the place of a key, how much more or less it counts there
record Witness(Map<Integer, Integer> changes) {

    Witness {
        changes = Map.copyOf(changes);
    }

    int change(int place) {
        return changes.getOrDefault(place, 0);
    }

    /// Whether the other counts add up as they must, and none is below 0.
    boolean holds(CellSystem system, int[] counts) {
        for (var equation : system.equations()) {
            var left = change(equation.whole());
            for (var part : equation.parts()) left -= change(part);
            if (left != 0) return false;
        }
        return changes.entrySet().stream()
                .allMatch(change -> counts[change.getKey()] + change.getValue() >= 0);
    }
}
