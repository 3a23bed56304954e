package org.tallystick.library.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.Survey;
import org.tallystick.library.survey.tally.Packed;
import org.tallystick.library.survey.tally.PackedColumn;
import org.tallystick.library.survey.tally.Thresholds;

/// The axes of the tables that are asked for.
final class Axes {

    private static final int MOST_ITEMS = 3;

    private Axes() {}

    static List<List<Axis>> of(Survey survey, Packed packed, List<List<String>> tables, Thresholds thresholds) {
        return tables.stream()
                .distinct()
                .map(items -> items.stream()
                        .map(item -> axis(survey, packed, item, items.size() > 1, thresholds))
                        .toList())
                .peek(Axes::check)
                .toList();
    }

    private static void check(List<Axis> axes) {
        if (axes.isEmpty()
                || axes.size() > MOST_ITEMS
                || axes.stream().map(Axis::item).distinct().count() < axes.size())
            throw new IllegalArgumentException("a table crosses one, two or three different items");
    }

    private static Axis axis(Survey survey, Packed packed, String id, boolean crossed, Thresholds thresholds) {
        var item = survey.item(id).filter(Item::tallied);
        var column = packed.column(id);
        if (item.isEmpty() || column.isEmpty())
            throw new IllegalArgumentException(id + " is nothing that can be counted by answers");
        // Such a table names the numbers that were given: each was given once at least, hidden or
        // not.
        if (item.get().kind() instanceof Kind.NumberIn
                && (crossed || !item.get().question().smallCounts()))
            throw new IllegalArgumentException(id + " names what it would hide");
        var answers = column.get().values();
        var threshold = Optional.of(item.get().question()).map(thresholds::of).orElse(0);
        if (!(item.get().kind() instanceof Kind.ManyOf(var options, var most)))
            return new Axis(id, answers, false, threshold);
        var alone = options.stream().filter(Option::alone).map(Option::id).toList();
        // What a reply on paper did not keep to says nothing about the others.
        if (most == null || !keptTo(most, column.get(), packed.size()))
            return new Axis(id, answers, true, threshold, 0, alone);
        return new Axis(id, answers, most > 1, threshold, most, alone);
    }

    private static boolean keptTo(int most, PackedColumn column, int rows) {
        if (!(column instanceof PackedColumn.Many many)) return true;
        return IntStream.range(0, rows)
                .allMatch(row -> IntStream.rangeClosed(1, many.values().size())
                                .filter(value -> many.chose(row, value))
                                .count()
                        <= most);
    }
}
