package org.tallystick.delivery.contract;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// What an actor may see, as statements take it: everybody sees confirmed contracts; the buyer's
/// and the supplier's own people see theirs before that; the system sees all.
///
/// @param all whether there is no limit
/// @param organisations those the actor belongs to, as the text of a PostgreSQL array
public record Visibility(boolean all, String organisations) {

    public static Visibility of(Actor actor) {
        return new Visibility(
                actor.equals(Actor.SYSTEM),
                array(actor.posts().stream().map(Actor.Post::organisation).collect(Collectors.toSet())));
    }

    /// The organisations for which the actor holds one of the roles, as the text of a PostgreSQL
    /// array.
    public static String with(Actor actor, Role... roles) {
        var wanted = Set.of(roles);
        return array(actor.posts().stream()
                .filter(post -> wanted.contains(post.role()))
                .map(Actor.Post::organisation)
                .collect(Collectors.toSet()));
    }

    private static String array(Collection<OrganisationId> organisations) {
        return organisations.stream().map(OrganisationId::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
