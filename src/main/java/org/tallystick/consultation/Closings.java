package org.tallystick.consultation;

import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// What time brings by itself, by the database's clock: anonymous answers lose what could tell when
/// they came, consultations close, contact details are deleted.
@Component
public class Closings {

    private static final Logger LOG = LoggerFactory.getLogger(Closings.class);

    private final JdbcClient db;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Consultations consultations;

    Closings(JdbcClient db, Journal journal, TransactionTemplate transaction, Consultations consultations) {
        this.db = db;
        this.journal = journal;
        this.transaction = transaction;
        this.consultations = consultations;
    }

    /// What became of saying that everything is in.
    public sealed interface Closed {
        record Done(long responses) implements Closed {}

        /// The public may still answer.
        record StillOpen() implements Closed {}

        record NotFound() implements Closed {}
    }

    @Scheduled(fixedDelay = 20_000, initialDelay = 5_000)
    public void keepTime() {
        try {
            settle();
            closeDue();
            forget();
            clear();
        } catch (RuntimeException e) {
            LOG.error("Closing could not continue, and will be tried again", e);
        }
    }

    /// Closes before its days for typing are over, because every reply is typed in.
    public Closed finish(Actor actor, UUID consultation) {
        var found =
                actor.equals(Actor.SYSTEM) ? consultations.find(consultation) : consultations.kept(actor, consultation);
        if (found.isEmpty()) return new Closed.NotFound();
        return switch (found.get().state()) {
            case COMING, OPEN -> new Closed.StillOpen();
            case TYPING, CLOSED -> new Closed.Done(close(actor, consultation));
        };
    }

    /// Answers of days that are over are written anew in random order.
    void settle() {
        var due = db.sql("""
                                select distinct consultation from consultation.response
                                where not settled and day < (clock_timestamp() at time zone 'Europe/London')::date
                                """).query(UUID.class).list();
        for (var consultation : due) transaction.executeWithoutResult(_ -> settle(consultation));
        if (!due.isEmpty()) sweep();
    }

    private void settle(UUID consultation) {
        WindowLock.close(db);
        var days =
                db.sql("""
                                select day, count(*) as answers from consultation.response
                                where consultation = :consultation and not settled
                                  and day < (clock_timestamp() at time zone 'Europe/London')::date
                                group by day order by day
                                """).param("consultation", consultation).query(Day.class).list();
        db.sql("""
                        with gone as (
                            delete from consultation.response
                            where consultation = :consultation and not settled
                              and day < (clock_timestamp() at time zone 'Europe/London')::date
                            returning *
                        )
                        insert into consultation.response
                            (id, consultation, mode, edition, channel, answers, fingerprint, day, settled)
                        select gen_random_uuid(), consultation, mode, edition, channel, answers, fingerprint, day, true
                        from gone order by day, random()
                        """).param("consultation", consultation).update();
        days.forEach(day -> tell(consultation, day));
    }

    record Day(java.time.LocalDate day, long answers) {}

    private void tell(UUID consultation, Day day) {
        journal.write(
                Actor.SYSTEM,
                "anonymous answers received",
                About.of("consultation", consultation),
                "",
                Map.of("day", day.day().toString(), "answers", Long.toString(day.answers())));
    }

    private void closeDue() {
        var due = db.sql("""
                                select consultation from consultation.current_window
                                where state = 'TYPING' and typing_until <= clock_timestamp()
                                """).query(UUID.class).list();
        due.forEach(consultation -> close(Actor.SYSTEM, consultation));
    }

    /// Closes once; gives how many responses there are.
    private long close(Actor actor, UUID consultation) {
        Long responses = transaction.execute(_ -> closeNow(actor, consultation));
        sweep();
        return responses == null ? 0 : responses;
    }

    private long closeNow(Actor actor, UUID consultation) {
        WindowLock.close(db);
        var count = consultations.count(consultation);
        var added = db.sql("""
                                insert into consultation.closing (consultation, responses)
                                values (:consultation, :responses) on conflict do nothing
                                """)
                .param("consultation", consultation)
                .param("responses", count)
                .update();
        if (added == 0) return count;
        mix(consultation);
        db.sql("update consultation.upload set content = '' where consultation = :consultation")
                .param("consultation", consultation)
                .update();
        db.sql("delete from consultation.saved_answer where consultation = :consultation")
                .param("consultation", consultation)
                .update();
        db.sql("""
                        delete from consultation.file f where f.consultation = :consultation
                          and not exists (select from consultation.sent_file s where s.id = f.id)
                        """).param("consultation", consultation).update();
        journal.write(
                actor,
                "consultation closed",
                About.of("consultation", consultation),
                "",
                Map.of("responses", Long.toString(count)));
        return count;
    }

    /// All anonymous answers together, in random order, under new ids and without their days.
    private void mix(UUID consultation) {
        db.sql("""
                        with gone as (
                            delete from consultation.response
                            where consultation = :consultation and mode = 'ANONYMOUS' returning *
                        )
                        insert into consultation.response
                            (id, consultation, mode, edition, channel, answers, fingerprint, settled)
                        select gen_random_uuid(), consultation, mode, edition, channel, answers, fingerprint, true
                        from gone order by random()
                        """).param("consultation", consultation).update();
    }

    /// What was rewritten is still in the table's file until it is swept.
    private void sweep() {
        db.sql("vacuum consultation.response").update();
    }

    /// Files of forms that somebody left without saving or sending them.
    private void clear() {
        db.sql("""
                        delete from consultation.file f
                        where f.sending_at is null and f.kept_at < clock_timestamp() - interval '7 days'
                          and not exists (select from consultation.saved_answer s where s.form = f.form)
                        """).update();
    }

    private void forget() {
        var due = db.sql("""
                                select l.consultation from consultation.launch l
                                where l.forget <= (clock_timestamp() at time zone 'Europe/London')::date
                                  and (not exists (select from consultation.forgetting f where f.consultation = l.consultation)
                                       or exists (select from consultation.contact c join consultation.response r on r.id = c.response
                                                  where r.consultation = l.consultation))
                                """).query(UUID.class).list();
        for (var consultation : due) transaction.executeWithoutResult(_ -> forget(consultation));
    }

    private void forget(UUID consultation) {
        WindowLock.close(db);
        var deleted = db.sql("""
                                delete from consultation.contact c using consultation.response r
                                where r.id = c.response and r.consultation = :consultation
                                """).param("consultation", consultation).update();
        db.sql("""
                        insert into consultation.forgetting (consultation, contacts) values (:consultation, :deleted)
                        """)
                .param("consultation", consultation)
                .param("deleted", deleted)
                .update();
        journal.write(
                Actor.SYSTEM,
                "contact details deleted",
                About.of("consultation", consultation),
                "",
                Map.of("contacts", Integer.toString(deleted)));
    }
}
