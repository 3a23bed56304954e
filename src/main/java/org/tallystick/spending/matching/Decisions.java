package org.tallystick.spending.matching;

import org.tallystick.library.register.Decision;
import org.tallystick.library.register.Named;
import org.tallystick.shared.CannotStart;
import org.tallystick.spending.warehouse.Turn;
import org.tallystick.spending.warehouse.Warehouse;
import org.tallystick.spending.warehouse.Whole;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What was decided about suppliers' names, in `suppliers/decisions.jsonl`: one row after another,
/// none ever changed.
public final class Decisions {

    private final Warehouse warehouse;
    private final Path file;
    private final Path turn;

    public Decisions(Warehouse warehouse) {
        this.warehouse = warehouse;
        file = warehouse.suppliers().resolveSibling("decisions.jsonl");
        turn = warehouse.root().resolve("locks").resolve("decisions");
    }

    /// Adds a decision where none stands for its name, or takes back one that stands: of two who
    /// decide in the same instant, one is first.
    ///
    /// @return false where somebody was first
    boolean addIfFirst(Decision decision) throws IOException {
        return add(decision, true);
    }

    /// Adds a decision, one at a time; one with a key that is there already changes nothing.
    public void add(Decision decision) throws IOException {
        add(decision, false);
    }

    private boolean add(Decision decision, boolean first) throws IOException {
        try (var _ = Turn.at(turn)) {
            var all = all();
            if (all.stream().anyMatch(each -> each.key().equals(decision.key()))) return true;
            var undone = decision.undoes();
            if (undone != null && all.stream().noneMatch(each -> each.key().equals(undone)))
                throw new CannotStart("There is no decision " + undone + " to undo.");
            if (first && late(decision, standing())) return false;
            append(JsonMapper.shared().writeValueAsString(decision));
            return true;
        }
    }

    /// All of it anew: a row that object storage did not take must not stand here either.
    private void append(String row) throws IOException {
        var part = Whole.part(file);
        try {
            if (Files.exists(file)) Files.copy(file, part);
            Files.writeString(
                    part, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            warehouse.appear(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean late(Decision decision, Map<Named, Decision> standing) {
        var undone = decision.undoes();
        return undone == null
                ? standing.containsKey(decision.named())
                : standing.values().stream().noneMatch(each -> each.key().equals(undone));
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
            if (each.undoes() == null && !undone.contains(each.key()))
                standing.put(each.named(), each);
        return standing;
    }

    public List<Decision> all() throws IOException {
        if (!Files.exists(file)) return List.of();
        var all = new ArrayList<Decision>();
        for (var line : Files.readAllLines(file))
            all.add(JsonMapper.shared().readValue(line, Decision.class));
        return all;
    }
}
