package org.tallystick.spending.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.spendfile.Chosen;
import org.tallystick.library.spendfile.Field;
import org.tallystick.library.spendfile.Guess;
import org.tallystick.library.spendfile.SpendFile;
import org.tallystick.spending.warehouse.Manifest;

/// The columns of a file of payments.
///
/// @param headings all its headings, in their order
/// @param samples its first lines, where it has no row of headings; otherwise none
/// @param taken the heading that each field was read from, by the field's key
/// @param chosen the headings chosen in place of the guess, by the field's key; "" for a field that
///   the file does not have, and for the date perhaps a period
/// @param guesses why each column was taken for what it was
public record FileColumns(
        List<String> headings,
        List<List<String>> samples,
        Map<String, String> taken,
        Map<String, String> chosen,
        List<Guess> guesses) {

    public FileColumns {
        headings = List.copyOf(headings);
        samples = samples.stream().map(List::copyOf).toList();
        taken = Map.copyOf(taken);
        chosen = Map.copyOf(chosen);
        guesses = List.copyOf(guesses);
    }

    /// Whether somebody has to name the period, or has: the file has no dates.
    public boolean asksPeriod() {
        return taken.containsKey(Field.AMOUNT.key()) && !taken.containsKey(Field.DATE.key());
    }

    public boolean readsHiddenSheets() {
        return Chosen.of(chosen).hiddenSheets();
    }

    /// The period that was named for it; "" for none.
    public String period() {
        var date = chosen.getOrDefault(Field.DATE.key(), "");
        return !headings.contains(date) && SpendFile.isPeriod(date) ? date : "";
    }

    /// @param manifest what is known of the file; null where it cannot be read
    public static FileColumns of(
            List<String> headings,
            List<List<String>> samples,
            @Nullable Manifest manifest,
            Map<String, String> chosen) {
        return new FileColumns(
                headings,
                samples,
                manifest == null ? Map.of() : manifest.columns(),
                chosen,
                manifest == null ? List.of() : manifest.guesses());
    }
}
