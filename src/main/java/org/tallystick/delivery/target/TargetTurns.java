package org.tallystick.delivery.target;

import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

/// Proposed targets that wait for the actor to agree.
@Component
class TargetTurns implements Turns {

    private final TargetProposals proposals;

    TargetTurns(TargetProposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public Waiting of(Actor actor, boolean mine) {
        if (!actor.is(Role.SUPPLIER) && !actor.is(Role.CONTRACT_MANAGER) && !actor.is(Role.OFFICER))
            return Waiting.NOTHING;
        return Waiting.of(proposals.open(actor).stream()
                .flatMap(each -> each.agrees(actor).stream()
                        .map(role -> Turn.now(
                                role,
                                "Another target is proposed for “%s”".formatted(each.name()),
                                each.as() == Role.SUPPLIER ? "By the supplier" : "By the council",
                                each.at(),
                                null,
                                "Look at it",
                                "/work/targets/" + each.id())))
                .toList());
    }
}
