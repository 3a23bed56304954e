package org.tallystick.spending.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.spending.warehouse.Warehouse;
import tools.jackson.databind.json.JsonMapper;

/// The last match of suppliers with registers, kept in `suppliers/registers.json` beside what it
/// came to.
///
/// @param at when; empty before the first
/// @param places the edition of the table of postcodes that it placed suppliers by; "" likewise
/// @param sources what it took
/// @param leftOut the registers that could not be read, each with the reason
public record Matched(Optional<Instant> at, String places, List<Registers.Source> sources, List<String> leftOut) {

    public Matched {
        sources = List.copyOf(sources);
        // Earlier none was left out: it stopped the match.
        leftOut = Objects.requireNonNullElse(leftOut, List.<String>of());
    }

    /// What the last match took of a kind.
    public List<Registers.Source> sources(Registers.Kind kind) {
        return sources.stream().filter(each -> each.kind() == kind).toList();
    }

    static Matched last(Warehouse warehouse) throws IOException {
        var file = file(warehouse);
        if (!Files.exists(file)) return new Matched(Optional.empty(), "", List.of(), List.of());
        var json = JsonMapper.shared().readTree(file.toFile());
        // Earlier it was the sources alone.
        return json.isArray()
                ? new Matched(
                        Optional.of(Files.getLastModifiedTime(file).toInstant()),
                        "",
                        List.of(JsonMapper.shared().treeToValue(json, Registers.Source[].class)),
                        List.of())
                : JsonMapper.shared().treeToValue(json, Matched.class);
    }

    void write(Warehouse warehouse) throws IOException {
        var part = AtomicFiles.part(file(warehouse));
        Files.write(part, JsonMapper.shared().writeValueAsBytes(this));
        warehouse.appear(part, file(warehouse));
    }

    private static Path file(Warehouse warehouse) {
        return warehouse.suppliers().resolveSibling("registers.json");
    }
}
