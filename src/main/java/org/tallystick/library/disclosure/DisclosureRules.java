package org.tallystick.library.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.tally.Packed;
import org.tallystick.library.survey.tally.Thresholds;

/// Which cells of the public tables are hidden, so that nobody can know a small count: not from one
/// table, nor from all tables of all releases together.
///
/// A count below its threshold is hidden wherever it stands, 0 too. For each such count a [Witness]
/// is found in which it reaches the threshold, and whatever the witness changes is hidden with it.
/// So every hidden cell has a proof that it cannot be worked out, nor be known to be small. A small
/// count that no table shows, yet that could be got as a difference, is protected in the same way.
/// Bases are always shown: an item with a small one gets no table.
public final class DisclosureRules {

    /// By how much the secret makes one way of hiding dearer than another.
    private static final int DIFFERENCE = 6;

    private final List<List<Axis>> asked;
    private final Map<CellKey, Integer> known;
    private final List<Release> earlier;
    private final boolean secondary;
    private final long secret;
    private final NeverAsked neverAsked;

    private DisclosureRules(
            List<List<Axis>> asked,
            Map<CellKey, Integer> known,
            List<Release> earlier,
            boolean secondary,
            long secret,
            NeverAsked neverAsked) {
        this.neverAsked = neverAsked;
        this.secret = secret;
        this.asked = new ArrayList<>(asked);
        this.known = known;
        this.earlier = List.copyOf(earlier);
        this.secondary = secondary;
    }

    /// The tables to publish.
    ///
    /// @param tables the items of each table, at most three; every item with answers to count
    /// @param earlier what was published of the same responses before, which stays as it is
    /// @param secret what decides between ways of hiding that are as good as each other. Anybody
    ///   can run this program on other answers: with a secret, that it hid these cells and no
    ///   others says little about the answers.
    public static Release release(
            Survey survey,
            Packed packed,
            List<List<String>> tables,
            List<Release> earlier,
            Thresholds thresholds,
            long secret) {
        return release(survey, packed, tables, earlier, thresholds, true, secret);
    }

    /// Without secondary suppression nothing is safe; tests show so.
    static Release release(
            Survey survey,
            Packed packed,
            List<List<String>> tables,
            List<Release> earlier,
            Thresholds thresholds,
            boolean secondary,
            long secret) {
        var axes = Axes.of(survey, packed, tables, thresholds);
        var all = new ArrayList<>(axes);
        earlier.forEach(each -> each.tables().forEach(table -> all.add(table.axes())));
        return new DisclosureRules(
                        axes, CellCounts.of(packed, all), earlier, secondary, secret, NeverAsked.of(survey, packed))
                .release();
    }

    private Release release() {
        var withdrawn = new ArrayList<List<String>>();
        while (true) {
            var attempt = new Attempt();
            var failed = attempt.hide();
            // Without tables there is nothing left to withdraw: earlier releases give it away.
            if (failed == null || asked.isEmpty())
                return new Release(asked.stream().map(attempt::table).toList(), withdrawn);
            var worst = worst(failed);
            asked.remove(worst);
            withdrawn.add(worst.stream().map(Axis::item).toList());
        }
    }

    /// The table that has most to do with a count that could not be protected, of several the
    /// largest.
    private List<Axis> worst(CellKey failed) {
        return asked.stream()
                .max(Comparator.comparingLong((List<Axis> axes) -> touched(axes, failed))
                        .thenComparingInt(axes -> CellSystem.combinations(axes).size()))
                .orElseThrow();
    }

    private static long touched(List<Axis> axes, CellKey key) {
        return axes.stream()
                .filter(axis -> key.answers().containsKey(axis.item()))
                .count();
    }

    /// One go at hiding, with the tables that are still asked for.
    private final class Attempt {

        private final CellSystem system;
        private final int[] counts;
        private final int[] prices;
        private final Set<Integer> hidden = new HashSet<>();
        private final Set<Integer> changed = new HashSet<>();

        /// The most that each count is in any witness.
        private final int[] reached;

        private final Set<Integer> shownBefore = new HashSet<>();

        Attempt() {
            var all = new ArrayList<>(asked);
            earlier.forEach(each -> each.tables().forEach(table -> all.add(table.axes())));
            system = CellSystem.of(all);
            counts = system.keys().stream()
                    .mapToInt(key -> known.getOrDefault(key, 0))
                    .toArray();
            for (var release : earlier)
                for (var table : release.tables())
                    for (var cell : table.cells()) {
                        var place = system.find(table.key(cell));
                        if (cell.count() == null) hidden.add(place);
                        else shownBefore.add(place);
                    }
            reached = counts.clone();
            var order = new SplittableRandom(secret);
            prices = IntStream.range(0, counts.length)
                    .map(place -> dearer(priceOf(place), order.nextInt(DIFFERENCE)))
                    .toArray();
        }

