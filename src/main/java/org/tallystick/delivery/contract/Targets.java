package org.tallystick.delivery.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// What is due of a commitment in each quarter, and how that was agreed anew.
@Component
public class Targets {

    private final JdbcClient db;
    private final Journal journal;
    private final Contracts contracts;
    private final CommitmentReads commitments;
    private final Deltas deltas;

    Targets(JdbcClient db, Journal journal, Contracts contracts, CommitmentReads commitments, Deltas deltas) {
        this.db = db;
        this.journal = journal;
        this.contracts = contracts;
        this.commitments = commitments;
        this.deltas = deltas;
    }

    /// What became of a change.
    public sealed interface Changed {
        record Accepted() implements Changed {}

        /// Somebody changed it meanwhile.
        record Stale(int changes) implements Changed {}

        record Refused(List<Problem> problems) implements Changed {}

        record NotYours() implements Changed {}
    }

    /// Writes one quarter's target as it was agreed anew. The promise as first made stays on record
    /// beside it.
    ///
    /// @param seen how often the target had been changed when the change was proposed
    /// @param target empty where nothing is promised for the quarter any more
    /// @param proposal what two agreed on
    @Transactional
    public Changed change(
            Actor actor,
            UUID key,
            UUID commitment,
            Quarter quarter,
            int seen,
            Optional<Amount> target,
            String because,
            UUID proposal) {
        var found = commitments.find(commitment);
        if (found.isEmpty()
                || !deltas.take(found.get().contract())
                || contracts.find(actor, found.get().contract()).isEmpty()) return new Changed.NotYours();
        if (changed(key, commitment)) return new Changed.Accepted();
        var now = db.sql(
                        "select changes from delivery.current_target where commitment = :commitment and quarter = :quarter")
                .param("commitment", commitment)
                .param("quarter", quarter.firstDay())
                .query(Integer.class)
                .optional();
        var problems = CommitmentRules.unchangeable(found.get(), now.isPresent(), target, because);
        if (!problems.isEmpty()) return new Changed.Refused(problems);
        if (now.orElseThrow() != seen) return new Changed.Stale(now.get());
        var contract = contracts.find(actor, found.get().contract()).orElseThrow();
        return deltas.around(found.get().contract(), quarter, commitment, () -> {
            db.sql("""
                    insert into delivery.target_change
                        (id, commitment, quarter, number, promised, promised_of, because, changed_by, proposal)
                    values (:id, :commitment, :quarter, :number, :promised, :of, :because, :by, :proposal)
                    """)
                    .param("id", key)
                    .param("commitment", commitment)
                    .param("quarter", quarter.firstDay())
                    .param("number", seen + 1)
                    .param("promised", target.map(Amount::part).orElse(null))
                    .param("of", target.map(Amount::of).orElse(null))
                    .param("because", because.strip())
                    .param("by", actor.id())
                    .param("proposal", proposal)
                    .update();
            journal.write(
                    actor,
                    "target changed",
                    About.of("commitment", commitment),
                    because.strip(),
                    facts(acting(actor, contract), quarter, target));
            return new Changed.Accepted();
        });
    }

    /// The buyer proposes and the supplier agrees, or another officer of the buyer.
    private static Map<String, String> acting(Actor actor, Contract contract) {
        return actor.is(Role.SUPPLIER, contract.supplier())
                ? actor.acting(contract.supplier(), Role.SUPPLIER)
                : actor.acting(contract.buyer(), Role.CONTRACT_MANAGER);
    }

    private static Map<String, String> facts(Map<String, String> acting, Quarter quarter, Optional<Amount> target) {
        var facts = new TreeMap<>(acting);
        facts.put("quarter", quarter.toString());
        facts.put("target", target.map(Amount::canonical).orElse("none"));
        return facts;
    }

    private boolean changed(UUID key, UUID commitment) {
        return db.sql("select exists (select from delivery.target_change where id = :key and commitment = :commitment)")
                .param("key", key)
                .param("commitment", commitment)
                .query(Boolean.class)
                .single();
    }

    /// One change of a target.
    ///
    /// @param before what was due before it
    /// @param target empty where nothing is promised for the quarter any more
    /// @param roles by which roles it was proposed and agreed; empty for a change from before two
    ///   were asked
    public record Change(
            UUID commitment,
            Quarter quarter,
            Optional<Amount> before,
            Optional<Amount> target,
            String because,
            Instant at,
            List<Role> roles) {

        public Change {
            roles = List.copyOf(roles);
        }
    }

    /// How a contract's targets were changed, by commitment and quarter, oldest first; none where
    /// this actor may not see it.
    public List<Change> changes(Actor actor, UUID contract) {
        if (contracts.find(actor, contract).isEmpty()) return List.of();
        return db.sql("""
                select * from delivery.target_history where contract = :contract order by commitment, quarter, number
                """)
                .param("contract", contract)
                .query((row, number) -> new Change(
                        Rows.id(row, "commitment"),
                        Rows.quarter(row, "quarter"),
                        Rows.amount(row, "before", "before_of"),
                        Rows.amount(row, "promised", "promised_of"),
                        row.getString("because"),
                        row.getTimestamp("changed_at").toInstant(),
                        Stream.of(row.getString("proposed_as"), row.getString("decided_as"))
                                .filter(Objects::nonNull)
                                .map(Role::valueOf)
                                .toList()))
                .list();
    }

    private record Promised(UUID commitment, Amount amount) {}

    /// What each commitment of a contract promised in all as it was first made, by its id.
    public Map<UUID, Amount> firstPromised(UUID contract) {
        return db
                .sql("""
                select k.id, k.kind, count(t.promised) as targets, coalesce(sum(t.promised), 0) as promised,
                       coalesce(sum(t.promised_of), 0) as promised_of
                from delivery.commitment k join delivery.target t on t.commitment = k.id
                where k.contract = :contract group by k.id, k.kind
                """)
                .param("contract", contract)
                .query((row, _) -> {
                    var id = Rows.id(row, "id");
                    return Amount.sum(
                                    Rows.kind(row),
                                    row.getLong("targets"),
                                    row.getBigDecimal("promised"),
                                    row.getBigDecimal("promised_of"))
                            .map(amount -> new Promised(id, amount));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Promised::commitment, Promised::amount));
    }
}
