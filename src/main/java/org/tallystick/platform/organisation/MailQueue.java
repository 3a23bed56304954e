package org.tallystick.platform.organisation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;

/// Mail is kept by the transaction that it tells of and sent after it by a worker: nobody waits for
/// a mail server, and nothing is lost when that is down or this stops. A try is written before it
/// is made, so that a mail is sent twice only where the server was stopped in between.
@Component
@Profile("!demo")
@ConditionalOnProperty("spring.mail.host")
class MailQueue implements Mails, Invariant {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);

    private final JdbcClient db;
    private final MailSeal seal;
    private final SmtpMails server;

    MailQueue(JdbcClient db, MailSeal seal, SmtpMails server) {
        this.db = db;
        this.seal = seal;
        this.server = server;
    }

    @Override
    public void send(Mail mail) {
        keep(seal.lock(mail));
    }

    @Override
    public void sendNobody() {
        keep(new byte[0]);
    }

    private void keep(byte[] sealed) {
        db.sql("insert into organisation.mail (id, sealed) values (:id, :sealed)")
                .param("id", UUID.randomUUID())
                .param("sealed", sealed)
                .update();
    }

    private record Waiting(UUID id, byte[] sealed) {}

    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    void work() {
        for (var next = next(); next.isPresent(); next = next()) deliver(next.get());
    }

    /// After a failure it waits a minute, then twice as long each time, up to an hour.
    private Optional<Waiting> next() {
        return db.sql("""
                        update organisation.mail set attempts = attempts + 1,
                               next_attempt_at = now() + least(interval '1 minute' * power(2, least(attempts, 10)), interval '1 hour')
                        where id = (select id from organisation.mail where next_attempt_at <= now()
                                    order by next_attempt_at limit 1 for update skip locked)
                        returning id, sealed
                        """)
                .query((row, _) -> new Waiting(row.getObject("id", UUID.class), row.getBytes("sealed")))
                .optional();
    }

    private void deliver(Waiting waiting) {
        try {
            var mail = seal.open(waiting.sealed());
            if (mail.isPresent()) server.deliver(mail.get());
            db.sql("delete from organisation.mail where id = :id")
                    .param("id", waiting.id())
                    .update();
        } catch (MailException notTaken) {
            LOG.warn("An email is waiting: the mail server did not accept it", notTaken);
            db.sql("""
                            with old as (
                                delete from organisation.mail where id = :id and queued_at < now() - interval '3 days' returning id
                            )
                            update organisation.mail set failure = :failure where id = :id and id not in (select id from old)
                            """)
                    .param("id", waiting.id())
                    .param("failure", notTaken.getClass().getSimpleName())
                    .update();
        }
    }

    @Override
    public String sentence() {
        return "The mail server accepts what is sent, within an hour";
    }

    @Override
    public List<String> breaches() {
        return db.sql("""
                        select count(*) as mails, min(queued_at) as since, max(failure) as failure from organisation.mail
                        where queued_at < now() - interval '1 hour' or attempts > 3
                        having count(*) > 0
                        """)
                .query((row, _) -> "%d mails wait, the first since %s (%s): check SPRING_MAIL_HOST and its neighbours"
                        .formatted(
                                row.getInt("mails"), row.getTimestamp("since").toInstant(), row.getString("failure")))
                .list();
    }
}
