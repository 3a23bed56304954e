package org.tallystick.spending.asking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Local;
import org.tallystick.shared.CommandRefused;
import org.tallystick.spending.warehouse.Warehouse;
import org.tallystick.spending.warehouse.WarehouseOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// What a question is asked about, for every command that asks one.
final class ScopeOptions {

    @Option(
            names = "--local",
            split = ",",
            paramLabel = "CODE",
            description = "GSS codes of the authorities that count as local.")
    Set<String> authorities = Set.of();

    @Option(
            names = "--districts",
            split = ",",
            paramLabel = "DISTRICT",
            description = "Postcode districts that count as local too, like SY1.")
    Set<String> districts = Set.of();

    @Option(names = "--name", description = "The name of this definition of local.")
    @Nullable
    String name;

    @Option(names = "--publisher", split = ",", description = "Whose spending; otherwise all.")
    Set<String> publishers = Set.of();

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, like 2026-04-01.")
    LocalDate from = LocalDate.of(1990, 1, 1);

    @Option(names = "--until", paramLabel = "DATE", description = "The last day.")
    LocalDate until = LocalDate.of(2099, 12, 31);

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "Write what receipt verify needs to recompute this.")
    @Nullable
    Path receipt;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    WarehouseOptions kept;

    private Scope scope() {
        var places = kept.places();
        var title = name != null
                ? name
                : authorities.isEmpty() ? String.join(", ", districts) : String.join(", ", authorities);
        var definition = CommandRefused.unlessValid(Local.read(title, authorities, districts, null, null, places));
        // Publishers are known by their folders' names, whichever way they are typed.
        var slugs = publishers.stream().map(Warehouse::slug).collect(Collectors.toSet());
        return new Scope(definition, slugs, from, until);
    }

    /// Asks, and writes the receipt where one is wanted.
    ShareReceipt ask(String question, Breakdown by, List<String> more) throws IOException {
        var scope = scope();
        var made = new Shares(kept.warehouse(), kept.places()).ask(scope, question, by, more);
        if (receipt != null)
            Files.write(
                    receipt,
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(made));
        return made;
    }

    /// What every answer begins with when it is printed.
    static Map<String, Object> head(ShareReceipt made) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("local", made.definition());
        shown.put("places", made.places());
        shown.put("engine", made.engine());
        return shown;
    }

    /// A row with the names of its columns.
    static Map<String, Object> named(ResultTable answer, List<String> row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (int at = 0; at < row.size(); at++) shown.put(answer.columns().get(at), row.get(at));
        return shown;
    }
}
