package org.tallystick.porch.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.Role;

/// What waits for whoever looks after the site: what the pages that the law asks for do not say.
@Component
class AdministratorTurns implements Turns {

    private final Statements statements;

    AdministratorTurns(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Waiting of(Actor actor, boolean mine) {
        var gaps = statements.gaps().size();
        if (!actor.is(Role.ADMINISTRATOR) || gaps == 0) return Waiting.NOTHING;
        return Waiting.of(List.of(Turn.now(
                Role.ADMINISTRATOR,
                "Accessibility, privacy and contact pages: %s"
                        .formatted(Many.of(gaps, "thing is missing", "things are missing")),
                "The law asks for them",
                null,
                null,
                "See what is missing",
                "/work/statements")));
    }
}
