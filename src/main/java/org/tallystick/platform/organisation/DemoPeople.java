package org.tallystick.platform.organisation;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// What the demo shows that nothing else may: everyone who can sign in, and the mail that was sent.
@Component
@Profile("demo")
public class DemoPeople {

    private final People people;
    private final Outbox outbox;

    DemoPeople(People people, Outbox outbox) {
        this.people = people;
        this.outbox = outbox;
    }

    public List<People.PostHeld> everyone() {
        return people.everyone();
    }

    public boolean knows(UUID person) {
        return people.actor(person).isPresent();
    }

    public List<Outbox.Sent> outbox() {
        return outbox.newestFirst();
    }
}
