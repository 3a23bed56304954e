package org.tallystick.disclosure;

import org.tallystick.survey.Item;
import org.tallystick.survey.Kind;
import org.tallystick.survey.Packed;
import org.tallystick.survey.Survey;
import org.tallystick.survey.Thresholds;

import java.util.List;
import java.util.Optional;

/// The axes of the tables that are asked for.
final class Axes {

    private static final int MOST_ITEMS = 3;

    private Axes() {}

    static List<List<Axis>> of(
            Survey survey, Packed packed, List<List<String>> tables, Thresholds thresholds) {
        return tables.stream()
                .distinct()
                .map(
                        items ->
                                items.stream()
                                        .map(
                                                item ->
                                                        axis(
                                                                survey,
                                                                packed,
                                                                item,
                                                                items.size() > 1,
                                                                thresholds))
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

    private static Axis axis(
            Survey survey, Packed packed, String id, boolean crossed, Thresholds thresholds) {
        var item = survey.item(id).filter(Item::tallied);
        var column = packed.column(id);
        if (item.isEmpty() || column.isEmpty())
            throw new IllegalArgumentException(id + " is nothing that can be counted by answers");
        // Such a table names the numbers that were given: each was given once at least, hidden or
        // not.
        if (item.get().kind() instanceof Kind.NumberIn
                && (crossed || !item.get().question().smallCounts()))
            throw new IllegalArgumentException(id + " names what it would hide");
        return new Axis(
                id,
                column.get().values(),
                item.get().kind() instanceof Kind.ManyOf,
                Optional.of(item.get().question()).map(thresholds::of).orElse(0));
    }
}
