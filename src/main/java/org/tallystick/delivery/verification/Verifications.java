package org.tallystick.delivery.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Deltas;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.contract.Visibility;
import org.tallystick.delivery.returns.Return;
import org.tallystick.delivery.returns.ReturnNotices;
import org.tallystick.delivery.returns.ReturnReads;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// What was found when claims were checked: by people of the organisation that the commitment
/// names, never by anyone of the supplier, nor by whoever submitted the return.
@Component
public class Verifications {

    private final JdbcClient db;
    private final Journal journal;
    private final Deltas deltas;
    private final ReturnReads reads;
    private final VerificationQueue queue;
    private final ReturnNotices notices;

    Verifications(
            JdbcClient db,
            Journal journal,
            Deltas deltas,
            ReturnReads reads,
            VerificationQueue queue,
            ReturnNotices notices) {
        this.notices = notices;
        this.queue = queue;
        this.db = db;
        this.journal = journal;
        this.deltas = deltas;
        this.reads = reads;
    }

    /// What somebody decides on one claim.
    public sealed interface Decision {
        /// @param found how far the evidence bears the claim out; below the grade asked, the claim
        ///   is checked and not verified
        record Accept(Grade found, String words) implements Decision {}

        /// Goes back to the supplier with these words; they answer by a correction.
        record Query(String words) implements Decision {}

        record Refuse(String words) implements Decision {}

        String words();
    }

    /// What became of a decision.
    public sealed interface Decided {
        record Accepted(ClaimState state) implements Decided {}

        /// Somebody decided meanwhile; so often has it now been decided.
        record Stale(ClaimState state, int decisions) implements Decided {}

        /// The return was corrected meanwhile: the correction is to be checked instead.
        record Replaced(UUID correction) implements Decided {}

        /// The person belongs to the supplier or submitted the return.
        record Barred(String because) implements Decided {}

        record Refused(List<Problem> problems) implements Decided {}

        record NotYours() implements Decided {}
    }

    private record Standing(
            UUID contract,
            UUID supplier,
            OrganisationId verifier,
            ClaimState state,
            int decisions,
            UUID submittedBy,
            boolean mine) {}

    /// What somebody decides on one of a return's claims.
    ///
    /// @param key made by the caller when the form was shown; becomes the decision's id
    /// @param seen how often the claim had been decided on when the form was shown
    public record Choice(UUID key, UUID commitment, int seen, Decision decision) {}

    /// Decides on one claim.
    @Transactional
    public Decided decide(Actor actor, UUID key, UUID submitted, UUID commitment, int seen, Decision decision) {
        return Objects.requireNonNull(decide(actor, submitted, List.of(new Choice(key, commitment, seen, decision)))
                .get(commitment));
    }

    /// Decides on several claims of one return, each by itself: one that cannot be decided on leaves
    /// the others.
    ///
    /// @return what became of each, by its commitment
    @Transactional
    public Map<UUID, Decided> decide(Actor actor, UUID submitted, List<Choice> choices) {
        var outcomes = new LinkedHashMap<UUID, Decided>();
        var found = reads.find(submitted);
        var sure = new ArrayList<Choice>();
        var taken = found.isPresent() && deltas.take(found.get().contract());
        for (var choice : choices) {
            var refusal = taken ? refusal(actor, submitted, choice) : Optional.<Decided>of(new Decided.NotYours());
            if (refusal.isPresent()) outcomes.put(choice.commitment(), refusal.get());
            else sure.add(choice);
        }
        if (sure.isEmpty() || found.isEmpty()) return outcomes;
        deltas.around(
                found.get().contract(),
                found.get().quarter(),
                sure.size() == 1 ? sure.getFirst().commitment() : null,
                () -> {
                    for (var each : sure) write(actor, submitted, each);
                    return submitted;
                });
        var questions = (int) sure.stream()
                .filter(each -> each.decision() instanceof Decision.Query)
                .count();
        var refusals = (int) sure.stream()
                .filter(each -> each.decision() instanceof Decision.Refuse)
                .count();
        if (questions + refusals > 0) {
            queue.sentBack(found.get().contract());
            notices.sentBack(
                    sure.getFirst().key(), found.get().contract(), found.get().quarter(), questions, refusals);
        }
        for (var each : sure)
            outcomes.put(
                    each.commitment(),
                    new Decided.Accepted(standing(actor, submitted, each.commitment())
                            .orElseThrow()
                            .state()));
        return outcomes;
    }

