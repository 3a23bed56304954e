package org.tallystick.consultation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.library.survey.Answers;
import org.tallystick.library.survey.answer.AnswerDocument;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// What was answered, for those who look after the consultation, once it is closed: nobody reads an
/// answer before, whoever they are.
@Component
public class Responses {

    private static final int AT_ONCE = 2_000;

    private final JdbcClient db;
    private final Journal journal;
    private final Consultations consultations;

    Responses(JdbcClient db, Journal journal, Consultations consultations) {
        this.db = db;
        this.journal = journal;
        this.consultations = consultations;
    }

    /// The answers, or why they cannot be read.
    public sealed interface Read {
        record All(List<Response> responses) implements Read {
            public All {
                responses = List.copyOf(responses);
            }
        }

        /// How many there are so far is all that anybody may know.
        record Sealed(long count) implements Read {}

        record NotFound() implements Read {}
    }

    /// Every response, in an order that says nothing.
    @Transactional(readOnly = true)
    public Read all(Actor actor, UUID consultation) {
        var found = consultations.kept(actor, consultation);
        if (found.isEmpty()) return new Read.NotFound();
        if (!found.get().closed()) return new Read.Sealed(consultations.count(consultation));
        var all = new ArrayList<Response>();
        each(consultation, all::add);
        return new Read.All(all);
    }

    /// Every response of a closed consultation, one after the other, however many they are; a
    /// transaction must be under way. None of one that is not closed.
    public void each(UUID consultation, Consumer<Response> use) {
        db.sql("""
                        select r.id, r.edition, r.channel, r.answers::text as answers,
                               row_number() over (partition by r.fingerprint order by r.id) > 1 as repeats
                        from consultation.response r join consultation.closing c on c.consultation = r.consultation
                        where r.consultation = :consultation order by r.id
                        """).withFetchSize(AT_ONCE).param("consultation", consultation).query(row -> {
            use.accept(new Response(
                    row.getObject("id", UUID.class),
                    row.getInt("edition"),
                    Channel.valueOf(row.getString("channel")),
                    AnswerDocument.read(row.getString("answers")),
                    row.getBoolean("repeats")));
        });
    }

    /// How many came each way so far.
    public Map<Channel, Long> channels(UUID consultation) {
        var channels = new EnumMap<Channel, Long>(Channel.class);
        db.sql("""
                        select channel, count(*) as answers from consultation.response
                        where consultation = :consultation group by channel
                        """).param("consultation", consultation).query(row -> {
            channels.put(Channel.valueOf(row.getString("channel")), row.getLong("answers"));
        });
        return channels;
    }

    /// How many say the same as another: the second of two, the second and third of three. None
    /// before the close: it tells something of what was answered.
    public long repeats(UUID consultation) {
        return db.sql("""
                        select count(*) - count(distinct r.fingerprint)
                        from consultation.response r join consultation.closing c on c.consultation = r.consultation
                        where r.consultation = :consultation
                        """).param("consultation", consultation).query(Long.class).single();
    }

    /// Who answered; with the response where answers are named.
    public record Contact(Optional<UUID> response, Answers details) {}

    /// Who answered a closed consultation, until it is deleted. That somebody looked is written
    /// down.
    @Transactional
    public List<Contact> contacts(Actor actor, UUID consultation) {
        var found = consultations.kept(actor, consultation).filter(Consultation::closed);
        if (found.isEmpty()) return List.of();
        var named = found.get().mode() == Mode.NAMED;
        journal.write(actor, "contact details looked at", About.of("consultation", consultation), "", Map.of());
        return db.sql("""
                        select r.id, c.details::text as details
                        from consultation.contact c join consultation.response r on r.id = c.response
                        where r.consultation = :consultation order by md5(c.details::text)
                        """)
                .param("consultation", consultation)
                .query((row, _) -> new Contact(
                        named ? Optional.of(row.getObject("id", UUID.class)) : Optional.empty(),
                        AnswerDocument.read(row.getString("details"))))
                .list();
    }

    /// How many answers a day were asked to wait, by day, all days together.
    public long heldBack(UUID consultation) {
        return db.sql("""
                        select coalesce(sum(answers), 0) from consultation.held_back
                        where consultation = :consultation
                        """).param("consultation", consultation).query(Long.class).single();
    }
}
