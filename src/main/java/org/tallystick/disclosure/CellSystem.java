package org.tallystick.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every count that tables are made of, and everything that is known about how they add up: each
/// equation says that a whole is the sum of its parts. All counts are whole numbers from 0 up.
final class CellSystem {

    /// @param whole the place of the whole among the keys
    /// @param parts the places of its parts
    record Equation(int whole, int[] parts) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Equation(var otherWhole, var otherParts)
                    && whole == otherWhole
                    && Arrays.equals(parts, otherParts);
        }

        @Override
        public int hashCode() {
            return 31 * whole + Arrays.hashCode(parts);
        }
    }

    private final Map<CellKey, Integer> places = new LinkedHashMap<>();
    private final List<CellKey> keys = new ArrayList<>();
    private final Set<Equation> equations = new LinkedHashSet<>();
    private final Map<String, Integer> thresholds = new HashMap<>();

    /// @param tables the axes of each table
    static CellSystem of(Collection<List<Axis>> tables) {
        var system = new CellSystem();
        system.place(CellKey.ALL);
        for (var axes : tables) {
            axes.forEach(axis -> system.thresholds.merge(axis.item(), axis.threshold(), Math::max));
            system.add(axes, new HashSet<>());
        }
        return system;
    }

    List<CellKey> keys() {
        return keys;
    }

    List<Equation> equations() {
        return List.copyOf(equations);
    }

    /// The place of a key; -1 where no table has it.
    int find(CellKey key) {
        return places.getOrDefault(key, -1);
    }

    /// Below which count this is hidden: as the most careful of the items asks that were answered.
    /// That an item was left out tells nothing of what it asks about.
    int threshold(CellKey key) {
        return key.answers().entrySet().stream()
                .filter(each -> !each.getValue().equals(CellKey.UNANSWERED))
                .mapToInt(each -> thresholds.getOrDefault(each.getKey(), 0))
                .max()
                .orElse(0);
    }

    private int place(CellKey key) {
        return places.computeIfAbsent(
                key,
                anew -> {
                    keys.add(anew);
                    return keys.size() - 1;
                });
    }

    /// The equations of a table, and of all tables that are its margins.
    private void add(List<Axis> axes, Set<List<Axis>> done) {
        if (!done.add(axes)) return;
        for (var axis : axes) {
            var others = axes.stream().filter(each -> each != axis).toList();
            for (var whole : combinations(others))
                for (var partition : axis.partitions())
                    equations.add(
                            new Equation(
                                    place(whole),
                                    partition.stream()
                                            .mapToInt(
                                                    answer ->
                                                            place(whole.with(axis.item(), answer)))
                                            .toArray()));
            add(others, done);
        }
    }

    static List<CellKey> combinations(List<Axis> axes) {
        var keys = List.of(CellKey.ALL);
        for (var axis : axes) {
            var longer = new ArrayList<CellKey>();
            for (var key : keys)
                for (var answer : axis.all()) longer.add(key.with(axis.item(), answer));
            keys = longer;
        }
        return keys;
    }
}
