package org.tallystick.delivery.verification;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.Role;

/// The returns that wait for a verifier; and for a contract manager where their organisation has no
/// verifier.
@Component
class VerificationTurns implements Turns {

    private final ReturnQueue queue;
    private final People people;

    VerificationTurns(ReturnQueue queue, People people) {
        this.queue = queue;
        this.people = people;
    }

    @Override
    public Waiting of(Actor actor, boolean mine) {
        var checker = checker(actor);
        if (checker.posts().isEmpty()) return Waiting.NOTHING;
        var total = queue.count(checker).returns();
        if (total == 0) return Waiting.NOTHING;
        return new Waiting(
                queue.first(checker, MOST).stream().map(VerificationTurns::turn).toList(), total);
    }

    /// The actor with those posts alone for which they are the one to check.
    private Actor checker(Actor actor) {
        Set<Actor.Post> posts = actor.posts().stream()
                .filter(post -> post.role() == Role.VERIFIER
                        || post.role() == Role.CONTRACT_MANAGER
                                && people.holding(Role.VERIFIER, post.organisation())
                                        .isEmpty())
                .collect(Collectors.toSet());
        return new Actor(actor.id(), actor.name(), posts);
    }

    private static Turn turn(ReturnQueue.Item item) {
        return Turn.now(
                Role.VERIFIER,
                "%s, %s".formatted(item.contract().title(), item.quarter().inWords()),
                item.contract().supplierName() + (item.answers() ? ", corrected" : ""),
                item.at(),
                null,
                "Check " + Many.of(item.waiting(), "claim"),
                "/work/verifications/" + item.submitted());
    }
}
