package org.tallystick.consultation.recommendation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.finding.Findings;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Recommendations: made from published findings, read by everybody, withdrawn with a reason.
@Component
public class Recommendations {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final RowMapper<Recommendation> RECOMMENDATION = (row, _) -> read(row);

    private final JdbcClient db;
    private final Journal journal;
    private final Consultations consultations;
    private final Findings findings;

    Recommendations(JdbcClient db, Journal journal, Consultations consultations, Findings findings) {
        this.db = db;
        this.journal = journal;
        this.consultations = consultations;
        this.findings = findings;
    }

    private static Recommendation read(ResultSet row) throws SQLException {
        return new Recommendation(
                row.getObject("id", UUID.class),
                row.getObject("consultation", UUID.class),
                row.getInt("publication"),
                row.getInt("number"),
                new Proposal(
                        row.getString("body"),
                        row.getString("decides"),
                        Subject.valueOf(row.getString("subject")),
                        row.getString("about"),
                        Advice.valueOf(row.getString("advice")),
                        row.getString("words"),
                        row.getString("reason"),
                        List.of((String[]) row.getArray("rests_on").getArray()),
                        row.getObject("edition", UUID.class),
                        JSON.readValue(row.getString("left_out"), TEXTS)),
                row.getTimestamp("made_at").toInstant(),
                standing(row));
    }

    private static Recommendation.Standing standing(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Recommendation.Standing(
                Recommendation.State.valueOf(row.getString("state")),
                row.getString("withdrawn_because"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("look_again_on", LocalDate.class),
                row.getBoolean("look_again_due"),
                row.getString("owner"),
                row.getObject("due", LocalDate.class),
                row.getObject("done_on", LocalDate.class));
    }

    /// All of them: of the latest consultation first, in their order.
    public List<Recommendation> all() {
        return db.sql("""
                        select * from recommendation.standing
                        order by max(made_at) over (partition by consultation) desc, consultation, number
                        """).query(RECOMMENDATION).list();
    }

    public List<Recommendation> of(UUID consultation) {
        return db.sql("""
                        select * from recommendation.standing
                        where consultation = :consultation order by number
                        """)
                .param("consultation", consultation)
                .query(RECOMMENDATION)
                .list();
    }

    public Optional<Recommendation> find(UUID id) {
        return db.sql("select * from recommendation.standing where id = :id")
                .param("id", id)
                .query(RECOMMENDATION)
                .optional();
    }

    /// One that rests on a consultation that the actor looks after.
    public Optional<Recommendation> kept(Actor actor, UUID id) {
        return find(id).filter(
                        each -> consultations.kept(actor, each.consultation()).isPresent());
    }

    /// Makes the next recommendation of a consultation whose findings are published; empty where
    /// the actor does not look after it, or nothing is published.
    @Transactional
    public Optional<Recommendation> make(Actor actor, UUID key, UUID consultation, Proposal proposal) {
        if (consultations.kept(actor, consultation).isEmpty()) return Optional.empty();
        var published = findings.latest(consultation);
        if (published.isEmpty()) return Optional.empty();
        // Numbers follow one another: one is made at a time.
        db.sql("select pg_advisory_xact_lock(hashtextextended(:consultation, 10))")
                .param("consultation", consultation.toString())
                .query((_, _) -> true)
                .single();
        var already = find(key);
        if (already.isPresent()) return already;
        insert(actor, key, consultation, published.get().number(), proposal);
        return find(key);
    }

    private void insert(Actor actor, UUID key, UUID consultation, int publication, Proposal proposal) {
        db.sql("""
                        insert into recommendation.recommendation
                            (id, consultation, publication, number, body, decides, subject, about, advice, words,
                             reason, rests_on, edition, left_out, made_by)
                        select :id, :consultation, :publication, coalesce(max(number), 0) + 1, :body, :decides, :subject,
                               :about, :advice, :words, :reason, :restsOn, :edition, :leftOut::jsonb, :by
                        from recommendation.recommendation where consultation = :consultation
                        """)
                .param("id", key)
                .param("consultation", consultation)
                .param("publication", publication)
                .param("body", proposal.body())
                .param("decides", proposal.decides())
                .param("subject", proposal.subject().name())
                .param("about", proposal.about())
                .param("advice", proposal.advice().name())
                .param("words", proposal.words())
                .param("reason", proposal.reason())
                .param("restsOn", proposal.restsOn().toArray(String[]::new))
                .param("edition", proposal.edition())
                .param("leftOut", JSON.writeValueAsString(proposal.leftOut()))
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "recommendation made",
                About.of("recommendation", key),
                proposal.reason(),
                Map.of(
                        "consultation", consultation.toString(),
                        "publication", Integer.toString(publication),
                        "advice", proposal.advice().name(),
                        "subject", proposal.subject().name()));
    }

    /// Withdraws one that nobody has decided about; false where somebody has, or withdrew it.
    ///
    /// @param key made with the form; the same key again changes nothing
    @Transactional
    public boolean withdraw(Actor actor, UUID key, Recommendation recommendation, String because) {
        lock(recommendation.id());
        if (withdrawn(key)) return true;
        if (find(recommendation.id()).filter(Recommendation::open).isEmpty()) return false;
        db.sql("""
                        insert into recommendation.withdrawal (recommendation, key, because, withdrawn_by)
                        values (:id, :key, :because, :by)
                        """)
                .param("key", key)
                .param("id", recommendation.id())
                .param("because", because)
                .param("by", actor.id())
                .update();
        journal.write(
                actor, "recommendation withdrawn", About.of("recommendation", recommendation.id()), because, Map.of());
        return true;
    }

    private boolean withdrawn(UUID key) {
        return db.sql("select exists (select from recommendation.withdrawal where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /// Whoever changes how a recommendation stands holds its row until the end of the transaction.
    void lock(UUID id) {
        db.sql("select id from recommendation.recommendation where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .single();
    }
}
