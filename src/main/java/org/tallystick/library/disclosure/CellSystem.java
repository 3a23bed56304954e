package org.tallystick.library.disclosure;

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

    /// What the survey itself says of its answers: counts, each so many times, together are not
    /// below 0.
    record Limit(Map<Integer, Integer> times) {

        Limit {
            times = Map.copyOf(times);
        }

        boolean holds(int[] counts) {
            var sum = 0L;
            for (var each : times.entrySet()) sum += (long) each.getValue() * counts[each.getKey()];
            return sum >= 0;
        }
    }

    private final Set<Limit> limits = new LinkedHashSet<>();
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

    List<Limit> limits() {
        return List.copyOf(limits);
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
        return places.computeIfAbsent(key, anew -> {
            keys.add(anew);
            return keys.size() - 1;
        });
    }

    /// The equations of a table, and of all tables that are its margins.
    private void add(List<Axis> axes, Set<List<Axis>> done) {
        if (!done.add(axes)) return;
        for (var axis : axes) {
            var others = axes.stream().filter(each -> each != axis).toList();
            for (var whole : combinations(others)) {
                for (var partition : axis.partitions())
                    equations.add(new Equation(
                            place(whole),
                            partition.stream()
                                    .mapToInt(answer -> place(whole.with(axis.item(), answer)))
                                    .toArray()));
                if (axis.several()) limit(axis, whole);
            }
            add(others, done);
        }
    }

    /// Of those who answered, each chose at least one and at most so many, and who chose an answer
    /// that excludes all others chose no other.
    private void limit(Axis axis, CellKey whole) {
        var left = place(whole.with(axis.item(), CellKey.UNANSWERED));
        var all = place(whole);
        var some = new HashMap<>(Map.of(all, -1, left, 1));
        var most = new HashMap<>(Map.of(all, axis.most(), left, -axis.most()));
        var apart = new HashMap<>(Map.of(all, 1, left, -1));
        for (var alone : axis.alone()) apart.put(place(whole.with(axis.item(), alone)), -1);
        for (var answer : axis.answers()) {
            var chosen = place(whole.with(axis.item(), answer));
            var alone = axis.alone().contains(answer);
            some.put(chosen, 1);
            most.put(chosen, alone ? -axis.most() : -1);
            if (alone || axis.alone().isEmpty()) continue;
            var beside = new HashMap<>(apart);
            beside.put(chosen, -1);
            limits.add(new Limit(beside));
        }
        limits.add(new Limit(some));
        if (axis.most() < axis.answers().size()) limits.add(new Limit(most));
    }

    /// How many a reader must be able to believe in, where this many are hidden: as many as its
    /// threshold, or all who left an item out where they are fewer, which is public.
    int target(CellKey key, int[] counts) {
        var target = threshold(key);
        for (var each : key.answers().entrySet())
            if (each.getValue().equals(CellKey.UNANSWERED)) {
                var left = find(CellKey.ALL.with(each.getKey(), CellKey.UNANSWERED));
                target = Math.min(target, counts[left]);
            }
        return target;
    }

    static List<CellKey> combinations(List<Axis> axes) {
        var keys = List.of(CellKey.ALL);
        for (var axis : axes) {
            var longer = new ArrayList<CellKey>();
            for (var key : keys) for (var answer : axis.all()) longer.add(key.with(axis.item(), answer));
            keys = longer;
        }
        return keys;
    }
}
