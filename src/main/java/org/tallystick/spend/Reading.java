package org.tallystick.spend;

import org.jspecify.annotations.Nullable;
import org.tallystick.shared.VatBasis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/// What reading a file came to.
///
/// @param rows the lines of data that hold anything
/// @param used those of them that gave a payment; the others are set aside
/// @param total the sum of the payments, in pounds to the penny
/// @param first the earliest day of a payment; null where there is none
/// @param last the latest
/// @param columns the heading of each field that was found, as the file writes it
/// @param encoding "UTF-8", "windows-1252", "UTF-16LE" or "UTF-16BE"
/// @param vat whether the heading says that amounts are without VAT, or with it
public record Reading(
        long rows,
        long used,
        BigDecimal total,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        Map<Field, String> columns,
        String encoding,
        VatBasis vat) {

    public Reading {
        columns = Map.copyOf(columns);
    }

    public long aside() {
        return rows - used;
    }
}
