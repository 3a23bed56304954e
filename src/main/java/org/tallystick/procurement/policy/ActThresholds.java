package org.tallystick.procurement.policy;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.procurement.policy.Policy.Body;
import org.tallystick.procurement.policy.Policy.Comparator;
import org.tallystick.procurement.policy.Policy.Confidence;
import org.tallystick.procurement.policy.Policy.ContractKind;
import org.tallystick.procurement.policy.Policy.Threshold;
import org.tallystick.shared.VatBasis;

/// From which value a contract is a public contract, as a table that an officer can read and
/// extend; its head says how.
final class ActThresholds {

    private static final String TABLE = "/rules/thresholds.csv";

    static final List<Row> ROWS = read();

    private ActThresholds() {}

    /// @param until the last day; null while no end is known
    record Row(
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            BigDecimal pounds,
            String source,
            Confidence confidence) {

        private boolean on(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /// Those that may be meant: more than one where the kind or the body leaves it open.
    static List<Threshold> of(ContractKind kind, Body body, LocalDate day) {
        var names = names(kind, body);
        return ROWS.stream()
                .filter(row -> names.contains(row.name()) && row.on(day))
                .map(row -> new Threshold(Comparator.AT_LEAST, row.pounds(), VatBasis.INCLUDING, null))
                .toList();
    }

    private static List<String> names(ContractKind kind, Body body) {
        var goods = switch (body) {
            case CENTRAL -> List.of("goods-services-central");
            case OTHER -> List.of("goods-services-other");
            case UNKNOWN -> List.of("goods-services-central", "goods-services-other");
        };
        return switch (kind) {
            case ORDINARY -> goods;
            case WORKS -> List.of("works");
            case CONCESSION -> List.of("concession");
            case LIGHT_TOUCH -> List.of("light-touch");
            case FRAMEWORK, CALL_OFF, PRIVATE_UTILITY, DEFENCE, UNKNOWN -> {
                var any = new java.util.ArrayList<>(goods);
                any.add("works");
                if (kind == ContractKind.UNKNOWN) any.addAll(List.of("concession", "light-touch"));
                yield any;
            }
        };
    }

    private static List<Row> read() {
        var stream = Objects.requireNonNull(ActThresholds.class.getResourceAsStream(TABLE), TABLE);
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return csv.stream()
                    .map(row -> new Row(
                            row.getField("threshold"),
                            LocalDate.parse(row.getField("from")),
                            row.getField("until").equals("none") ? null : LocalDate.parse(row.getField("until")),
                            new BigDecimal(row.getField("pounds")),
                            row.getField("source"),
                            Confidence.valueOf(row.getField("confidence"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
