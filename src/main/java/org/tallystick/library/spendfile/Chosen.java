package org.tallystick.library.spendfile;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;

/// What somebody chose about the reading of a file, in place of the guess.
///
/// @param columns the heading of each field, "" for a field that the file does not have; in place of
///   the date's, a period may be named
/// @param hiddenSheets whether sheets that the workbook hides are read too
public record Chosen(Map<Field, String> columns, boolean hiddenSheets) {

    public static final Chosen NOTHING = new Chosen(Map.of(), false);

    /// The key and the value that stand for hidden sheets where a choice is kept as texts.
    public static final String SHEETS = "sheets";

    public static final String HIDDEN = "hidden";

    public Chosen {
        columns = Map.copyOf(columns);
    }

    /// @param keys by the fields' keys, as [#keys] gives them
    public static Chosen of(Map<String, String> keys) {
        var columns = new EnumMap<Field, String>(Field.class);
        keys.forEach((key, heading) -> {
            if (!key.equals(SHEETS)) columns.put(Field.of(key), heading);
        });
        return new Chosen(columns, HIDDEN.equals(keys.get(SHEETS)));
    }

    /// Columns as a command names them: `date=1` for a file without headings, and otherwise
    /// `date=Payment Date`; and the period, in place of the date's.
    public static Chosen named(@Nullable Map<String, String> named, @Nullable String period, boolean hiddenSheets) {
        var columns = new EnumMap<Field, String>(Field.class);
        if (period != null) {
            if (!SpendFile.isPeriod(period))
                throw new CommandRefused(
                        "--period must look like 2024-04, “April 2024”, “Q1 2024-25” or 2024-25; it is "
                                + period
                                + ".");
            columns.put(Field.DATE, period);
        }
        if (named != null)
            named.forEach((key, column) ->
                    columns.put(Field.named(key), column.matches("[0-9]{1,3}") ? SpendFile.COLUMN + column : column));
        return new Chosen(columns, hiddenSheets);
    }

    /// As texts by the fields' keys, in the fields' order.
    public Map<String, String> keys() {
        var keys = new LinkedHashMap<String, String>();
        for (var field : Field.values()) {
            var heading = columns.get(field);
            if (heading != null) keys.put(field.key(), heading);
        }
        if (hiddenSheets) keys.put(SHEETS, HIDDEN);
        return keys;
    }
}
