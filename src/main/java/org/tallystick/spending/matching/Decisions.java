package org.tallystick.spending.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.tallystick.library.register.Decision;
import org.tallystick.library.register.Named;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.shared.CommandRefused;
import org.tallystick.spending.warehouse.FileLock;
import org.tallystick.spending.warehouse.Warehouse;
import tools.jackson.databind.json.JsonMapper;

/// What was decided about suppliers' names, in `suppliers/decisions.jsonl`. Where a site runs over
/// the warehouse its database has the decisions, and this list is made from it; the command line
/// adds to the list, and the site takes in what was added.
public final class Decisions {

    private final Warehouse warehouse;
    private final Path file;
    private final Path turn;

    public Decisions(Warehouse warehouse) {
        this.warehouse = warehouse;
        file = warehouse.suppliers().resolveSibling("decisions.jsonl");
        turn = warehouse.root().resolve("locks").resolve("decisions");
    }

    /// Adds a decision, one at a time; one with a key that is there already changes nothing.
    public void add(Decision decision) throws IOException {
        try (var _ = FileLock.at(turn)) {
            var all = new ArrayList<>(all());
            if (all.stream().anyMatch(each -> each.key().equals(decision.key()))) return;
            var undone = decision.undoes();
            if (undone != null && all.stream().noneMatch(each -> each.key().equals(undone)))
                throw new CommandRefused("There is no decision " + undone + " to undo.");
            all.add(decision);
            write(all);
        }
    }

    /// Writes the list whole where it is not what it should be; nobody else adds to it meanwhile.
    ///
    /// @param known takes in what the list holds, and gives all that it should hold
    public void settle(UnaryOperator<List<Decision>> known) throws IOException {
        try (var _ = FileLock.at(turn)) {
            var listed = all();
            var all = known.apply(listed);
            if (!all.equals(listed)) write(all);
        }
    }

    /// All of it anew: a row that object storage did not take must not be here either.
    private void write(List<Decision> all) throws IOException {
        var part = AtomicFiles.part(file);
        try {
            Files.write(
                    part,
                    all.stream().map(JsonMapper.shared()::writeValueAsString).toList());
            warehouse.appear(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// The decision that stands for each name with its numbers: the last that was not undone.
    public Map<Named, Decision> standing() throws IOException {
        Map<Named, Decision> standing = new HashMap<>();
        Set<UUID> undone = new HashSet<>();
        for (var each : all()) {
            var undoes = each.undoes();
            if (undoes != null) undone.add(undoes);
        }
        for (var each : all())
            if (each.undoes() == null && !undone.contains(each.key())) standing.put(each.named(), each);
        return standing;
    }

    public List<Decision> all() throws IOException {
        if (!Files.exists(file)) return List.of();
        var all = new ArrayList<Decision>();
        for (var line : Files.readAllLines(file)) all.add(JsonMapper.shared().readValue(line, Decision.class));
        return all;
    }
}
