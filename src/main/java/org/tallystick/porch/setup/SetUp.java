package org.tallystick.porch.setup;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.SignIns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.shared.Secrets;

/// Sets up a new site, once: whoever has the link that `serve` printed names the public body and
/// becomes its first administrator. The link's secret is in memory only and is made anew at each
/// start; it opens nothing once there is an administrator.
@Component
public class SetUp {

    private final People people;
    private final Organisations organisations;
    private final SignIns signIns;
    private volatile byte @Nullable [] hash;

    SetUp(People people, Organisations organisations, SignIns signIns) {
        this.people = people;
        this.organisations = organisations;
        this.signIns = signIns;
    }

    /// The path of the link; empty where the site has an administrator.
    public Optional<String> link() {
        if (people.administered()) return Optional.empty();
        var secret = Secrets.make();
        hash = Secrets.hash(secret);
        return Optional.of("/set-up/" + secret);
    }

    /// Whether this secret opens the set-up now.
    boolean opens(String secret) {
        var known = hash;
        return known != null && MessageDigest.isEqual(known, Secrets.hash(secret)) && !people.administered();
    }

    /// The first administrator and the body that the site is for.
    ///
    /// @param place its GSS code, where it is a local authority; null otherwise
    /// @param placeName what the authority's area is called; empty where there is none
    /// @param roles what else the administrator does
    record Beginning(
            String body, @Nullable String place, String placeName, String name, String email, Set<Role> roles) {}

    /// Begins the site; gives the secret of a link that signs the administrator in, or empty where
    /// somebody was first.
    @Transactional
    public Optional<String> begin(UUID key, Beginning beginning) {
        people.lockAdministrators();
        if (people.administered()) return Optional.empty();
        var place = beginning.place();
        if (place != null) organisations.addPlace(Actor.SYSTEM, place, beginning.placeName());
        var known = organisations.named(beginning.body());
        var at = known.size() == 1
                ? known.getFirst().id()
                : organisations.register(
                        Actor.SYSTEM,
                        new OrganisationId(key),
                        new Organisations.Details(beginning.body(), Sector.PUBLIC, null, place),
                        Map.of());
        var person = people.add(Actor.SYSTEM, UUID.randomUUID(), beginning.email(), beginning.name());
        for (var role : List.of(Role.values()))
            if (role == Role.ADMINISTRATOR || beginning.roles().contains(role))
                people.give(Actor.SYSTEM, UUID.randomUUID(), person.id(), at, role);
        hash = null;
        return signIns.make(person.id());
    }
}
