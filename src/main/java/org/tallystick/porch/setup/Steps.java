package org.tallystick.porch.setup;

import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.tallystick.framework.Frameworks;
import org.tallystick.platform.organisation.Mails;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.Role;

/// What a new site still lacks before its first tender.
@Component
class Steps implements Turns {

    private static final int OFFICERS = 2;

    private final Frameworks frameworks;
    private final People people;
    private final ObjectProvider<Mails> mails;
    private final boolean demo;

    Steps(Frameworks frameworks, People people, ObjectProvider<Mails> mails, Environment environment) {
        this.frameworks = frameworks;
        this.people = people;
        this.mails = mails;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /// @param mail whether a mail server is set
    /// @param officers how many officers the administrator's organisations have
    record Done(boolean mail, boolean framework, long officers) {

        boolean people() {
            return officers >= OFFICERS;
        }

        /// What keeps a first tender from being published. Mail does not.
        long open() {
            return (framework ? 0 : 1) + (people() ? 0 : 1);
        }
    }

    Done done(Actor administrator) {
        return new Done(
                mails.getIfAvailable() != null,
                !frameworks.published().isEmpty(),
                administrator.organisations(Role.ADMINISTRATOR).stream()
                        .flatMap(at -> people.holding(Role.OFFICER, at).stream())
                        .distinct()
                        .count());
    }

    @Override
    public Waiting of(Actor actor, boolean mine) {
        if (demo || !actor.is(Role.ADMINISTRATOR)) return Waiting.NOTHING;
        var open = done(actor).open();
        return open == 0
                ? Waiting.NOTHING
                : Waiting.of(List.of(Turn.now(
                        Role.ADMINISTRATOR,
                        "Set up this site: " + Many.of(open, "step") + " to your first tender",
                        "A framework to begin from, and two officers",
                        // Before what has no day at all.
                        Instant.now(),
                        null,
                        "Go on",
                        "/work/set-up")));
    }
}
