package org.tallystick.platform.organisation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Lets people in: gives them roles and tells them by mail, with a link that signs them in. Where no
/// mail server is set, whoever invites them gets the link and hands it over.
@Component
public class Invitations {

    private static final Duration LASTS = Duration.ofDays(3);

    private final People people;
    private final Organisations organisations;
    private final SignIns signIns;
    private final Journal journal;
    private final ObjectProvider<Mails> mails;
    private final String site;

    Invitations(
            People people,
            Organisations organisations,
            SignIns signIns,
            Journal journal,
            ObjectProvider<Mails> mails,
            @Value("${tallystick.address}") String site) {
        this.people = people;
        this.organisations = organisations;
        this.signIns = signIns;
        this.journal = journal;
        this.mails = mails;
        this.site = site;
    }

    /// Whether this can be an e-mail address.
    public static boolean readable(String email) {
        return PeopleFile.EMAIL.matcher(email).matches();
    }

    /// Whether this site sends mail. Where it does not, links are handed over.
    public boolean mailed() {
        return mails.getIfAvailable() != null;
    }

    /// @param given the roles that the person did not hold before
    public record Invited(Person person, Collection<Role> given) {}

    /// Gives these roles, each once for the key that the caller made, and mails who got a new one.
    @Transactional
    public Invited invite(Actor actor, UUID key, String email, String name, OrganisationId at, Collection<Role> roles) {
        var person = people.add(actor, UUID.randomUUID(), email, name);
        var held = people.actor(person.id()).orElseThrow();
        var given = new ArrayList<Role>();
        for (var role : roles) {
            if (held.is(role, at)) continue;
            people.give(actor, key(key, role), person.id(), at, role);
            given.add(role);
        }
        if (!given.isEmpty())
            mails.ifAvailable(post -> link(person).ifPresent(link -> post.send(mail(person, at, given, link))));
        return new Invited(person, given);
    }

    /// The id of the post that a form gives with this role.
    static UUID key(UUID form, Role role) {
        return UUID.nameUUIDFromBytes((form + " " + role).getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<String> link(Person person) {
        return signIns.make(person.id(), LASTS).map(secret -> site + "/sign-in/" + secret);
    }

    private Mail mail(Person person, OrganisationId at, Collection<Role> given, String link) {
        var body = organisations.find(at).map(Organisation::name).orElse("your organisation");
        var roles = String.join(", ", given.stream().map(Role::words).toList());
        return new Mail(person.email(), "You can now sign in for " + body, """
                %s, you can now sign in for %s. What you can do there: %s.

                Open this link to sign in. It works once, and for three days:

                %s

                After that, ask for a new link whenever you need one: %s/sign-in
                """.formatted(
                        person.name(), body, roles, link, site));
    }

    /// A link that signs this person in, to be handed over; each is recorded. Empty where mail is
    /// sent, where somebody else looks after the person too, or after too many of late.
    ///
    /// @param may whether the actor may let this person in
    @Transactional
    public Optional<String> handOver(Actor actor, UUID person, boolean may) {
        if (mailed() || !may) return Optional.empty();
        var known = people.find(person);
        var link = known.flatMap(this::link);
        if (link.isPresent())
            journal.write(actor, "sign-in link handed over", About.of("person", person), "", Map.of());
        return link;
    }

    /// The secret of a link for somebody at the command line, where whoever types has the server
    /// anyway; it is recorded like the others.
    @Transactional
    public Optional<String> secret(Person person) {
        var secret = signIns.make(person.id());
        if (secret.isPresent())
            journal.write(Actor.SYSTEM, "sign-in link handed over", About.of("person", person.id()), "", Map.of());
        return secret;
    }
}
