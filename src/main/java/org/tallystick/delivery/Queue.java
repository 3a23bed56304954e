package org.tallystick.delivery;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// The claims that wait to be checked, the riskiest first, each with the reasons for its place.
@Component
public class Queue {

    private final JdbcClient db;
    private final RuleTables tables;

    Queue(JdbcClient db, RuleTables tables) {
        this.db = db;
        this.tables = tables;
    }

    /// One claim that waits.
    ///
    /// @param target empty where nothing was promised for the quarter itself
    /// @param files how many files are attached
    /// @param points the higher, the sooner
    /// @param reasons what the points were given for, in words
    /// @param draw the drawing of the sample in words, so that anyone can draw again
    public record Item(
            Contract contract,
            Quarter quarter,
            UUID submitted,
            UUID commitment,
            String name,
            String unit,
            Quantity claim,
            Optional<Amount> target,
            String done,
            Grade asked,
            int files,
            Instant submittedAt,
            int points,
            List<String> reasons,
            String draw) {

        /// "5 jobs": the claim with its unit; a narrative as one account.
        public String claimed() {
            return Amount.of(claim).inWords(unit);
        }

        /// What was due in the quarter itself, with its unit.
        public String due() {
            return target.map(due -> due.inWords(unit)).orElse("Nothing set");
        }
    }

    /// What waits for this actor's organisations, at most `most` claims.
    public List<Item> of(Actor actor, int most) {
        return db
                .sql(
                        """
                with waiting as materialized (
                    select w.*, k.kind, k.measure, k.name, k.unit, k.asked, w.contract as held
                    from delivery.commitment k
                    join delivery.waiting_claim w on w.contract = k.contract and w.commitment = k.id
                    where k.verifier = any(cast(:verifying as uuid[]))
                ), past as (
                    select c.buyer, c.supplier, count(*) as queries
                    from delivery.verification v
                    join delivery.return r on r.id = v.return
                    join delivery.contract c on c.id = r.contract
                    where v.decision <> 'ACCEPT' group by c.buyer, c.supplier
                )
                select w.return, w.commitment, w.part, w.whole, w.story, w.done, w.quarter, w.submitted_at, w.kind,
                       w.measure, w.name, w.unit, t.promised, t.promised_of, w.asked, c.*, coalesce(p.queries, 0) as queries,
                       (select count(*) from delivery.claim_evidence a
                        where a.return = w.return and a.commitment = w.commitment) as files
                from waiting w
                join delivery.contract_named c on c.id = w.held
                cross join lateral (
                    -- Planned apart, so that it asks the index for each claim and does not read every target.
                    select * from delivery.current_target t
                    where t.commitment = w.commitment and t.quarter = w.quarter offset 0) t
                left join past p on p.buyer = c.buyer and p.supplier = c.supplier
                """)
                .param("verifying", Sight.with(actor, Role.VERIFIER, Role.CONTRACT_MANAGER))
                .query(this::item)
                .list()
                .stream()
                .sorted(
                        Comparator.comparingInt(Item::points)
                                .reversed()
                                .thenComparing(Item::submittedAt)
                                .thenComparing(Item::submitted)
                                .thenComparing(Item::commitment))
                .limit(most)
                .toList();
    }

    private Item item(ResultSet row, int number) throws SQLException {
        var contract = Rows.contract(row, number);
        var quarter = Rows.quarter(row, "quarter");
        var claim = Rows.quantity(row).orElseThrow();
        var target = Rows.amount(row, "promised", "promised_of");
        var at = row.getTimestamp("submitted_at").toInstant();
        var asked = Objects.requireNonNull(Rows.grade(row, "asked"));
        var draw =
                SamplingRules.draw(
                        tables.sampling(),
                        contract.pounds(),
                        contract.id(),
                        quarter,
                        row.getString("measure"));
        var risk =
                RiskRules.risk(
                        new RiskRules.Facts(
                                contract.pounds(),
                                ratio(claim, target),
                                row.getInt("queries"),
                                (int)
                                        Math.max(
                                                0,
                                                ChronoUnit.DAYS.between(
                                                        DueRules.deadline(quarter),
                                                        UkTime.day(at))),
                                draw.sampled(),
                                asked,
                                row.getInt("files") > 0));
        return new Item(
                contract,
                quarter,
                Rows.id(row, "return"),
                Rows.id(row, "commitment"),
                row.getString("name"),
                row.getString("unit"),
                claim,
                target,
                row.getString("done"),
                asked,
                row.getInt("files"),
                at,
                risk.points(),
                risk.reasons(),
                draw.because());
    }

    private static @Nullable BigDecimal ratio(Quantity claim, Optional<Amount> target) {
        if (target.isEmpty() || target.get().size().signum() == 0) return null;
        return Amount.of(claim).size().divide(target.get().size(), 6, RoundingMode.HALF_UP);
    }
}
