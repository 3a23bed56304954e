package org.tallystick.library.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Solves linear equations in whole numbers exactly, as far as they determine anything: every row
/// is freed of the leading unknowns of all others.
final class RowReduction {

    /// A linear equation: the sum of the unknowns, each so many times, is the constant.
    record Row(TreeMap<Integer, BigInteger> unknowns, BigInteger constant) {

        Row plus(Row other, BigInteger times, BigInteger ownTimes) {
            var sum = new TreeMap<Integer, BigInteger>();
            unknowns.forEach((unknown, by) -> sum.put(unknown, by.multiply(ownTimes)));
            other.unknowns.forEach((unknown, by) -> sum.merge(unknown, by.multiply(times), BigInteger::add));
            sum.values().removeIf(by -> by.signum() == 0);
            var total = constant.multiply(ownTimes).add(other.constant.multiply(times));
            return new Row(sum, total).small();
        }

        private Row small() {
            var divisor = constant.abs();
            for (var by : unknowns.values()) {
                divisor = divisor.gcd(by);
                if (divisor.equals(BigInteger.ONE)) return this;
            }
            if (divisor.signum() == 0 || divisor.equals(BigInteger.ONE)) return this;
            var by = divisor;
            unknowns.replaceAll((_, times) -> times.divide(by));
            return new Row(unknowns, constant.divide(by));
        }
    }

    /// The rows by their leading unknown, which no other row has.
    private final Map<Integer, Row> leading = new HashMap<>();

    static Collection<Row> reduce(List<Row> rows) {
        var reduction = new RowReduction();
        rows.forEach(reduction::add);
        return new ArrayList<>(reduction.leading.values());
    }

    private void add(Row anew) {
        var row = anew;
        for (var unknown : List.copyOf(row.unknowns.keySet())) {
            var leader = leading.get(unknown);
            if (leader != null) row = freed(row, leader, unknown);
        }
        if (row.unknowns.isEmpty()) return;
        var first = row.unknowns.firstKey();
        var added = row;
        leading.replaceAll((_, other) -> other.unknowns.containsKey(first) ? freed(other, added, first) : other);
        leading.put(first, row);
    }

    private static Row freed(Row row, Row of, int unknown) {
        var own = row.unknowns.get(unknown);
        var others = of.unknowns.get(unknown);
        return own == null || others == null ? row : row.plus(of, own.negate(), others);
    }
}
