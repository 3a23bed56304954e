package org.tallystick.delivery.contract;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.verification.VerificationQueue;
import org.tallystick.shared.Quarter;

import java.util.UUID;
import java.util.function.Supplier;

/// Updates the tallies around each fact: subtracts what the contract added before, runs the change,
/// adds what it adds now, in the fact's own transaction. So no fact needs arithmetic of its own,
/// and none can forget a column.
@Component
public class Deltas {

    private final JdbcClient db;
    private final Standings standings;
    private final VerificationQueue queue;

    Deltas(JdbcClient db, Standings standings, VerificationQueue queue) {
        this.db = db;
        this.queue = queue;
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
    public <T> T around(
            UUID contract, @Nullable Quarter quarter, @Nullable UUID commitment, Supplier<T> act) {
        add(-1, contract, quarter, commitment);
        var done = act.get();
        add(1, contract, quarter, commitment);
        standings.refresh(contract);
        queue.refresh(contract);
        return done;
    }

    private void add(
            int sign, UUID contract, @Nullable Quarter quarter, @Nullable UUID commitment) {
        db.sql(
                        """
                insert into delivery.tally_delta
                    (scope, subject, edition, measure, theme, kind, quarter, targets, promised, promised_of, expected,
                     answered, claims, claimed, claimed_of, verified_claims, verified, verified_of, checked_claims,
                     queried_claims, refused_claims)
                select s.scope, s.subject, n.edition, n.measure, n.theme, n.kind, n.quarter,
                       :sign * n.targets, :sign * n.promised, :sign * n.promised_of, :sign * n.expected,
                       :sign * n.answered, :sign * n.claims, :sign * n.claimed, :sign * n.claimed_of,
                       :sign * n.verified_claims, :sign * n.verified, :sign * n.verified_of, :sign * n.checked_claims,
                       :sign * n.queried_claims, :sign * n.refused_claims
                from delivery.contribution n
                cross join lateral (values
                    ('ALL', ''), ('PLACE', coalesce(n.place, '')), ('BUYER', n.buyer::text),
                    ('SUPPLIER', n.supplier::text)) s (scope, subject)
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
}
