package org.tallystick.spending.matching;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.library.register.Decision;
import org.tallystick.library.register.Named;
import org.tallystick.spending.warehouse.Warehouse;

/// What one publisher's people look at: of the names that it pays, or that its suppliers pay on to,
/// those that are not decided, the most money first, and those that are, the latest first. The
/// money is what it paid itself; where it paid nothing, what its suppliers paid on: the two are
/// never added. What others pay to whom stays theirs.
record Review(List<Doubt> undecided, List<Decision> decided) {

    public Review {
        undecided = List.copyOf(undecided);
        decided = List.copyOf(decided);
    }

    static Review of(Warehouse warehouse, String publisher) throws IOException {
        var names = new LinkedHashMap<Named, Doubt>();
        var decided = new LinkedHashMap<Named, Decision>();
        var standing = new Decisions(warehouse).standing();
        var doubts = UnsureMatches.byName(warehouse);
        for (var paid : PaidName.all(warehouse, warehouse.manifests(publisher)))
            look(paid, false, standing, doubts, names, decided);
        for (var paid : PaidName.all(warehouse, warehouse.subcontracts(Set.of(publisher))))
            look(paid, true, standing, doubts, names, decided);
        return new Review(
                names.values().stream()
                        .sorted(Comparator.comparing(
                                        (Doubt each) -> each.amount().abs())
                                .reversed())
                        .toList(),
                decided.values().stream()
                        .sorted(Comparator.comparing(Decision::at).reversed())
                        .toList());
    }

    private static void look(
            PaidName paid,
            boolean on,
            Map<Named, Decision> standing,
            Map<Named, Doubt> doubts,
            Map<Named, Doubt> undecided,
            Map<Named, Decision> decided) {
        var named = paid.asked().named();
        var decision = standing.get(named);
        var doubt = doubts.get(named);
        if (decision != null) decided.put(named, decision);
        else if (doubt != null) undecided.putIfAbsent(named, doubt.paid(paid.amount(), paid.payments(), on));
    }
}
