package org.tallystick.spending.warehouse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.spendfile.Field;
import org.tallystick.library.spendfile.Guess;
import org.tallystick.shared.VatBasis;

/// What is known of a file that was loaded, kept beside its lines as JSON. The lines are there
/// before it is, so that a file with a manifest is loaded whole.
///
/// @param publisher whose spending it is, as its folder is named
/// @param name the file's path below that folder
/// @param sha256 of the file's bytes
/// @param lines where the lines are, below the warehouse
/// @param linesSha256 of the Parquet file's bytes
/// @param period the month that most payments were made in when it was first loaded, "none" where
///   there are none
/// @param total in pounds to the penny
/// @param columns the heading of each field
/// @param chosen the headings that somebody chose in place of the guess
/// @param departments the largest departments, with what they paid
/// @param places the edition of the table of postcodes that authorities come from, and its SHA-256
/// @param before the SHA-256 of each file that this one has replaced, the latest first
/// @param guesses which column was taken for what, and why
/// @param notes what to look at before anything is published
public record Manifest(
        String publisher,
        String name,
        String sha256,
        long bytes,
        String lines,
        String linesSha256,
        String period,
        long rows,
        long used,
        String total,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        Map<String, String> columns,
        Map<String, String> chosen,
        Map<String, String> departments,
        String encoding,
        VatBasis vat,
        String places,
        String placesSha256,
        List<String> before,
        Instant loadedAt,
        List<Guess> guesses,
        List<String> notes) {

    public Manifest {
        columns = Map.copyOf(columns);
        chosen = Map.copyOf(chosen);
        departments = Map.copyOf(departments);
        before = List.copyOf(before);
        // A file that was loaded before these were kept has none.
        guesses = Objects.requireNonNullElse(guesses, List.<Guess>of());
        notes = Objects.requireNonNullElse(notes, List.<String>of());
    }

    public long aside() {
        return rows - used;
    }

    /// Whether it has amounts and no dates: a summary.
    public boolean isUndated() {
        return columns.containsKey(Field.AMOUNT.key())
                && !columns.containsKey(Field.DATE.key())
                && !chosen.containsKey(Field.DATE.key());
    }

    /// The name without its digits and months: files of one kind, one after another, share it.
    String series() {
        return name.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("january|february|march|april|june|july|august", "")
                .replaceAll("september|october|november|december", "")
                .replaceAll("jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec", "")
                .replaceAll("[0-9]", "");
    }
}