        /// @return a count that cannot be protected, or none where all are
        @Nullable
        CellKey hide() {
            var sensitive = IntStream.range(0, counts.length)
                    .filter(this::isSensitive)
                    .boxed()
                    .sorted(Comparator.comparing((Integer place) ->
                                    system.keys().get(place).answers().size())
                            .thenComparing(place -> prices[place]))
                    .toList();
            for (var place : sensitive) if (system.keys().get(place).mayStandInTables()) hidden.add(place);
            if (!secondary) return null;
            var search = new WitnessSearch(system, counts, secret);
            var protect = new ArrayDeque<>(sensitive);
            hidden.stream().filter(place -> !sensitive.contains(place)).forEach(protect::add);
            while (!protect.isEmpty()) {
                var place = protect.remove();
                if (isProtected(place)) continue;
                var target = target(place);
                var witness = counts[place] < target
                        ? search.raise(place, target, this::price)
                        : search.search(place, this::price);
                if (witness.isEmpty()) return system.keys().get(place);
                var world = witness.get().world(counts);
                for (var each : witness.get().changes().keySet()) {
                    changed.add(each);
                    reached[each] = Math.max(reached[each], world[each]);
                    // What is hidden with it must not be known to be small either.
                    if (hidden.add(each)) protect.add(each);
                }
            }
            return null;
        }

        private boolean isProtected(int place) {
            return changed.contains(place) && reached[place] >= target(place);
        }

        /// What no table shows and nobody gave needs no protection of its own.
        private int target(int place) {
            var key = system.keys().get(place);
            return !key.mayStandInTables() && counts[place] == 0 ? 0 : system.target(key, counts);
        }

        /// Whether nobody may know this count: it is small, tells something, and does not follow
        /// from the survey or from a 0 that everybody may see, nor stands in an earlier release. A
        /// small count that no table shows is sensitive unless it is 0.
        private boolean isSensitive(int place) {
            var key = system.keys().get(place);
            if (!key.tells() || counts[place] >= system.threshold(key)) return false;
            if (shownBefore.contains(place) || nobodyAnswered(key) || neverAsked.covers(key)) return false;
            if (!key.mayStandInTables() && counts[place] == 0) return false;
            return key.wholes().stream().noneMatch(whole -> !whole.equals(key) && isEmptyAndShown(whole));
        }

        /// The base says so already.
        private boolean nobodyAnswered(CellKey key) {
            return key.answers().entrySet().stream()
                    .filter(each -> !each.getValue().equals(CellKey.UNANSWERED))
                    .map(each -> CellKey.ALL.with(each.getKey(), CellKey.UNANSWERED))
                    .anyMatch(left -> counts[system.find(left)] == counts[system.find(CellKey.ALL)]);
        }

        private boolean isEmptyAndShown(CellKey whole) {
            return known.getOrDefault(whole, 0) == 0 && (whole.isBase() || system.threshold(whole) == 0);
        }

        private int price(int place) {
            return hidden.contains(place) ? 0 : prices[place];
        }

        /// Margins cost more than cells within, for they stand in many tables; a base, and what an
        /// earlier release shows, cannot be hidden at all; what no table shows is hidden anyway.
        private int priceOf(int place) {
            var key = system.keys().get(place);
            if (key.isBase() || shownBefore.contains(place) || neverAsked.covers(key)) return WitnessSearch.Price.FIXED;
            if (!key.mayStandInTables()) return 0;
            var small = Math.min(counts[place], 1_000) / 100;
            return (key.answers().size() == 1 ? 40 : 10) + small;
        }

        private static int dearer(int price, int by) {
            return price <= 0 ? price : price + by;
        }

        PublicTable table(List<Axis> axes) {
            var cells = new ArrayList<PublicTable.Cell>();
            for (var at : places(axes)) {
                var place = system.find(CellKey.of(axes, at));
                cells.add(new PublicTable.Cell(at, hidden.contains(place) ? null : counts[place]));
            }
            return new PublicTable(axes, cells);
        }
    }

    private static List<List<String>> places(List<Axis> axes) {
        List<List<String>> places = List.of(List.of());
        for (var axis : axes) {
            var longer = new ArrayList<List<String>>();
            var choices = new ArrayList<>(axis.shown());
            choices.add(Option.EVERYBODY);
            for (var place : places)
                for (var choice : choices) {
                    var more = new ArrayList<>(place);
                    more.add(choice);
                    longer.add(more);
                }
            places = longer;
        }
        return places;
    }
}
