package org.tallystick.charter.mark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.figure.SupplierLines;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.shared.OrganisationId;

/// What an organisation's public contracts ask for and what was verified of it: the only thing that
/// a mark rests on.
@Component
public class Deliveries {

    private final SupplierLines lines;
    private final Frameworks frameworks;

    Deliveries(SupplierLines lines, Frameworks frameworks) {
        this.lines = lines;
        this.frameworks = frameworks;
    }

    /// All of them, over however many contracts.
    public Delivered of(OrganisationId supplier) {
        var asked = new ArrayList<Delivered.Asked>();
        var verified = new ArrayList<Verified>();
        var known = new HashMap<UUID, UUID>();
        for (var line : lines.of(supplier)) {
            var framework = framework(line.edition(), known);
            asked.add(new Delivered.Asked(line.contract(), line.title(), framework, line.measure(), line.quarter()));
            var grade = line.grade();
            if (line.state() == ClaimState.VERIFIED && grade != null)
                line.claim()
                        .ifPresent(quantity -> verified.add(new Verified(
                                line.contract(),
                                line.title(),
                                line.edition(),
                                framework,
                                line.measure(),
                                line.quarter(),
                                quantity,
                                grade)));
        }
        return new Delivered(asked, verified);
    }

    /// An edition's framework; the edition itself where it is not known here.
    private UUID framework(UUID edition, Map<UUID, UUID> known) {
        return known.computeIfAbsent(
                edition, id -> frameworks.edition(id).map(Published::framework).orElse(id));
    }
}
