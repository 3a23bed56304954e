package org.tallystick.library.survey.tally;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;

/// Counts answers. The base of an item is everybody who answered it, whatever else they left out.
/// Weights are summed exactly.
public final class TallyRules {

    private static final long MOST_CELLS = 1_000_000;

    private TallyRules() {}

    /// How many pairs of answers two items have.
    public static long cells(PackedColumn by, PackedColumn column) {
        return (long) by.values().size() * (column.values().size() + 1);
    }

    public static Tally tally(PackedColumn column) {
        return tally(column, null);
    }

    /// @param weights one for each response; none where all count as 1
    public static Tally tally(PackedColumn column, @Nullable List<BigDecimal> weights) {
        var sums = new Sums(1, column.values().size(), weights);
        switch (column) {
            case PackedColumn.One one -> {
                for (var row = 0; row < one.codes.length; row++) sums.answer(0, one.codes[row], row);
            }
            case PackedColumn.Many many -> {
                for (var row = 0; row < many.bits.length / many.width; row++) sums.answers(0, many, row);
            }
        }
        return sums.tally(0, column);
    }

    /// The tallies of one item for everybody who gave the same answer to another; an answer that
    /// nobody gave has none. Who gave several counts in each.
    public static Map<String, Tally> by(PackedColumn by, PackedColumn column, @Nullable List<BigDecimal> weights) {
        if (cells(by, column) > MOST_CELLS)
            throw new CommandRefused("These two have more than 1,000,000 pairs of answers: cross one of them with a"
                    + " question that has fewer.");
        var sums = new Sums(by.values().size(), column.values().size(), weights);
        for (var row = 0; row < rows(column); row++) {
            var at = row;
            eachValue(by, row, group -> sums.add(group, column, at));
        }
        var anybody = tally(by);
        var tallies = new LinkedHashMap<String, Tally>();
        for (var group = 0; group < by.values().size(); group++)
            if (anybody.lines().get(group).count() > 0) tallies.put(by.values().get(group), sums.tally(group, column));
        return tallies;
    }

    private static int rows(PackedColumn column) {
        return switch (column) {
            case PackedColumn.One one -> one.codes.length;
            case PackedColumn.Many many -> many.bits.length / many.width;
        };
    }

    private static void eachValue(PackedColumn column, int row, IntConsumer value) {
        switch (column) {
            case PackedColumn.One one -> {
                if (one.codes[row] > 0) value.accept(one.codes[row] - 1);
            }
            case PackedColumn.Many many -> {
                for (var word = 0; word < many.width; word++)
                    for (var bits = many.bits[row * many.width + word]; bits != 0; bits &= bits - 1)
                        value.accept(word * 64 + Long.numberOfTrailingZeros(bits));
            }
        }
    }

    /// Counts, and sums of weights, by group and answer; at 0 of each group stands the base.
    private static final class Sums {

        private final int values;
        private final int[] counts;
        private final @Nullable List<BigDecimal> weights;
        private final BigDecimal[] weighted;

        Sums(int groups, int values, @Nullable List<BigDecimal> weights) {
            this.values = values;
            this.weights = weights;
            counts = new int[groups * (values + 1)];
            weighted = new BigDecimal[weights == null ? 0 : counts.length];
            Arrays.fill(weighted, BigDecimal.ZERO);
        }

        void add(int group, PackedColumn column, int row) {
            switch (column) {
                case PackedColumn.One one -> answer(group, one.codes[row], row);
                case PackedColumn.Many many -> answers(group, many, row);
            }
        }

        void answer(int group, int code, int row) {
            if (code == 0) return;
            var base = group * (values + 1);
            count(base, row);
            count(base + code, row);
        }

        void answers(int group, PackedColumn.Many many, int row) {
            if (!many.answered(row)) return;
            var base = group * (values + 1);
            count(base, row);
            for (var word = 0; word < many.width; word++)
                for (var bits = many.bits[row * many.width + word]; bits != 0; bits &= bits - 1)
                    count(base + 1 + word * 64 + Long.numberOfTrailingZeros(bits), row);
        }

        private void count(int cell, int row) {
            counts[cell]++;
            if (weights != null) weighted[cell] = weighted[cell].add(weights.get(row));
        }

        private BigDecimal weighted(int cell) {
            return weights == null ? BigDecimal.valueOf(counts[cell]) : weighted[cell];
        }

        Tally tally(int group, PackedColumn column) {
            var base = group * (values + 1);
            var lines = new ArrayList<Tally.Line>();
            for (var value = 0; value < values; value++)
                lines.add(new Tally.Line(
                        column.values().get(value),
                        counts[base + 1 + value],
                        weighted(base + 1 + value),
                        weighted(base)));
            return new Tally(counts[base], weighted(base), lines);
        }
    }
}
