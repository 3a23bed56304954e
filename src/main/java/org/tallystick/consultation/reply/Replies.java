package org.tallystick.consultation.reply;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.Channel;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.WindowLock;
import org.tallystick.consultation.answering.Reference;
import org.tallystick.consultation.answering.Sending;
import org.tallystick.library.survey.Answers;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// Replies that did not come online: typed in by officers from paper and e-mail, or taken in from a
/// file. Each is marked with the way it came.
@Component
public class Replies {

    private final JdbcClient db;
    private final Journal journal;
    private final Consultations consultations;

    Replies(JdbcClient db, Journal journal, Consultations consultations) {
        this.db = db;
        this.journal = journal;
        this.consultations = consultations;
    }

    /// What became of them.
    public sealed interface Taken {
        record Done(String reference) implements Taken {}

        /// It has not opened, or everything is closed.
        record NotNow() implements Taken {}

        record NotFound() implements Taken {}
    }

    /// Takes in one reply, once for each key.
    @Transactional
    public Taken type(Actor actor, UUID key, UUID consultation, Channel channel, Answers answers) {
        return take(actor, consultation, channel, List.of(key), List.of(answers));
    }

    /// Takes in a file's replies, once for the file's id.
    @Transactional
    public Taken file(Actor actor, UUID file, UUID consultation, List<Answers> answers) {
        var keys = java.util.stream.IntStream.range(0, answers.size())
                .mapToObj(at ->
                        UUID.nameUUIDFromBytes((file + " " + at).getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .toList();
        return take(actor, consultation, Channel.IMPORT, keys, answers);
    }

    private Taken take(Actor actor, UUID consultation, Channel channel, List<UUID> keys, List<Answers> answers) {
        WindowLock.enter(db);
        var found =
                actor.equals(Actor.SYSTEM) ? consultations.find(consultation) : consultations.kept(actor, consultation);
        if (found.isEmpty()) return new Taken.NotFound();
        var held = found.get();
        if (held.closed() || held.state() == Consultation.State.COMING) return new Taken.NotNow();
        var edition = consultations.latest(held);
        var added = 0;
        for (var at = 0; at < keys.size(); at++)
            added += insert(actor, Sending.of(edition, held.mode(), keys.get(at), answers.get(at), null), channel);
        if (added > 0)
            journal.write(
                    actor,
                    channel == Channel.IMPORT ? "replies taken in" : "reply typed in",
                    About.of("consultation", consultation),
                    "",
                    Map.of("channel", channel.name(), "replies", Integer.toString(added)));
        return new Taken.Done(Reference.of(consultation, keys.getFirst()));
    }

    private int insert(Actor actor, Sending sending, Channel channel) {
        return db.sql("""
                        with receipt as (
                            insert into consultation.receipt (reference, consultation, mode, response)
                            values (:reference, :consultation, :mode, case when :mode = 'ANONYMOUS' then null else :id::uuid end)
                            on conflict do nothing returning reference
                        ), response as (
                            insert into consultation.response
                                (id, consultation, mode, edition, channel, answers, fingerprint, day, received_at, typed_by, settled)
                            select :id, :consultation, :mode, :edition, :channel, :answers::jsonb, :fingerprint,
                                   (clock_timestamp() at time zone 'Europe/London')::date,
                                   case when :mode = 'ANONYMOUS' then null else clock_timestamp() end,
                                   case when :mode = 'ANONYMOUS' then null else :by::uuid end, :mode <> 'ANONYMOUS'
                            from receipt returning id
                        ), contact as (
                            insert into consultation.contact (response, details)
                            select id, :contact::jsonb from response where :contact::jsonb is not null and :mode <> 'ANONYMOUS'
                        )
                        select count(*) from response
                        """)
                .param("reference", sending.reference())
                .param("consultation", sending.consultation())
                .param("mode", sending.mode().name())
                .param("id", sending.row())
                .param("edition", sending.edition())
                .param("channel", channel.name())
                .param("answers", sending.answers())
                .param("fingerprint", sending.fingerprint())
                .param("by", actor.id())
                .param("contact", sending.contact())
                .query(Integer.class)
                .single();
    }
}
