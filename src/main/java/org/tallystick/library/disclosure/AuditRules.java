package org.tallystick.library.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What anybody can work out from published tables alone: the hidden counts that all tables of all
/// releases together determine. It reduces everything that is known to add up exactly, and then
/// narrows every unknown by the counts being whole and not below 0, until nothing changes.
public final class AuditRules {

    private AuditRules() {}

    /// A count that is hidden, or never shown, and that can be worked out.
    ///
    /// @param answers by item; an answer after ¬ was not chosen, "" is no answer
    /// @param shouldBeHidden whether a table hides it, or it is a small count above 0
    public record Known(Map<String, String> answers, int count, boolean shouldBeHidden) {}

    /// Every count that was meant to stay unknown and does not.
    public static List<Known> given(List<Release> releases) {
        return workedOut(releases).stream().filter(Known::shouldBeHidden).toList();
    }

    /// Every hidden count of which it can be worked out that it is below its threshold, with the
    /// most that it can be; one that is known to be 0 is nobody's.
    public static List<Known> bounded(List<Release> releases) {
        var published = Published.of(releases);
        var ranges = published.ranges();
        var bounded = new ArrayList<Known>();
        for (var key : published.hidden) {
            var most = ranges.most(published.system.find(key));
            if (key.tells() && most > 0 && most < published.target(key))
                bounded.add(new Known(new TreeMap<>(key.answers()), most, true));
        }
        return bounded;
    }

    /// Every count that a table shows although it is above 0 and below its threshold.
    public static List<Known> small(List<Release> releases) {
        var small = new ArrayList<Known>();
        for (var release : releases)
            for (var table : release.tables())
                for (var cell : table.cells()) {
                    var count = cell.count();
                    var key = table.key(cell);
                    var told = key.answers();
                    var threshold = table.axes().stream()
                            .filter(axis -> !told.getOrDefault(axis.item(), "").isEmpty())
                            .mapToInt(Axis::threshold)
                            .max()
                            .orElse(0);
                    if (count != null && count > 0 && count < threshold)
                        small.add(new Known(new TreeMap<>(told), count, true));
                }
        return small;
    }

    /// Every count that no table shows and that can be worked out, harmless ones too.
    static List<Known> workedOut(List<Release> releases) {
        var published = Published.of(releases);
        var system = published.system;
        var known = new ArrayList<Known>();
        published.ranges().exact().forEach((place, count) -> {
            // What a limit leaves over counts nobody.
            if (place >= system.keys().size()) return;
            var key = system.keys().get(place);
            var small = count > 0 && key.tells() && count < system.threshold(key);
            known.add(new Known(new TreeMap<>(key.answers()), count, published.hidden.contains(key) || small));
        });
        return known;
    }

    /// Everything that tables show and hide, and how it adds up.
    private record Published(CellSystem system, Map<CellKey, Integer> shown, Set<CellKey> hidden) {

        static Published of(List<Release> releases) {
            var shown = new HashMap<CellKey, Integer>();
            var hidden = new LinkedHashSet<CellKey>();
            var tables = releases.stream()
                    .flatMap(release -> release.tables().stream())
                    .toList();
            for (var table : tables)
                for (var cell : table.cells()) {
                    var count = cell.count();
                    if (count == null) hidden.add(table.key(cell));
                    else shown.put(table.key(cell), count);
                }
            var system = CellSystem.of(tables.stream().map(PublicTable::axes).toList());
            return new Published(system, shown, hidden);
        }

        Ranges ranges() {
            var rows = new ArrayList<>(rows(system, shown));
            rows.addAll(limits(system, shown));
            var ranges = new Ranges(rows);
            ranges.narrow();
            return ranges;
        }

        int target(CellKey key) {
            return system.target(
                    key,
                    system.keys().stream()
                            .mapToInt(each -> shown.getOrDefault(each, 0))
                            .toArray());
        }
    }

    /// What the survey says of its answers, each with an unknown for what it leaves over.
    private static List<RowReduction.Row> limits(CellSystem system, Map<CellKey, Integer> shown) {
        var rows = new ArrayList<RowReduction.Row>();
        var over = system.keys().size();
        for (var limit : system.limits()) {
            var unknowns = new TreeMap<Integer, BigInteger>();
            var constant = 0L;
            for (var each : limit.times().entrySet()) {
                var count = shown.get(system.keys().get(each.getKey()));
                if (count == null) unknowns.put(each.getKey(), BigInteger.valueOf(each.getValue()));
                else constant -= (long) count * each.getValue();
            }
            if (unknowns.isEmpty()) continue;
            unknowns.put(over++, BigInteger.ONE.negate());
            rows.add(new RowReduction.Row(unknowns, BigInteger.valueOf(constant)));
        }
        return rows;
    }

