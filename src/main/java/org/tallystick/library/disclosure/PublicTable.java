package org.tallystick.library.disclosure;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Option;

/// A table as the public sees it: one, two or three items crossed, with its margins.
///
/// @param cells every combination of answers, "no answer" and everybody
public record PublicTable(List<Axis> axes, List<Cell> cells) {

    /// Where a count stands that leaves an item out of account.
    public static final String EVERYBODY = Option.EVERYBODY;

    /// Where those are counted who left the item out.
    public static final String UNANSWERED = CellKey.UNANSWERED;

    public PublicTable {
        axes = List.copyOf(axes);
        cells = List.copyOf(cells);
    }

    /// @param at an answer for each axis, or [#UNANSWERED], or [#EVERYBODY]
    /// @param count none where it is hidden
    public record Cell(List<String> at, @Nullable Integer count) {
        public Cell {
            at = List.copyOf(at);
        }
    }

    public List<String> items() {
        return axes.stream().map(Axis::item).toList();
    }

    /// The count at this place; nothing where it is hidden, or no such place is there.
    public Optional<Integer> count(String... at) {
        var place = List.of(at);
        return cells.stream()
                .filter(cell -> cell.at().equals(place))
                .findFirst()
                .map(Cell::count);
    }

    CellKey key(Cell cell) {
        return CellKey.of(axes, cell.at());
    }
}
