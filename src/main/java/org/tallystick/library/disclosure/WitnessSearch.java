package org.tallystick.library.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.disclosure.CellSystem.Equation;

/// Looks for the cheapest witness that a count cannot be known, where each count that the witness
/// changes must be hidden. A count is changed by some; every sum that no longer adds up is mended
/// by changing another of its counts as much, the most promising way first.
///
/// What it finds is checked exactly. Where it finds nothing within its limit, a table is withdrawn:
/// the limit costs a table, never a secret.
final class WitnessSearch {

    private static final int MOST_STEPS = 4_000;
    private static final int STEPS_FOR_CHEAPER = 150;

    /// How much a sum that does not add up yet weighs against cells to be hidden.
    private static final int UNMENDED = 12;

    private final CellSystem system;
    private final int[] counts;

    /// From which the search at hand sets out, and by how many it changes each count.
    private int[] from;

    private int size = 1;
    private final Equation[] equations;
    private final int[][] equationsOf;

    /// A number for each place, so that the same changes made in another order are known again.
    private final long[] marks;

    /// The step at hand, laid out: by place what is changed, by equation how far its whole exceeds
    /// the sum of its parts.
    private final int[] changes;

    private final int[] left;
    private final List<Integer> unmended = new ArrayList<>();

    /// @param secret the order of ways that are as good as each other
    WitnessSearch(CellSystem system, int[] counts, long secret) {
        this.system = system;
        this.counts = counts;
        from = counts;
        equations = system.equations().toArray(new Equation[0]);
        changes = new int[counts.length];
        left = new int[equations.length];
        marks = new SplittableRandom(secret).longs(counts.length).toArray();
        var of = new ArrayList<List<Integer>>();
        for (var place = 0; place < counts.length; place++) of.add(new ArrayList<>());
        for (var at = 0; at < equations.length; at++) {
            of.get(equations[at].whole()).add(at);
            for (var part : equations[at].parts()) of.get(part).add(at);
        }
        equationsOf = of.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /// What hiding a count costs; nothing for one that is hidden already.
    interface Price {
        /// A count that may never change.
        int FIXED = -1;

        int of(int place);
    }

    /// One more count changed by one.
    ///
    /// @param cost of all that is changed so far
    /// @param unmended by how much all sums together fail to add up
    /// @param mark the same for the same changes
    private record Step(@Nullable Step before, int place, int change, int cost, int unmended, long mark) {
        int promise() {
            return cost + UNMENDED * unmended;
        }
    }

    /// A witness in which the count is larger, or one in which it is smaller where that is cheaper.
    Optional<Witness> search(int place, Price price) {
        from = counts;
        size = 1;
        var more = search(place, 1, price, MOST_STEPS, Integer.MAX_VALUE);
        var least = more.map(Step::cost).orElse(Integer.MAX_VALUE);
        var steps = more.isPresent() ? STEPS_FOR_CHEAPER : MOST_STEPS;
        var fewer = least == 0 ? more : search(place, -1, price, steps, least);
        return fewer.or(() -> more).map(this::witness).filter(witness -> witness.holds(system, counts));
    }

    /// A witness in which the count is at least so many: in one step where that can be, else in
    /// smaller ones, each from where the last arrived.
    Optional<Witness> raise(int place, int target, Price price) {
        var world = counts.clone();
        var paid = new HashSet<Integer>();
        Price after = at -> paid.contains(at) ? 0 : price.of(at);
        while (world[place] < target) {
            from = world;
            size = target - world[place];
            var step = Optional.<Step>empty();
            while (true) {
                step = search(place, 1, after, MOST_STEPS, Integer.MAX_VALUE);
                if (step.isPresent() || size == 1) break;
                size /= 2;
            }
            if (step.isEmpty()) return Optional.empty();
            var witness = witness(step.get());
            paid.addAll(witness.changes().keySet());
            world = witness.world(world);
        }
        var changes = new HashMap<Integer, Integer>();
        for (var at : paid) changes.put(at, world[at] - counts[at]);
        changes.values().removeIf(change -> change == 0);
        return Optional.of(new Witness(changes)).filter(each -> each.holds(system, counts));
    }

    private Witness witness(Step last) {
        var changes = new HashMap<Integer, Integer>();
        for (var step = last; step != null; step = step.before())
            changes.merge(step.place(), step.change() * size, Integer::sum);
        return new Witness(changes);
    }

    private Optional<Step> search(int place, int change, Price price, int mostSteps, int cheaperThan) {
        var open = new PriorityQueue<Step>(Comparator.comparingInt(Step::promise));
        var seen = new HashSet<Long>();
        var first = step(null, place, change, price);
        if (first != null && first.cost() < cheaperThan) open.add(first);
        for (var steps = 0; steps < mostSteps && !open.isEmpty(); steps++) {
            var step = open.poll();
            if (step.unmended() == 0) return Optional.of(step);
            layOut(step);
            for (var next : mended(step, price)) if (next.cost() < cheaperThan && seen.add(next.mark())) open.add(next);
            clear(step);
        }
        return Optional.empty();
    }

    private void layOut(Step last) {
        for (var step = last; step != null; step = step.before()) {
            changes[step.place()] += step.change();
            for (var equation : equationsOf[step.place()]) {
                left[equation] += effect(equation, step.place(), step.change());
                unmended.add(equation);
            }
        }
        unmended.removeIf(equation -> left[equation] == 0);
    }

    private void clear(Step last) {
        for (var step = last; step != null; step = step.before()) {
            changes[step.place()] = 0;
            for (var equation : equationsOf[step.place()]) left[equation] = 0;
        }
        unmended.clear();
    }

    private int effect(int equation, int place, int change) {
        return equations[equation].whole() == place ? change : -change;
    }

    /// Every way to mend one sum: the one with the fewest ways, so that a dead end shows early.
    private List<Step> mended(Step step, Price price) {
        var chosen = -1;
        var fewest = Integer.MAX_VALUE;
        for (var equation : unmended) {
            var ways = 0;
            var direction = Integer.signum(left[equation]);
            if (may(equations[equation].whole(), -direction, price)) ways++;
            for (var part : equations[equation].parts()) if (may(part, direction, price)) ways++;
            if (ways == 0) return List.of();
            if (ways < fewest) {
                fewest = ways;
                chosen = equation;
            }
        }
        var steps = new ArrayList<Step>(fewest);
        var direction = Integer.signum(left[chosen]);
        add(steps, step(step, equations[chosen].whole(), -direction, price));
        for (var part : equations[chosen].parts()) add(steps, step(step, part, direction, price));
        return steps;
    }

    private static void add(List<Step> steps, @Nullable Step step) {
        if (step != null) steps.add(step);
    }

    /// A count that is fixed stays, none falls below 0, and what was done is not undone.
    private boolean may(int place, int change, Price price) {
        return changes[place] * change >= 0
                && from[place] + (changes[place] + change) * size >= 0
                && (changes[place] != 0 || price.of(place) != Price.FIXED);
    }

    private @Nullable Step step(@Nullable Step before, int place, int change, Price price) {
        if (!may(place, change, price)) return null;
        var sums = before == null ? 0 : before.unmended();
        for (var equation : equationsOf[place])
            sums += Math.abs(left[equation] + effect(equation, place, change)) - Math.abs(left[equation]);
        return new Step(
                before,
                place,
                change,
                (before == null ? 0 : before.cost()) + (changes[place] == 0 ? price.of(place) : 0),
                sums,
                (before == null ? 0 : before.mark()) + marks[place] * change);
    }
}