    private static List<RowReduction.Row> rows(CellSystem system, Map<CellKey, Integer> shown) {
        var rows = new ArrayList<RowReduction.Row>();
        for (var equation : system.equations()) {
            var unknowns = new TreeMap<Integer, BigInteger>();
            var constant = 0L;
            var whole = shown.get(system.keys().get(equation.whole()));
            if (whole == null) unknowns.put(equation.whole(), BigInteger.ONE);
            else constant -= whole;
            for (var part : equation.parts()) {
                var count = shown.get(system.keys().get(part));
                if (count == null) unknowns.put(part, BigInteger.ONE.negate());
                else constant += count;
            }
            if (!unknowns.isEmpty()) rows.add(new RowReduction.Row(unknowns, BigInteger.valueOf(constant)));
        }
        return rows;
    }

    /// The least and the most that each unknown can be.
    private static final class Ranges {
        private static final BigInteger FAR = BigInteger.ONE.shiftLeft(40);

        private final List<RowReduction.Row> rows;
        private final Map<Integer, BigInteger> least = new LinkedHashMap<>();
        private final Map<Integer, BigInteger> most = new HashMap<>();

        Ranges(List<RowReduction.Row> given) {
            rows = new ArrayList<>(RowReduction.reduce(given));
            rows.addAll(given);
            for (var row : rows)
                for (var unknown : row.unknowns().keySet()) {
                    least.putIfAbsent(unknown, BigInteger.ZERO);
                    most.putIfAbsent(unknown, FAR);
                }
        }

        void narrow() {
            for (var changed = true; changed; ) {
                changed = false;
                for (var row : rows) changed |= narrow(row);
            }
        }

        /// In `sum of by × unknown = constant`, each term is the constant less all others.
        private boolean narrow(RowReduction.Row row) {
            var lowest = BigInteger.ZERO;
            var highest = BigInteger.ZERO;
            for (var term : row.unknowns().entrySet()) {
                lowest = lowest.add(low(term));
                highest = highest.add(high(term));
            }
            var changed = false;
            for (var term : row.unknowns().entrySet()) {
                var from = row.constant().subtract(highest.subtract(high(term)));
                var to = row.constant().subtract(lowest.subtract(low(term)));
                changed |= bound(term.getKey(), term.getValue(), from, to);
            }
            return changed;
        }

        private boolean bound(int unknown, BigInteger by, BigInteger from, BigInteger to) {
            var positive = by.signum() > 0;
            var down = ceiling(positive ? from : to, by);
            var up = floor(positive ? to : from, by);
            var changed = false;
            if (down.compareTo(least.getOrDefault(unknown, BigInteger.ZERO)) > 0) {
                least.put(unknown, down);
                changed = true;
            }
            if (up.compareTo(most.getOrDefault(unknown, FAR)) < 0) {
                most.put(unknown, up);
                changed = true;
            }
            return changed;
        }

        private BigInteger low(Map.Entry<Integer, BigInteger> term) {
            return end(term, term.getValue().signum() > 0);
        }

        private BigInteger high(Map.Entry<Integer, BigInteger> term) {
            return end(term, term.getValue().signum() < 0);
        }

        private BigInteger end(Map.Entry<Integer, BigInteger> term, boolean lower) {
            var at = lower ? least.getOrDefault(term.getKey(), BigInteger.ZERO) : most.getOrDefault(term.getKey(), FAR);
            return at.multiply(term.getValue());
        }

        private static BigInteger floor(BigInteger number, BigInteger by) {
            var parts = number.divideAndRemainder(by);
            return parts[1].signum() != 0 && number.signum() * by.signum() < 0
                    ? parts[0].subtract(BigInteger.ONE)
                    : parts[0];
        }

        private static BigInteger ceiling(BigInteger number, BigInteger by) {
            return floor(number.negate(), by).negate();
        }

        int most(int unknown) {
            return most.getOrDefault(unknown, FAR)
                    .min(BigInteger.valueOf(Integer.MAX_VALUE))
                    .intValue();
        }

        Map<Integer, Integer> exact() {
            var exact = new LinkedHashMap<Integer, Integer>();
            least.forEach((unknown, count) -> {
                if (count.equals(most.get(unknown))) exact.put(unknown, count.intValueExact());
            });
            return exact;
        }
    }
}
