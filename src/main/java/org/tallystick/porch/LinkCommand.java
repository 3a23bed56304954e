package org.tallystick.porch;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.organisation.Invitations;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.CommandRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "link",
        description = {
            "Prints a link that signs somebody in, to be handed over where no mail server is set.",
            "It works once, and for 15 minutes. The ledger records that it was made."
        },
        mixinStandardHelpOptions = true)
final class LinkCommand implements Callable<Integer> {

    @Option(names = "--email", required = true, description = "The e-mail address of somebody who is known here.")
    String email = "";

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

    LinkCommand(House house) {
        this.house = house;
    }

    @Override
    public Integer call() {
        var person = house.room(People.class)
                .withEmail(email)
                .orElseThrow(() -> new CommandRefused("Nobody here has the e-mail address " + email
                        + ": an administrator adds people on the page People and their roles."));
        var secret = house.room(Invitations.class)
                .secret(person)
                .orElseThrow(() -> new CommandRefused(
                        "Five links have already been made for this person: wait a quarter of an hour."));
        spec.commandLine()
                .getOut()
                .printf(
                        "Give this link to %s; it works once, and for 15 minutes:%n%s/sign-in/%s%n",
                        person.name(), site == null ? house.address() : site, secret);
        return 0;
    }
}
