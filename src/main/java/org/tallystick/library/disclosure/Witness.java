package org.tallystick.library.disclosure;

import java.util.Arrays;
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

    /// Whether the other counts add up as they must, none is below 0, and they keep to what the
    /// survey says of its answers as far as the true ones do.
    boolean holds(CellSystem system, int[] counts) {
        for (var equation : system.equations()) {
            var left = change(equation.whole());
            for (var part : equation.parts()) left -= change(part);
            if (left != 0) return false;
        }
        var world = world(counts);
        return Arrays.stream(world).allMatch(count -> count >= 0)
                && system.limits().stream().allMatch(limit -> limit.holds(world) || !limit.holds(counts));
    }

    /// The other counts.
    int[] world(int[] counts) {
        var world = counts.clone();
        changes.forEach((place, change) -> world[place] += change);
        return world;
    }
}
