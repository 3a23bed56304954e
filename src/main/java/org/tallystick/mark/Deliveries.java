package org.tallystick.mark;

import org.springframework.stereotype.Component;
import org.tallystick.delivery.ClaimState;
import org.tallystick.delivery.ContractThread;
import org.tallystick.delivery.Threads;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The verified lines of an organisation's returns under public contracts: the only thing that a
/// mark rests on.
@Component
class Deliveries {

    private static final int MOST_CONTRACTS = 1_000;

    private final Threads threads;
    private final Frameworks frameworks;

    Deliveries(Threads threads, Frameworks frameworks) {
        this.threads = threads;
        this.frameworks = frameworks;
    }

    List<Verified> of(OrganisationId supplier, LocalDate today) {
        var filter =
                new Threads.Filter(
                        null, null, supplier, null, null, null, null, Threads.State.VERIFIED);
        var all = new ArrayList<Verified>();
        var known = new HashMap<UUID, UUID>();
        for (var contract :
                threads.list(Actor.PUBLIC, filter, Threads.Sort.TITLE, 0, MOST_CONTRACTS, today))
            threads.of(Actor.PUBLIC, contract.contract().id(), today)
                    .ifPresent(thread -> add(thread, known, all));
        return all;
    }

    private void add(ContractThread thread, Map<UUID, UUID> known, List<Verified> all) {
        for (var line : thread.lines())
            for (var cell : line.cells())
                if (cell.state() == ClaimState.VERIFIED && cell.grade() != null)
                    cell.claim()
                            .ifPresent(
                                    quantity ->
                                            all.add(
                                                    new Verified(
                                                            thread.contract().id(),
                                                            framework(
                                                                    line.commitment().edition(),
                                                                    known),
                                                            line.commitment().measure(),
                                                            cell.quarter(),
                                                            quantity,
                                                            java.util.Objects.requireNonNull(
                                                                    cell.grade()))));
    }

    /// An edition's framework; the edition itself where it is not known here.
    private UUID framework(UUID edition, Map<UUID, UUID> known) {
        return known.computeIfAbsent(
                edition, id -> frameworks.edition(id).map(Published::framework).orElse(id));
    }
}