    private void write(Actor actor, UUID submitted, Choice choice) {
        var added = insert(actor, choice.key(), submitted, choice.commitment(), choice.seen(), choice.decision());
        if (added == 0)
            throw new IllegalStateException("the statement refused what was checked before it: " + choice.key());
        var verifier =
                standing(actor, submitted, choice.commitment()).orElseThrow().verifier();
        record(actor, verifier, submitted, choice.commitment(), choice.key(), choice.decision());
    }

    /// Why the claim is not decided on now; empty where it is.
    private Optional<Decided> refusal(Actor actor, UUID submitted, Choice choice) {
        var standing = standing(actor, submitted, choice.commitment());
        if (standing.isEmpty() || !standing.get().mine()) return Optional.of(new Decided.NotYours());
        if (decided(choice.key(), submitted, choice.commitment()))
            return Optional.of(new Decided.Accepted(standing.get().state()));
        var barred = barred(actor, standing.get());
        if (!barred.isEmpty()) return Optional.of(new Decided.Barred(barred));
        var correction = reads.find(submitted).map(Return::replacedBy);
        if (correction.isPresent()) return Optional.of(new Decided.Replaced(correction.get()));
        if (standing.get().decisions() != choice.seen())
            return Optional.of(
                    new Decided.Stale(standing.get().state(), standing.get().decisions()));
        if (!(choice.decision() instanceof Decision.Accept)
                && choice.decision().words().isBlank())
            return Optional.of(new Decided.Refused(
                    List.of(new Problem("words", "Say what is unclear or wrong, for the supplier to read"))));
        return Optional.empty();
    }

    private static String barred(Actor actor, Standing standing) {
        if (actor.posts().stream().anyMatch(post -> post.organisation().value().equals(standing.supplier())))
            return "You belong to the supplier, so someone else must check this claim.";
        return standing.submittedBy().equals(actor.id())
                ? "You submitted this return, so someone else must check it."
                : "";
    }

    private Optional<Standing> standing(Actor actor, UUID submitted, UUID commitment) {
        return db.sql("""
                select s.contract, c.supplier, k.verifier, s.state, s.decisions, s.submitted_by,
                       k.verifier = any(cast(:verifying as uuid[])) as mine
                from delivery.claim_state s
                join delivery.commitment k on k.id = s.commitment
                join delivery.contract c on c.id = s.contract
                where s.return = :return and s.commitment = :commitment
                """)
                .param("verifying", Visibility.with(actor, Role.VERIFIER, Role.CONTRACT_MANAGER))
                .param("return", submitted)
                .param("commitment", commitment)
                .query((row, number) -> new Standing(
                        Rows.id(row, "contract"),
                        Rows.id(row, "supplier"),
                        new OrganisationId(Rows.id(row, "verifier")),
                        ClaimState.valueOf(row.getString("state")),
                        row.getInt("decisions"),
                        Rows.id(row, "submitted_by"),
                        row.getBoolean("mine")))
                .optional();
    }

    private boolean decided(UUID key, UUID submitted, UUID commitment) {
        return db.sql("""
                select exists (select from delivery.verification
                               where id = :key and return = :return and commitment = :commitment)
                """)
                .param("key", key)
                .param("return", submitted)
                .param("commitment", commitment)
                .query(Boolean.class)
                .single();
    }

    /// The statement itself keeps out whoever must not decide, whatever was looked at before it.
    public int insert(Actor actor, UUID key, UUID submitted, UUID commitment, int seen, Decision decision) {
        return db.sql("""
                insert into delivery.verification (id, return, commitment, number, decision, grade, words, decided_by)
                select :id, s.return, s.commitment, s.decisions + 1, :decision, cast(:grade as delivery.grade), :words, :by
                from delivery.claim_state s
                join delivery.commitment k on k.id = s.commitment
                join delivery.contract c on c.id = s.contract
                where s.return = :return and s.commitment = :commitment
                  and s.state <> 'REPLACED' and s.decisions = :seen
                  and s.submitted_by <> :by
                  and c.supplier <> all(cast(:mine as uuid[]))
                  and k.verifier = any(cast(:verifying as uuid[]))
                """)
                .param("id", key)
                .param(
                        "decision",
                        switch (decision) {
                            case Decision.Accept _ -> "ACCEPT";
                            case Decision.Query _ -> "QUERY";
                            case Decision.Refuse _ -> "REFUSE";
                        })
                .param("grade", decision instanceof Decision.Accept(var found, var _) ? found.name() : null)
                .param("words", decision.words().strip())
                .param("by", actor.id())
                .param("return", submitted)
                .param("commitment", commitment)
                .param("seen", seen)
                .param("mine", Visibility.of(actor).organisations())
                .param("verifying", Visibility.with(actor, Role.VERIFIER, Role.CONTRACT_MANAGER))
                .update();
    }

