package org.tallystick.delivery.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.framework.Quantity;
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

    /// Agrees one quarter's target anew. The promise as first made stays on record beside it.
    ///
    /// @param seen how often the target had been changed when the form was shown
    /// @param target null where nothing is promised for the quarter any more
    @Transactional
    public Changed change(
            Actor actor,
            UUID key,
            UUID commitment,
            Quarter quarter,
            int seen,
            @Nullable Quantity target,
            String because) {
        var found = commitments.find(commitment);
        if (found.isEmpty()
                || !deltas.take(found.get().contract())
                || contracts.managed(actor, found.get().contract()).isEmpty()) return new Changed.NotYours();
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
        var amount = Optional.ofNullable(target).map(Amount::of);
        var buyer = contracts.find(actor, found.get().contract()).orElseThrow().buyer();
        return deltas.around(found.get().contract(), quarter, commitment, () -> {
            db.sql("""
                    insert into delivery.target_change
                        (id, commitment, quarter, number, promised, promised_of, because, changed_by)
                    values (:id, :commitment, :quarter, :number, :promised, :of, :because, :by)
                    """)
                    .param("id", key)
                    .param("commitment", commitment)
                    .param("quarter", quarter.firstDay())
                    .param("number", seen + 1)
                    .param("promised", amount.map(Amount::part).orElse(null))
                    .param("of", amount.map(Amount::of).orElse(null))
                    .param("because", because.strip())
                    .param("by", actor.id())
                    .update();
            journal.write(
                    actor,
                    "target changed",
                    About.of("commitment", commitment),
                    because.strip(),
                    facts(actor.acting(buyer, Role.CONTRACT_MANAGER), quarter, amount));
            return new Changed.Accepted();
        });
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
    /// @param target empty where nothing is promised for the quarter any more
    public record Change(Quarter quarter, Optional<Amount> target, String because, java.time.Instant at) {}

    /// How a commitment's targets were changed, oldest first; none where this actor may not see the
    /// contract.
    public List<Change> changes(Actor actor, UUID commitment) {
        var found = commitments
                .find(commitment)
                .filter(each -> contracts.find(actor, each.contract()).isPresent());
        if (found.isEmpty()) return List.of();
        return db.sql("""
                select c.*, k.kind from delivery.target_change c join delivery.commitment k on k.id = c.commitment
                where c.commitment = :commitment order by c.quarter, c.number
                """)
                .param("commitment", commitment)
                .query((row, number) -> new Change(
                        Rows.quarter(row, "quarter"),
                        Rows.amount(row, "promised", "promised_of"),
                        row.getString("because"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }
}
