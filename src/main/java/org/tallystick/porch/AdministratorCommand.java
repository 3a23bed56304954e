package org.tallystick.porch;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.SignIns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "administrator",
        description = {
            "Makes somebody the administrator of a public body and prints a link to sign in.",
            "Use it once on a new site, and whenever nobody can sign in."
        },
        mixinStandardHelpOptions = true)
final class AdministratorCommand implements Callable<Integer> {

    @Option(names = "--body", required = true, description = "The public body, like \"Shropshire Council\".")
    String body = "";

    @Option(names = "--email", required = true, description = "The administrator's e-mail address.")
    String email = "";

    @Option(names = "--name", required = true, description = "The administrator's name, as colleagues see it.")
    String name = "";

    @Option(
            names = "--site",
            description = {
                "The address of the site (default: what TALLYSTICK_ADDRESS says,",
                "or the address it last served at)."
            })
    @Nullable
    String site;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private final House house;

    AdministratorCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))
            throw new CommandRefused("--email must look like name@example.org; it is " + email + ".");
        var secret = appoint();
        var out = spec.commandLine().getOut();
        out.printf(
                "%s may now administer %s. Open this link to sign in; it works once, and for 15 minutes:%n",
                email, body);
        out.printf("%s/sign-in/%s%n", site == null ? house.address() : site, secret);
        return 0;
    }

    private String appoint() {
        var organisations = house.room(Organisations.class);
        var people = house.room(People.class);
        var known = organisations.named(body);
        if (known.size() > 1)
            throw new CommandRefused("Several organisations are called " + body + ": name one whose name is unique.");
        var at = known.isEmpty()
                ? organisations.register(
                        Actor.SYSTEM,
                        new OrganisationId(UUID.randomUUID()),
                        new Organisations.Details(body, Sector.PUBLIC, null, null),
                        Map.of())
                : known.getFirst().id();
        var person = people.add(Actor.SYSTEM, UUID.randomUUID(), email, name);
        var holds = people.actor(person.id())
                .filter(actor -> actor.is(Role.ADMINISTRATOR, at))
                .isPresent();
        if (!holds) people.give(Actor.SYSTEM, UUID.randomUUID(), person.id(), at, Role.ADMINISTRATOR);
        return house.room(SignIns.class)
                .make(person.id())
                .orElseThrow(() -> new CommandRefused(
                        "Five links have already been made for this person: wait a quarter of an hour."));
    }
}