    private void record(
            Actor actor, OrganisationId verifier, UUID submitted, UUID commitment, UUID key, Decision decision) {
        var facts = new TreeMap<>(Map.of("return", submitted.toString(), "commitment", commitment.toString()));
        // What exactly was decided on: the words of the return, not only its id.
        facts.put("return digest", journal.digest(About.of("return", submitted)));
        facts.putAll(actor.acting(verifier, Role.VERIFIER, Role.CONTRACT_MANAGER));
        var act = switch (decision) {
            case Decision.Accept(var found, var _) -> {
                facts.put("evidence", found.name());
                yield "claim accepted";
            }
            case Decision.Query _ -> "claim queried";
            case Decision.Refuse _ -> "claim refused";
        };
        journal.write(
                actor, act, About.of("verification", key), decision.words().strip(), facts);
    }

    /// One decision on a claim, of several perhaps.
    ///
    /// @param found the evidence found, where it was accepted
    public record Past(UUID id, int number, String decision, Optional<Grade> found, String words, Instant at) {

        /// "Accepted, evidence found: Documented".
        public String inWords() {
            return switch (decision) {
                case "ACCEPT" ->
                    found.map(grade -> "Accepted, evidence found: " + grade.words())
                            .orElse("Accepted");
                case "QUERY" -> "Queried";
                default -> "Refused";
            };
        }
    }

    /// Every decision on a claim, the first one first, for the supplier's and the verifier's
    /// people.
    public List<Past> history(Actor actor, UUID submitted, UUID commitment) {
        return db.sql("""
                select v.* from delivery.verification v
                join delivery.return r on r.id = v.return
                join delivery.contract c on c.id = r.contract
                where v.return = :return and v.commitment = :commitment
                  and (c.supplier = any(cast(:mine as uuid[])) or c.buyer = any(cast(:mine as uuid[])))
                order by v.number
                """)
                .param("return", submitted)
                .param("commitment", commitment)
                .param("mine", Visibility.of(actor).organisations())
                .query((row, _) -> past(row))
                .list();
    }

    /// Every decision on the claims of this return and of those that it corrects, by commitment, the
    /// first one first.
    Map<UUID, List<Past>> history(Actor actor, UUID submitted) {
        return db
                .sql("""
                with recursive chain as (
                    select r.id, r.replaces, r.contract from delivery.return r where r.id = :return
                    union all
                    select e.id, e.replaces, e.contract from delivery.return e join chain on chain.replaces = e.id
                )
                select v.*, r.submitted_at from delivery.verification v
                join chain on chain.id = v.return
                join delivery.return r on r.id = v.return
                join delivery.contract c on c.id = chain.contract
                where v.carried_from is null
                  and (c.supplier = any(cast(:mine as uuid[])) or c.buyer = any(cast(:mine as uuid[])))
                order by r.submitted_at, v.number
                """)
                .param("return", submitted)
                .param("mine", Visibility.of(actor).organisations())
                .query((row, _) -> Map.entry(Rows.id(row, "commitment"), past(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Past past(ResultSet row) throws SQLException {
        return new Past(
                Rows.id(row, "id"),
                row.getInt("number"),
                row.getString("decision"),
                Optional.ofNullable(Rows.grade(row, "grade")),
                row.getString("words"),
                row.getTimestamp("decided_at").toInstant());
    }

    /// Every decision made by somebody who submitted the return itself, as a sentence; for
    /// `bin/tallystick doctor`.
    public List<String> check() {
        return db.sql("""
                select v.id, v.return from delivery.verification v join delivery.return r on r.id = v.return
                where v.decided_by = r.submitted_by order by v.id
                """)
                .query((row, number) ->
                        "Decision %s on return %s was made by the person who submitted it: have it checked again."
                                .formatted(Rows.id(row, "id"), Rows.id(row, "return")))
                .list();
    }
}
