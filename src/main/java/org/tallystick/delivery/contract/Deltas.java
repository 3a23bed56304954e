package org.tallystick.delivery.contract;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.shared.Invariant;
import org.tallystick.shared.Quarter;

/// What each fact changes, in the fact's own transaction: writes the lines of the contract that the
/// fact touched again from the facts, and adds the difference between each line as it was and as it
/// is to the tallies. So no fact needs arithmetic of its own, and none can forget a column.
@Component
public class Deltas implements Invariant {

    private final JdbcClient db;
    private final Standings standings;
    private final ApplicationEventPublisher events;

    Deltas(JdbcClient db, Standings standings, ApplicationEventPublisher events) {
        this.db = db;
        this.events = events;
        this.standings = standings;
    }

    /// Takes the contract for this transaction, so that two facts about it follow one another.
    /// Whoever writes a fact takes it before looking at anything.
    ///
    /// @return false where there is no such contract
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(UUID contract) {
        return db.sql("select id from delivery.contract where id = :contract for no key update")
                .param("contract", contract)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /// Does the act and adds the difference that it made. The contract must have been taken.
    ///
    /// @param quarter the one quarter that the act touches; null for any
    /// @param commitment the one commitment that the act touches; null for any
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> T around(UUID contract, @Nullable Quarter quarter, @Nullable UUID commitment, Supplier<T> act) {
        var done = act.get();
        keep(contract, quarter, commitment);
        standings.refresh(contract);
        events.publishEvent(new ContractChanged(contract));
        return done;
    }

    private void keep(UUID contract, @Nullable Quarter quarter, @Nullable UUID commitment) {
        add(-1, contract, quarter, commitment);
        db.sql("""
                insert into delivery.kept_line as k
                    (contract, edition, measure, quarter, commitment, theme, kind, changes, target, target_of, return,
                     part, whole, state, verification, decided, grade)
                select * from delivery.contribution_facts
                where contract = :contract
                  and (cast(:quarter as date) is null or quarter = :quarter)
                  and (cast(:commitment as uuid) is null or commitment = :commitment)
                on conflict (contract, edition, measure, quarter) do update set
                    changes = excluded.changes, target = excluded.target, target_of = excluded.target_of,
                    return = excluded.return, part = excluded.part, whole = excluded.whole, state = excluded.state,
                    verification = excluded.verification, decided = excluded.decided, grade = excluded.grade
                where (k.changes, k.target, k.target_of, k.return, k.part, k.whole, k.state, k.verification, k.decided,
                       k.grade)
                    is distinct from
                      (excluded.changes, excluded.target, excluded.target_of, excluded.return, excluded.part,
                       excluded.whole, excluded.state, excluded.verification, excluded.decided, excluded.grade)
                """)
                .param("contract", contract)
                .param("quarter", quarter == null ? null : quarter.firstDay())
                .param("commitment", commitment)
                .update();
        add(1, contract, quarter, commitment);
    }

    private void add(int sign, UUID contract, @Nullable Quarter quarter, @Nullable UUID commitment) {
        db.sql("""
                insert into delivery.tally_delta
                    (scope, subject, edition, measure, theme, kind, quarter, targets, promised, promised_of, expected,
                     answered, claims, claimed, claimed_of, verified_claims, verified, verified_of, checked_claims,
                     queried_claims, refused_claims)
                select s.scope, s.subject, n.edition, n.measure, n.theme, n.kind, n.quarter,
                       :sign * n.targets, :sign * n.promised, :sign * n.promised_of, :sign * n.expected,
                       :sign * n.answered, :sign * n.claims, :sign * n.claimed, :sign * n.claimed_of,
                       :sign * n.verified_claims, :sign * n.verified, :sign * n.verified_of, :sign * n.checked_claims,
                       :sign * n.queried_claims, :sign * n.refused_claims
                from delivery.kept_contribution n
                join delivery.contract c on c.id = n.contract
                cross join lateral (values
                    ('ALL', ''), ('PLACE', coalesce(c.place, '')), ('BUYER', c.buyer::text),
                    ('SUPPLIER', c.supplier::text)) s (scope, subject)
                where n.contract = :contract
                  and (cast(:quarter as date) is null or n.quarter = :quarter)
                  and (cast(:commitment as uuid) is null or n.commitment = :commitment)
                """)
                .param("sign", sign)
                .param("contract", contract)
                .param("quarter", quarter == null ? null : quarter.firstDay())
                .param("commitment", commitment)
                .update();
    }

    /// Writes every line again from the facts, while writers wait.
    @Transactional
    public void rebuild() {
        db.sql("lock table delivery.kept_line in share row exclusive mode").update();
        db.sql("delete from delivery.kept_line").update();
        db.sql("""
                insert into delivery.kept_line
                    (contract, edition, measure, quarter, commitment, theme, kind, changes, target, target_of, return, part,
                     whole, state, verification, decided, grade)
                select * from delivery.contribution_facts order by contract, edition, measure, quarter
                """).update();
    }

    @Override
    public String sentence() {
        return "What each promise adds in each quarter, as it is kept, equals the facts";
    }

    @Override
    public List<String> breaches() {
        return db.sql("""
                with kept as (
                    select contract, edition, measure, quarter, commitment, theme, kind, changes, target, target_of, return,
                           part, whole, state, verification, decided, grade
                    from delivery.kept_line
                )
                select contract, measure, quarter, k::text as kept, f::text as facts
                from kept k full join delivery.contribution_facts f using (contract, edition, measure, quarter)
                where k is distinct from f
                order by contract, measure, quarter
                """)
                .query((row, _) -> "What %s adds in contract %s in %s is kept as %s, and the facts come to %s."
                        .formatted(
                                row.getString("measure"),
                                row.getString("contract"),
                                Rows.quarter(row, "quarter"),
                                row.getString("kept"),
                                row.getString("facts")))
                .list();
    }
}
