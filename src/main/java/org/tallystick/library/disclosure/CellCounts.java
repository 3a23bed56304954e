package org.tallystick.library.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.tallystick.library.survey.tally.Packed;
import org.tallystick.library.survey.tally.PackedColumn;

/// Counts every key of the tables in as few passes over the responses as there are tables; a table
/// with a "many of" takes one for each option.
final class CellCounts {

    private final Packed packed;
    private final Map<CellKey, Integer> counts = new HashMap<>();

    private CellCounts(Packed packed) {
        this.packed = packed;
    }

    static Map<CellKey, Integer> of(Packed packed, Collection<List<Axis>> tables) {
        var counting = new CellCounts(packed);
        counting.counts.put(CellKey.ALL, packed.size());
        var parts = new HashSet<List<Side>>();
        for (var axes : tables) counting.sides(axes, 0, List.of(), parts);
        parts.forEach(counting::count);
        return counting.counts;
    }

    /// One partition of an item's answers.
    ///
    /// @param option 0 where any answer is told apart; else the place of the one option, counted
    ///   from 1, that is told from the others
    private record Side(Axis axis, int option) {

        List<String> answers() {
            return axis.several() ? axis.partitions().get(option - 1) : axis.shown();
        }

        /// Where the row stands among the answers.
        int place(PackedColumn column, int row) {
            return switch (column) {
                case PackedColumn.One one ->
                    one.answer(row) == 0 ? axis.answers().size() : one.answer(row) - 1;
                case PackedColumn.Many many when option == 0 -> only(many, row);
                case PackedColumn.Many many when !many.answered(row) -> 2;
                case PackedColumn.Many many -> many.chose(row, option) ? 0 : 1;
            };
        }
    }

    /// The place of the one answer of a row that may choose one alone.
    private static int only(PackedColumn.Many many, int row) {
        var place = 0;
        while (place < many.values().size() && !many.chose(row, place + 1)) place++;
        return place;
    }

    private void sides(List<Axis> axes, int at, List<Side> before, Collection<List<Side>> into) {
        if (at == axes.size()) {
            into.add(before);
            return;
        }
        var axis = axes.get(at);
        for (var option = axis.several() ? 1 : 0;
                option <= (axis.several() ? axis.answers().size() : 0);
                option++) {
            var sides = new ArrayList<>(before);
            sides.add(new Side(axis, option));
            sides(axes, at + 1, List.copyOf(sides), into);
        }
    }

    private void count(List<Side> sides) {
        var rows = new int[packed.size()];
        var size = 1;
        for (var side : sides) {
            var answers = side.answers().size();
            var column = packed.column(side.axis().item()).orElseThrow();
            for (var row = 0; row < rows.length; row++) rows[row] = rows[row] * answers + side.place(column, row);
            size *= answers;
        }
        var cells = new int[size];
        for (var cell : rows) cells[cell]++;
        var here = new HashMap<CellKey, Integer>();
        for (var cell = 0; cell < size; cell++) {
            var count = cells[cell];
            key(sides, cell).wholes().forEach(whole -> here.merge(whole, count, Integer::sum));
        }
        // A margin that several tables share comes out the same from each.
        counts.putAll(here);
    }

    private static CellKey key(List<Side> sides, int cell) {
        var answers = new HashMap<String, String>();
        var left = cell;
        for (var at = sides.size() - 1; at >= 0; at--) {
            var names = sides.get(at).answers();
            answers.put(sides.get(at).axis().item(), names.get(left % names.size()));
            left /= names.size();
        }
        return new CellKey(answers);
    }
}
