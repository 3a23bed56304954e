package org.tallystick.shared;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who acts: a signed-in person with the posts they hold, the system itself, or somebody who has
/// not signed in. Every change names one, and every read is filtered by what this one may see.
///
/// @param id the person; all zeros for the system and for the public
/// @param name as shown to colleagues and kept in the ledger; demo data uses roles, like "Contract
///   manager, Shropshire"
public record Actor(UUID id, String name, Set<Post> posts) {

    private static final UUID NOBODY = new UUID(0, 0);

    public static final Actor SYSTEM = new Actor(NOBODY, "Tallystick", Set.of());
    public static final Actor PUBLIC = new Actor(NOBODY, "Member of the public", Set.of());

    public Actor {
        posts = Set.copyOf(posts);
    }

    /// One role at one organisation.
    public record Post(OrganisationId organisation, Role role) {}

    public boolean signedIn() {
        return !id.equals(NOBODY);
    }

    public boolean is(Role role) {
        return posts.stream().anyMatch(post -> post.role() == role);
    }

    public boolean is(Role role, OrganisationId at) {
        return posts.contains(new Post(at, role));
    }

    /// The organisations for which this person holds the role; for SQL like `buyer =
    /// any(:organisations)`.
    public Set<OrganisationId> organisations(Role role) {
        return posts.stream()
                .filter(post -> post.role() == role)
                .map(Post::organisation)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// In which post this person acts for an organisation, as the public ledger says it: the role
    /// and the body, never the person.
    ///
    /// @param roles that the act may be done in; the first that this person holds is said
    public Map<String, String> acting(OrganisationId body, Role... roles) {
        for (var role : roles) if (is(role, body)) return Map.of("role", role.name(), "body", body.toString());
        return Map.of("role", signedIn() ? "NONE" : "SYSTEM");
    }

    public boolean belongsTo(OrganisationId organisation) {
        return posts.stream().anyMatch(post -> post.organisation().equals(organisation));
    }
}
