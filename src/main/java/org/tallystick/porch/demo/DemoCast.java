package org.tallystick.porch.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Two councils, some forty organisations of all sizes, and a person for each role, named after it.
/// Every id follows from a name, so that adding the cast twice changes nothing.
@Component
@Profile("demo")
class DemoCast {

    static final String SHROPSHIRE = "Shropshire Council (demo)";
    static final String THURROCK = "Thurrock Council (demo)";

    private static final List<Role> STAFF = List.of(
            Role.OFFICER,
            Role.EVALUATOR,
            Role.CONTRACT_MANAGER,
            Role.VERIFIER,
            Role.GROUP,
            Role.MEMBER,
            Role.ANALYST,
            Role.ADMINISTRATOR);

    private final Organisations organisations;
    private final People people;

    DemoCast(Organisations organisations, People people) {
        this.organisations = organisations;
        this.people = people;
    }

    void enter() throws IOException {
        organisations.addPlace(Actor.SYSTEM, "E06000051", "Shropshire");
        organisations.addPlace(Actor.SYSTEM, "E06000034", "Thurrock");
        for (var row : DemoData.rows("organisations")) register(row.getOrDefault("name", ""), row);
        staff(SHROPSHIRE, "Shropshire");
        staff(THURROCK, "Thurrock");
    }

    private void register(String name, Map<String, String> row) {
        var place = row.getOrDefault("place", "");
        var scheme = row.getOrDefault("scheme", "");
        var details = new Organisations.Details(
                name,
                Sector.valueOf(row.getOrDefault("sector", "UNKNOWN")),
                Size.valueOf(row.getOrDefault("size", "")),
                place.isEmpty() ? null : place);
        var id = organisations.register(
                Actor.SYSTEM,
                organisation(name),
                details,
                scheme.isEmpty() ? Map.of() : Map.of(scheme, row.getOrDefault("number", "")));
        if (details.sector() != Sector.PUBLIC) give("Supplier, " + name, id, Role.SUPPLIER);
    }

    private void staff(String council, String place) {
        for (var role : STAFF) give(role.words() + ", " + place, organisation(council), role);
        // Two officers award together, and three evaluators score.
        give("Second procurement officer, " + place, organisation(council), Role.OFFICER);
        give("Second evaluator, " + place, organisation(council), Role.EVALUATOR);
        give("Third evaluator, " + place, organisation(council), Role.EVALUATOR);
    }

    private void give(String name, OrganisationId at, Role role) {
        var email = name.toLowerCase(java.util.Locale.UK).replaceAll("[^a-z]+", ".") + "@demo.example";
        var person = people.add(Actor.SYSTEM, id("person " + name), email, name);
        people.give(Actor.SYSTEM, id("post " + name + role), person.id(), at, role);
    }

    static OrganisationId organisation(String name) {
        return new OrganisationId(id("organisation " + name));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("tallystick demo: " + name).getBytes(StandardCharsets.UTF_8));
    }

    /// The person who holds this role in the demo, as they act when they are signed in.
    Actor actor(String name) {
        return people.actor(id("person " + name)).orElseThrow();
    }
}
