package org.tallystick.charter.mark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.delivery.figure.ContractThread;
import org.tallystick.delivery.figure.Threads;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// What an organisation's public contracts ask for and what was verified of it: the only thing that
/// a mark rests on.
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
    public Delivered of(OrganisationId supplier, LocalDate today) {
        var filter = ContractList.Filter.suppliedBy(supplier);
        var asked = new ArrayList<Delivered.Asked>();
        var verified = new ArrayList<Verified>();
        var known = new HashMap<UUID, UUID>();
        var skip = 0;
        var some = List.<ContractList.Summary>of();
        do {
            some = list.list(Actor.PUBLIC, filter, ContractList.Sort.TITLE, skip, atATime, today)
                    .contracts();
            for (var contract : some)
                threads.of(Actor.PUBLIC, contract.contract().id(), today)
                        .ifPresent(thread -> add(thread, known, asked, verified));
            skip += some.size();
        } while (some.size() == atATime);
        return new Delivered(asked, verified);
    }

    private void add(
            ContractThread thread, Map<UUID, UUID> known, List<Delivered.Asked> asked, List<Verified> verified) {
        var contract = thread.contract();
        for (var line : thread.lines()) {
            var commitment = line.commitment();
            var framework = framework(commitment.edition(), known);
            for (var cell : line.cells()) {
                asked.add(new Delivered.Asked(
                        contract.id(), contract.title(), framework, commitment.measure(), cell.quarter()));
                var grade = cell.grade();
                if (cell.state() == ClaimState.VERIFIED && grade != null)
                    cell.claim()
                            .ifPresent(quantity -> verified.add(new Verified(
                                    contract.id(),
                                    contract.title(),
                                    commitment.edition(),
                                    framework,
                                    commitment.measure(),
                                    cell.quarter(),
                                    quantity,
                                    grade)));
            }
        }
    }

    /// An edition's framework; the edition itself where it is not known here.
    private UUID framework(UUID edition, Map<UUID, UUID> known) {
        return known.computeIfAbsent(
                edition, id -> frameworks.edition(id).map(Published::framework).orElse(id));
    }
}
