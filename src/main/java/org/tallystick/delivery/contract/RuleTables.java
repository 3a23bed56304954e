package org.tallystick.delivery.contract;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.Size;

/// The tables that the rules read, as data with the product: a council officer can read and change
/// them.
@Component
public class RuleTables {

    private final List<EvidenceRules.Row> evidence = read("evidence-asked.csv").stream()
            .map(row -> new EvidenceRules.Row(
                    number(row.getField("above")),
                    row.getField("size").isEmpty() ? null : Size.valueOf(row.getField("size")),
                    Grade.valueOf(row.getField("grade")),
                    row.getField("sentence")))
            .toList();

    private final List<SamplingRules.Row> sampling = read("sampling.csv").stream()
            .map(row -> new SamplingRules.Row(
                    number(row.getField("above")),
                    number(row.getField("times due")),
                    new BigDecimal(row.getField("rate"))))
            .toList();

    List<EvidenceRules.Row> evidence() {
        return evidence;
    }

    public List<SamplingRules.Row> sampling() {
        return sampling;
    }

    /// The rates of the random checks, a sentence a row.
    public List<String> rates() {
        return sampling.stream().map(SamplingRules.Row::inWords).toList();
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static List<NamedCsvRecord> read(String name) {
        var stream = Objects.requireNonNull(RuleTables.class.getResourceAsStream("/rules/" + name), name);
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
