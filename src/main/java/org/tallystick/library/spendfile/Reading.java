package org.tallystick.library.spendfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.VatBasis;

/// What reading a file came to.
///
/// @param rows the lines of data that hold anything
/// @param used those of them that gave a payment; the others are set aside
/// @param total the sum of the payments, in pounds to the penny
/// @param first the earliest day of a payment; null where there is none
/// @param last the latest
/// @param columns the heading of each field that was found, as the file writes it
/// @param encoding "UTF-8", "windows-1252", both, "UTF-16LE" or "UTF-16BE"
/// @param vat whether the heading says that amounts are without VAT, or with it
/// @param guesses which column was taken for what, and why
/// @param notes what to look at before the payments are used
public record Reading(
        long rows,
        long used,
        BigDecimal total,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        Map<Field, String> columns,
        String encoding,
        VatBasis vat,
        List<Guess> guesses,
        List<String> notes) {

    public Reading {
        columns = Map.copyOf(columns);
        guesses = List.copyOf(guesses);
        notes = List.copyOf(notes);
    }

    public long aside() {
        return rows - used;
    }
}
