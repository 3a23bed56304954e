package org.tallystick.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.OnPostgres;
import org.tallystick.shared.Actor;

@OnPostgres
class MailQueueTest {

    private static final Mail MAIL = new Mail("a@council.example", "Hello", "A secret: 4711\n");

    @Autowired
    JdbcClient db;

    @Autowired
    MailSeal seal;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    org.tallystick.platform.store.Store store;

    private final List<SimpleMailMessage> taken = new ArrayList<>();
    private boolean down;
    private MailQueue queue;

    @BeforeEach
    void server() {
        var sender = new JavaMailSenderImpl() {
            @Override
            public void send(SimpleMailMessage... messages) {
                if (down) throw new MailSendException("451 a@council.example try later");
                taken.addAll(List.of(messages));
            }
        };
        queue = new MailQueue(db, seal, new SmtpMails(sender, "us@council.example"));
    }

    @AfterEach
    void empty() {
        db.sql("delete from organisation.mail").update();
    }

    @Test
    void aMailIsSentOnceAfterItsTransaction() {
        transaction.executeWithoutResult(status -> {
            queue.send(MAIL);
            status.setRollbackOnly();
        });
        queue.work();
        assertThat(taken).isEmpty();
        queue.send(MAIL);
        assertThat(taken).as("nobody waits for the mail server").isEmpty();
        queue.work();
        queue.work();
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().getText()).isEqualTo(MAIL.text());
        assertThat(taken.getFirst().getTo()).containsExactly(MAIL.to());
        assertThat(waiting()).isZero();
    }

    @Test
    void aMailOutlivesAServerThatIsDown() {
        down = true;
        queue.send(MAIL);
        queue.work();
        queue.work();
        assertThat(waiting()).isEqualTo(1);
        assertThat(db.sql("select attempts from organisation.mail")
                        .query(Integer.class)
                        .single())
                .as("it waits before it is tried again")
                .isEqualTo(1);
        down = false;
        later();
        queue.work();
        assertThat(taken).hasSize(1);
    }

    @Test
    void doctorSaysThatMailsWait() {
        assertThat(queue.breaches()).isEmpty();
        down = true;
        queue.send(MAIL);
        for (var i = 0; i < 4; i++) {
            later();
            queue.work();
        }
        assertThat(queue.breaches())
                .singleElement()
                .asString()
                .startsWith("1 mails wait, the first since")
                .contains("MailSendException")
                .doesNotContain("council.example");
        db.sql("update organisation.mail set queued_at = now() - interval '4 days'")
                .update();
        later();
        queue.work();
        assertThat(waiting()).as("it is given up after three days").isZero();
    }

    @Test
    void theDatabaseDoesNotHoldItsWords() throws Exception {
        queue.send(MAIL);
        assertThat(db.sql("select encode(sealed, 'escape') from organisation.mail")
                        .query(String.class)
                        .single())
                .doesNotContain("4711")
                .doesNotContain("council");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(store.data().resolve("mail.key"))))
                .isEqualTo("rw-------");
    }

    /// The mail server is never part of the answer, and the database is asked the same.
    @Test
    void askingForALinkIsTheSameForAStranger() {
        var known = UUID.randomUUID() + "@council.example";
        people.add(Actor.SYSTEM, UUID.randomUUID(), known, "Known");
        var beans = new StaticListableBeanFactory();
        beans.addBean("mails", queue);
        down = true;
        var signIns = new SignIns(db, people, beans.getBeanProvider(Mails.class));
        for (var email : List.of(known, UUID.randomUUID() + "@council.example"))
            signIns.request(email, "https://council.example");
        assertThat(waiting()).isEqualTo(2);
        down = false;
        queue.work();
        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().getTo()).containsExactly(known);
        assertThat(taken.getFirst().getText()).contains("https://council.example/sign-in/");
    }

    private void later() {
        db.sql("update organisation.mail set next_attempt_at = now()").update();
    }

    private int waiting() {
        return db.sql("select count(*) from organisation.mail")
                .query(Integer.class)
                .single();
    }
}
