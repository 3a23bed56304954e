package org.tallystick.charter.signatory.signing;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.platform.organisation.Mail;
import org.tallystick.platform.organisation.Mails;
import org.tallystick.shared.Secrets;

/// Links that are mailed to whoever signs. Opening one shows that its reader has the address that
/// it was sent to, and no other.
@Component
class SigningLinks {

    private static final Logger LOG = LoggerFactory.getLogger(SigningLinks.class);
    private static final int MOST_LINKS = 5;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Mails> mails;
    private final String site;

    SigningLinks(
            JdbcClient db,
            TransactionTemplate transaction,
            ObjectProvider<Mails> mails,
            @Value("${tallystick.address}") String site) {
        this.db = db;
        this.transaction = transaction;
        this.mails = mails;
        this.site = site;
    }

    /// Whether this site sends mail: without it nobody can sign who is not signed in.
    boolean mailed() {
        return mails.getIfAvailable() != null;
    }

    /// What became of sending a link.
    enum Sent {
        SENT("It was sent."),
        ENOUGH("We have already sent five links. Open one of them, or start again."),
        /// It does not count as sent.
        NOT_TAKEN("We could not email the link. Try again in a few minutes. What you typed has been kept.");

        private final String words;

        Sent(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// Mails a link to the address that the form names now.
    Sent send(Signings.Open signing) {
        try {
            return Objects.requireNonNull(transaction.execute(_ -> mail(signing)));
        } catch (MailException refused) {
            LOG.warn("a link to sign was not sent: {}", refused.getMessage());
            return Sent.NOT_TAKEN;
        }
    }

    private Sent mail(Signings.Open signing) {
        var secret = Secrets.make();
        var email = signing.form().email();
        var made = db.sql("""
                                insert into signatory.signing_link (secret_hash, signing, sent_to, expires_at)
                                select :hash, :signing, :email, now() + interval '1 day'
                                where (select count(*) from signatory.signing_link where signing = :signing) < :most
                                """)
                .param("hash", Secrets.hash(secret))
                .param("signing", signing.id())
                .param("email", email)
                .param("most", MOST_LINKS)
                .update();
        if (made == 0) return Sent.ENOUGH;
        mails.ifAvailable(post -> post.send(
                new Mail(email, "Sign the " + signing.edition().text().charter(), """
                                        Open this link, look through what is published, and press “Sign”. It works for one day:

                                        %s/charter/signing/%s

                                        If you did not ask for it, nothing happens unless you press the button.
                                        """.formatted(site, secret))));
        return Sent.SENT;
    }

    /// A link that works still.
    record Link(UUID signing, String sentTo) {
        /// Whether the form still names the address that the link was sent to.
        boolean fits(SigningForm form) {
            return sentTo.equalsIgnoreCase(form.email());
        }
    }

    Optional<Link> find(String secret) {
        return db.sql("""
                        select signing, sent_to from signatory.signing_link
                        where secret_hash = :hash and expires_at > now()
                        """).param("hash", Secrets.hash(secret)).query(Link.class).optional();
    }
}
