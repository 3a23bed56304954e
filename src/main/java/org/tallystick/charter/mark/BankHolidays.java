package org.tallystick.charter.mark;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// England's bank holidays, as a table that an officer can read and extend; its head says how they
/// are known. After its last year only weekends are left out.
@Component
public class BankHolidays {

    private static final String TABLE = "/rules/bank-holidays-england.csv";

    private final Set<LocalDate> days = read();

    Set<LocalDate> days() {
        return days;
    }

    /// The last of so many working days after this day.
    public LocalDate after(LocalDate day, int workingDays) {
        return WorkingDayRules.after(day, workingDays, days);
    }

    private static Set<LocalDate> read() {
        var stream = Objects.requireNonNull(BankHolidays.class.getResourceAsStream(TABLE), TABLE);
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return csv.stream()
                    .map(row -> LocalDate.parse(row.getField("day")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
