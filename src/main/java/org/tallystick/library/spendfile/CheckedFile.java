package org.tallystick.library.spendfile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `spend check` prints of a file, as JSON.
///
/// @param total in pounds to the penny, as text so that no reader rounds it
record CheckedFile(
        String file,
        long rows,
        long used,
        @JsonProperty("setAside") List<SetAside> aside,
        String total,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        Map<String, String> columns,
        List<Guess> guesses,
        List<String> notes,
        String encoding) {

    private static final String NO_DATES =
            "The file has no column of dates. Say which period it is about, like --period 2024-04,"
                    + " or which column has the dates, like --columns date=1.";

    /// @param file the same, with its columns as they are to be taken
    static CheckedFile of(Path path, SpendFile file) throws IOException {
        var aside = new ArrayList<SetAside>();
        return of(path, SpendReader.read(file, () -> collecting(aside)), aside);
    }

    /// The same, while the payments are written to another file.
    static CheckedFile of(Path path, SpendFile file, Path normalised) throws IOException {
        var aside = new ArrayList<SetAside>();
        var written = new ArrayList<NormalisedCsv>();
        try {
            var reading = SpendReader.read(file, () -> {
                for (var earlier : written) earlier.close();
                written.clear();
                written.add(new NormalisedCsv(normalised, file.columns()));
                return both(written.getFirst(), collecting(aside));
            });
            return of(path, reading, aside);
        } finally {
            for (var each : written) each.close();
        }
    }

    /// What to say of a file that gave no payment.
    String whyNothing(boolean undated) {
        if (rows == 0) return "There are no lines below its headings. Send a file with payments.";
        if (undated && columns.containsKey(Field.AMOUNT.key())) return NO_DATES;
        if (!notes.isEmpty()) return String.join(". ", notes) + ".";
        return "No line in it gave a payment. %s: name the columns with --columns."
                .formatted(aside.getFirst().reason());
    }

    private static CheckedFile of(Path path, Reading reading, List<SetAside> aside) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (var field : Field.values())
            if (reading.columns().containsKey(field))
                columns.put(field.key(), reading.columns().get(field));
        return new CheckedFile(
                path.toString(),
                reading.rows(),
                reading.used(),
                List.copyOf(aside),
                reading.total().toPlainString(),
                reading.first(),
                reading.last(),
                columns,
                reading.guesses(),
                reading.notes(),
                reading.encoding());
    }

    private static Payments collecting(List<SetAside> aside) {
        aside.clear();
        return new Payments() {
            @Override
            public void use(CsvLines lines, int day, int invoiced, long pence) {}

            @Override
            public void putAside(SetAside line) {
                aside.add(line);
            }
        };
    }

    private static Payments both(Payments one, Payments other) {
        return new Payments() {
            @Override
            public void use(CsvLines lines, int day, int invoiced, long pence) throws IOException {
                one.use(lines, day, invoiced, pence);
                other.use(lines, day, invoiced, pence);
            }

            @Override
            public void putAside(SetAside line) throws IOException {
                one.putAside(line);
                other.putAside(line);
            }
        };
    }
}
