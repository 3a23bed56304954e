package org.tallystick.library.survey.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.Option;
import org.tallystick.library.survey.OptionNames;

/// Where a responses file holds the answers to one item.
///
/// @param whole the column with the whole answer, counted from 0; none where there is no such
///   column
/// @param parts the columns of single options, or of the parts of contact details, by their ids
record ItemColumns(Item item, OptionNames names, @Nullable Integer whole, Map<String, Integer> parts) {

    ItemColumns {
        parts = new LinkedHashMap<>(parts);
    }

    boolean found() {
        return whole != null || !parts.isEmpty();
    }

    /// The names under which the item's parts may have columns.
    static List<Option> partsOf(Item item) {
        return switch (item.kind()) {
            case Kind.Contact(var parts) ->
                parts.stream().map(part -> Option.of(part.key())).toList();
            case Kind.ManyOf(var options, var _) -> options;
            case Kind.Ranked(var options, var _) -> options;
            case Kind.OneOf _, Kind.Rated _, Kind.NumberIn _, Kind.ShortText _, Kind.LongText _, Kind.Upload _ ->
                List.of();
        };
    }
}
