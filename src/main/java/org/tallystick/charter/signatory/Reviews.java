package org.tallystick.charter.signatory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

/// What officers find of a signature: they accept it, ask something, ask for more, or take it off
/// the list. Nobody decides on an organisation of their own.
@Component
public class Reviews {

    private final JdbcClient db;
    private final Journal journal;
    private final People people;

    Reviews(JdbcClient db, Journal journal, People people) {
        this.db = db;
        this.journal = journal;
        this.people = people;
    }

    public enum Decision {
        ACCEPT("Accept", "It shows what is asked"),
        QUERY("Ask something", "It stays on the list while they answer"),
        MORE("Ask for more", "It stays on the list while they add it"),
        END("Take it off the list", "For a signature that is not theirs, or not kept");

        private final String words;
        private final String meaning;

        Decision(String words, String meaning) {
            this.words = words;
            this.meaning = meaning;
        }

        public String words() {
            return words;
        }

        public String meaning() {
            return meaning;
        }
    }

    /// What became of a decision.
    public sealed interface Decided {
        record Done() implements Decided {}

        /// Somebody decided meanwhile: what they said.
        record Changed(String said) implements Decided {}

        record Barred(String because) implements Decided {}
    }

    /// One thing that happened to a signatory's signatures.
    ///
    /// @param id of the decision, or of the signature that was left
    /// @param decision empty where the signatory left
    /// @param reply what was answered to the decision; empty where nothing
    public record Past(UUID id, UUID signature, Optional<Decision> decision, String words, Instant at, String reply) {
        public String what() {
            return decision.map(Decision::words).orElse("Left the charter");
        }

        /// Whether it asks the signatory something.
        public boolean asks() {
            return decision.filter(each -> each == Decision.QUERY || each == Decision.MORE)
                    .isPresent();
        }
    }

    /// Every decision on every signature of the signatory, and how often it left, the latest last.
    public List<Past> history(Signatory signatory) {
        return db.sql("""
                        select r.id, r.signature, r.decision, r.words, r.decided_at as at, coalesce(p.words, '') as reply
                        from signatory.signature g join signatory.review r on r.signature = g.id
                        left join signatory.review_reply p on p.review = r.id
                        where g.signatory = :signatory
                        union all
                        select g.id, g.id, null, l.because, l.left_at, ''
                        from signatory.signature g join signatory.leaving l on l.signature = g.id
                        where g.signatory = :signatory order by at
                        """)
                .param("signatory", signatory.id())
                .query((row, _) -> new Past(
                        row.getObject("id", UUID.class),
                        row.getObject("signature", UUID.class),
                        Optional.ofNullable(row.getString("decision")).map(Decision::valueOf),
                        row.getString("words"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("reply")))
                .list();
    }

    /// What is asked of the signatory about the signature that holds.
    public Optional<Past> question(Signatory signatory) {
        return history(signatory).stream()
                .filter(each -> each.id().equals(signatory.review()) && each.asks())
                .findFirst();
    }

    /// Decides on the latest signature; accepting it lets whoever signed look after it.
    ///
    /// @param seen how often it had been decided on when the form was shown
    @Transactional
    public Decided decide(Actor actor, UUID key, Signatory signatory, int seen, Decision decision, String words) {
        if (actor.belongsTo(signatory.organisation()))
            return new Decided.Barred("You belong to this organisation, so someone else must decide on its signature.");
        var added = db.sql("""
                                insert into signatory.review (id, signature, number, decision, words, decided_by)
                                values (:id, :signature, :number, :decision, :words, :by) on conflict do nothing
                                """)
                .param("id", key)
                .param("signature", signatory.signature())
                .param("number", seen + 1)
                .param("decision", decision.name())
                .param("words", words)
                .param("by", actor.id())
                .update();
        if (added == 0)
            return history(signatory).stream().anyMatch(each -> each.id().equals(key))
                    ? new Decided.Done()
                    : new Decided.Changed(history(signatory).getLast().what());
        if (decision == Decision.ACCEPT) trust(actor, signatory);
        journal.write(
                actor,
                switch (decision) {
                    case ACCEPT -> "signature accepted";
                    case QUERY -> "signature queried";
                    case MORE -> "more asked of a signature";
                    case END -> "signature taken off the list";
                },
                About.of("signatory", signatory.id()),
                words,
                Map.of("signature", signatory.signature().toString()));
        return new Decided.Done();
    }

    /// Whoever signed for an organisation that was known here before acts for it from now on.
    private void trust(Actor actor, Signatory signatory) {
        var signer = people.actor(signatory.signedBy());
        if (signer.isEmpty() || signer.get().belongsTo(signatory.organisation())) return;
        var post = UUID.nameUUIDFromBytes(("post " + signatory.signature()).getBytes(StandardCharsets.UTF_8));
        people.give(actor, post, signatory.signedBy(), signatory.organisation(), Role.SIGNATORY);
    }

    /// Answers the last question; the first answer to it stays.
    @Transactional
    public void reply(Actor actor, Signatory signatory, String words) {
        if (signatory.review() == null) return;
        var added = db.sql("""
                                insert into signatory.review_reply (review, words, replied_by)
                                values (:review, :words, :by) on conflict do nothing
                                """)
                .param("review", signatory.review())
                .param("words", words)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "question about a signature answered",
                    About.of("signatory", signatory.id()),
                    "",
                    Map.of("review", String.valueOf(signatory.review())));
    }
}
