package org.tallystick.platform.organisation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.shared.Secrets;

/// One-time links by e-mail. A link holds 256 random bits, works once, and for fifteen minutes; the
/// database keeps only its hash, so that reading the database signs nobody in.
@Component
public class SignIns {

    private static final int MOST_LINKS_IN_A_QUARTER_HOUR = 5;

    private static final UUID STRANGER = new UUID(0, 0);

    private final JdbcClient db;
    private final People people;
    private final ObjectProvider<Mails> mails;

    SignIns(JdbcClient db, People people, ObjectProvider<Mails> mails) {
        this.db = db;
        this.people = people;
        this.mails = mails;
    }

    /// Sends a link to whoever has this address. It tells the caller nothing, and takes as long for
    /// a stranger, so that nobody can find out who is known here; somebody who asked five times in
    /// a quarter of an hour is sent no more for now.
    ///
    /// @param site the address of this site as the browser names it, like
    ///   https://social-value.example
    @Transactional
    public void request(String email, String site) {
        var person = people.withEmail(email);
        var secret = make(person.map(Person::id).orElse(STRANGER));
        mails.ifAvailable(post -> {
            if (person.isPresent() && secret.isPresent())
                post.send(mail(person.get(), site + "/sign-in/" + secret.get()));
            else post.sendNobody();
        });
    }

    private static Mail mail(Person to, String link) {
        return new Mail(to.email(), "Your link to sign in to Tallystick", """
                Open this link to sign in. It works once, and for 15 minutes:

                %s

                If you did not ask for it, nothing happens unless you open it.
                """.formatted(link));
    }

    /// Makes a link's secret; empty where this person was made too many of late.
    public Optional<String> make(UUID person) {
        return make(person, Duration.ofMinutes(15));
    }

    /// As [#make(UUID)], for an invitation, which is not opened at once.
    Optional<String> make(UUID person, Duration lasts) {
        var secret = Secrets.make();
        var made = db.sql("""
                                insert into organisation.sign_in_link (secret_hash, person, expires_at)
                                select :hash, p.id, now() + make_interval(secs => :lasts) from organisation.person p
                                where p.id = :person and (select count(*) from organisation.sign_in_link
                                       where person = :person and made_at > now() - interval '15 minutes') < :most
                                """)
                .param("hash", Secrets.hash(secret))
                .param("person", person)
                .param("lasts", lasts.toSeconds())
                .param("most", MOST_LINKS_IN_A_QUARTER_HOUR)
                .update();
        return made == 1 ? Optional.of(secret) : Optional.empty();
    }

    /// Uses a link up and gives the person whom it signs in; empty where it was used, has run out,
    /// or never was.
    @Transactional
    public Optional<UUID> use(String secret) {
        var used = db.sql("""
                                insert into organisation.sign_in (secret_hash)
                                select secret_hash from organisation.sign_in_link where secret_hash = :hash and expires_at > now()
                                on conflict do nothing
                                """).param("hash", Secrets.hash(secret)).update();
        if (used == 0) return Optional.empty();
        return db.sql("select person from organisation.sign_in_link where secret_hash = :hash")
                .param("hash", Secrets.hash(secret))
                .query(UUID.class)
                .optional();
    }
}
