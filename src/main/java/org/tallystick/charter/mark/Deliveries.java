package org.tallystick.charter.mark;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.delivery.figure.ContractThread;
import org.tallystick.delivery.figure.Threads;
import org.tallystick.delivery.returns.ClaimState;
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
public class Deliveries {

    private static final int AT_A_TIME = 200;

    private final ContractList list;
    private final Threads threads;
    private final Frameworks frameworks;
    private final int atATime;

    @Autowired
    Deliveries(ContractList list, Threads threads, Frameworks frameworks) {
        this(list, threads, frameworks, AT_A_TIME);
    }

    /// @param atATime so many contracts are asked for at once, until all were
    Deliveries(ContractList list, Threads threads, Frameworks frameworks, int atATime) {
        this.list = list;
        this.threads = threads;
        this.frameworks = frameworks;
        this.atATime = atATime;
    }

    /// All of them, over however many contracts.
    public List<Verified> of(OrganisationId supplier, LocalDate today) {
        var filter = ContractList.Filter.suppliedBy(supplier).with(ContractList.State.VERIFIED);
        var all = new ArrayList<Verified>();
        var known = new HashMap<UUID, UUID>();
        var skip = 0;
        var some = List.<ContractList.Summary>of();
        do {
            some =
                    list.list(Actor.PUBLIC, filter, ContractList.Sort.TITLE, skip, atATime, today)
                            .contracts();
            for (var contract : some)
                threads.of(Actor.PUBLIC, contract.contract().id(), today)
                        .ifPresent(thread -> add(thread, known, all));
            skip += some.size();
        } while (some.size() == atATime);
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
                                                            thread.contract().title(),
                                                            line.commitment().edition(),
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
