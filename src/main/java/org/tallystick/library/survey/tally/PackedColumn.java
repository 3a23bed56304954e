package org.tallystick.library.survey.tally;

import java.util.List;

/// The answers of everybody to one item, as codes into a list of values: one for each response, in
/// one order for all columns of a [Packed].
public sealed interface PackedColumn {

    int MOST_VALUES = Character.MAX_VALUE;

    /// What may be answered, in the survey's order; values that no survey lists (numbers) in their
    /// own.
    List<String> values();

    /// At most one answer each.
    final class One implements PackedColumn {

        private final List<String> values;

        /// 0 where there is no answer, else the place of the value, counted from 1.
        final char[] codes;

        One(List<String> values, char[] codes) {
            this.values = List.copyOf(values);
            this.codes = codes;
        }

        /// The place of a response's value, counted from 1; 0 where there is no answer.
        public int answer(int row) {
            return codes[row];
        }

        @Override
        public List<String> values() {
            return values;
        }
    }

    /// Any number of answers each.
    final class Many implements PackedColumn {

        private final List<String> values;

        /// How many longs hold the answers of one response: one for each 64 values.
        final int width;

        final long[] bits;

        Many(List<String> values, long[] bits) {
            this.values = List.copyOf(values);
            this.width = width(values.size());
            this.bits = bits;
        }

        static int width(int values) {
            return Math.max(1, (values + 63) / 64);
        }

        @Override
        public List<String> values() {
            return values;
        }

        /// Whether a response chose a value, by the value's place, counted from 1.
        public boolean chose(int row, int value) {
            return (bits[row * width + (value - 1) / 64] >> (value - 1) & 1) == 1;
        }

        public boolean answered(int row) {
            for (var at = row * width; at < (row + 1) * width; at++) if (bits[at] != 0) return true;
            return false;
        }
    }
}
