package org.tallystick.delivery.returns;

import java.util.ArrayList;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.shared.Today;
import org.tallystick.shared.UkTime;

/// What waits for a supplier: the council's questions, returns that were opened again, and returns
/// that are due.
@Component
class ReturnTurns implements Turns {

    private final ReturnForms forms;
    private final Today today;

    ReturnTurns(ReturnForms forms, Today today) {
        this.today = today;
        this.forms = forms;
    }

    @Override
    public Waiting of(Actor actor, boolean mine) {
        if (!actor.is(Role.SUPPLIER)) return Waiting.NOTHING;
        var turns = new ArrayList<Turn>();
        for (var each : forms.sent(actor))
            if (each.correctable())
                turns.add(Turn.now(
                        Role.SUPPLIER,
                        "%s, %s: %s"
                                .formatted(
                                        each.contract().title(),
                                        each.quarter().inWords(),
                                        each.queried() > 0
                                                ? Many.of(each.queried(), "question") + " for you"
                                                : "opened again for you to correct"),
                        each.contract().buyerName(),
                        null,
                        null,
                        "Answer",
                        "/work/returns/%s/%s".formatted(each.contract().id(), each.quarter())));
        for (var each : forms.due(actor))
            turns.add(Turn.now(
                    Role.SUPPLIER,
                    "%s: return for %s"
                            .formatted(each.contract().title(), each.quarter().inWords()),
                    each.contract().buyerName(),
                    null,
                    each.deadline(),
                    each.begun() ? "Continue" : "Begin",
                    "/work/returns/%s/%s".formatted(each.contract().id(), each.quarter())));
        var quarter = Quarter.of(today.inLondon());
        for (var each : forms.running(actor))
            turns.add(Turn.later(
                    Role.SUPPLIER,
                    "%s: next return, for %s".formatted(each.title(), quarter.inWords()),
                    "From " + UkTime.date(quarter.next().firstDay()) + ", due by",
                    DueRules.deadline(quarter),
                    "Begin",
                    "/work/returns/%s/%s".formatted(each.id(), quarter)));
        return Waiting.of(turns);
    }
}
