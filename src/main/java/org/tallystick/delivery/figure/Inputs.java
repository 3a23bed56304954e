package org.tallystick.delivery.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.ledger.About;
import org.tallystick.shared.Quarter;

/// Exactly what a figure is made of, so that a receipt can list it and anyone can add it up again.
/// Only confirmed contracts count, so everybody may see every input.
@Component
@Transactional(readOnly = true)
public class Inputs {

    private final JdbcClient db;

    Inputs(JdbcClient db) {
        this.db = db;
    }

    /// Which figure is meant, or which part of one.
    ///
    /// @param today as of which day; decides what is due
    /// @param least the least grade of evidence that counts; null for whatever was accepted
    /// @param contracts of the scope's contracts, those that are meant
    public record Of(
            Scope scope,
            Period period,
            Figure.Part part,
            UUID edition,
            String measure,
            LocalDate today,
            @Nullable Grade least,
            IdRange contracts) {

        private LocalDate last() {
            var last = period.last().firstDay();
            var over = Quarter.of(today).previous().firstDay();
            return part == Figure.Part.DUE && over.isBefore(last) ? over : last;
        }

        /// Whether its sums by quarter are kept.
        private boolean tallied() {
            return least == null && contracts.equals(IdRange.ALL) && !(scope instanceof Scope.OneContract);
        }
    }

    /// One commitment in one quarter, as it enters the figure.
    ///
    /// @param title the contract's
    /// @param amount what it adds: the target where the figure is promised or due, the claim
    ///   otherwise
    /// @param submitted the return that stands; null where none is in
    /// @param claim as the supplier stated it, without a narrative's words; empty where nothing is
    ///   claimed
    /// @param verification the decision that holds; null before any
    /// @param decided the decision as it was first made and written in the ledger; another than
    ///   `verification` where the claim brought it along unchanged into a correction
    public record Input(
            UUID contract,
            String title,
            UUID commitment,
            UUID edition,
            String measure,
            Quarter quarter,
            Amount amount,
            @Nullable UUID submitted,
            Optional<Quantity> claim,
            @Nullable ClaimState state,
            @Nullable UUID verification,
            @Nullable UUID decided,
            Optional<Grade> found) {

        /// What the ledger's entries that bear this input out are about, its return aside.
        public List<About> entries() {
            var entries = new ArrayList<About>();
            entries.add(About.of("contract", contract));
            entries.add(About.of("commitment", commitment));
            if (decided != null) entries.add(About.of("verification", decided));
            return entries;
        }
    }

    /// What some of a figure's inputs add.
    ///
    /// @param inputs how many they are
    public record Subtotal(Quarter quarter, IdRange contracts, long inputs, Amount amount) {}

    /// The inputs in a fixed order: by contract and quarter.
    public List<Input> of(Of figure, int most) {
        return asked(figure, db.sql("""
                with listed as materialized (
                    select n.contract, n.quarter, c.title
                    from delivery.kept_contribution n
                    left join delivery.contract c on c.id = n.contract
                    where (cast(:place as text) is null or c.place = :place)
                      and (cast(:placeless as boolean) is null or c.place is null)
                      and (cast(:buyer as uuid) is null or c.buyer = :buyer)
                      and (cast(:supplier as uuid) is null or c.supplier = :supplier)
                      and n.edition = :edition and n.measure = :measure
                      and n.quarter between :first and :last
                      and n.contract between :from and :to
                      and (cast(:least as delivery.grade) is null or n.grade >= cast(:least as delivery.grade))
                      and (:part <> 'CLAIMED' or n.state is not null)
                      and (:part <> 'VERIFIED' or n.state = 'VERIFIED')
                      and (:part not in ('PROMISED', 'DUE') or n.target is not null)
                    order by n.contract, n.quarter
                    limit :most
                )
                select k.*, null as story, listed.title
                from listed
                join delivery.kept_contribution k
                    on k.contract = listed.contract and k.edition = :edition and k.measure = :measure
                    and k.quarter = listed.quarter
                order by k.contract, k.quarter
                """))
                .param("most", most)
                .query((row, _) -> input(row, figure.part()))
                .list();
    }

    /// The same inputs added up by quarter, those quarters that have any.
    public List<Subtotal> byQuarter(Of figure) {
        if (!figure.tallied())
            return sums(figure, figure.contracts().first()).stream()
                    .map(each -> each.subtotal(figure.contracts()))
                    .toList();
        return asked(figure, db.sql("""
                select * from (
                    select n.quarter, n.kind,
                           sum(case :part when 'CLAIMED' then n.claims when 'VERIFIED' then n.verified_claims else n.targets end)
                               as inputs,
                           sum(case :part when 'CLAIMED' then n.claimed when 'VERIFIED' then n.verified else n.promised end)
                               as part,
                           sum(case :part when 'CLAIMED' then n.claimed_of when 'VERIFIED' then n.verified_of
                                          else n.promised_of end) as whole
                    from delivery.tallied n
                    where n.scope = :scope and n.subject = :subject and n.edition = :edition and n.measure = :measure
                      and n.quarter between :first and :last
                    group by n.quarter, n.kind) s
                where s.inputs <> 0 order by s.quarter
                """))
                .param("scope", figure.scope().name())
                .param("subject", figure.scope().subject())
                .query((row, _) ->
                        new Subtotal(Rows.quarter(row, "quarter"), IdRange.ALL, row.getLong("inputs"), sum(row)))
                .list();
    }

    /// The inputs of one quarter added up by the next digit of their contracts' ids in which these
    /// differ.
    public List<Subtotal> byContracts(Of figure) {
        var sums = sums(figure, figure.contracts().starts());
        if (sums.size() == 1) {
            var narrower =
                    IdRange.around(sums.getFirst().first(), sums.getFirst().last());
            return parts(narrower, sums(figure, narrower.starts()));
        }
        return parts(figure.contracts(), sums);
    }

    private static List<Subtotal> parts(IdRange of, List<Sum> sums) {
        return sums.stream().map(each -> each.subtotal(of.part(each.number()))).toList();
    }

    /// @param number which of the ranges of ids it is, from 0
    private record Sum(int number, Quarter quarter, UUID first, UUID last, long inputs, Amount amount) {
        Subtotal subtotal(IdRange contracts) {
            return new Subtotal(quarter, contracts, inputs, amount);
        }
    }

    /// @param starts the first id of each range
    private List<Sum> sums(Of figure, UUID... starts) {
        return asked(figure, db.sql("""
                select n.quarter, width_bucket(n.contract, cast(:starts as uuid[])) - 1 as number, n.kind,
                       count(*) as inputs, min(n.contract::text collate "C") as first,
                       max(n.contract::text collate "C") as last,
                       sum(case when :part in ('CLAIMED', 'VERIFIED') then n.claimed else n.promised end) as part,
                       sum(case when :part in ('CLAIMED', 'VERIFIED') then n.claimed_of else n.promised_of end) as whole
                from delivery.kept_contribution n
                left join delivery.contract c on c.id = n.contract
                where (cast(:place as text) is null or c.place = :place)
                  and (cast(:placeless as boolean) is null or c.place is null)
                  and (cast(:buyer as uuid) is null or c.buyer = :buyer)
                  and (cast(:supplier as uuid) is null or c.supplier = :supplier)
                  and n.edition = :edition and n.measure = :measure
                  and n.quarter between :first and :last
                  and n.contract between :from and :to
                  and (cast(:least as delivery.grade) is null or n.grade >= cast(:least as delivery.grade))
                  and (:part <> 'CLAIMED' or n.state is not null)
                      and (:part <> 'VERIFIED' or n.state = 'VERIFIED')
                      and (:part not in ('PROMISED', 'DUE') or n.target is not null)
                group by n.quarter, number, n.kind order by n.quarter, number
                """))
                .param("starts", starts)
                .query((row, _) -> new Sum(
                        row.getInt("number"),
                        Rows.quarter(row, "quarter"),
                        UUID.fromString(row.getString("first")),
                        UUID.fromString(row.getString("last")),
                        row.getLong("inputs"),
                        sum(row)))
                .list();
    }

    /// These returns, with every return that they corrected, directly or not.
    public List<UUID> withCorrected(Collection<UUID> returns) {
        return db.sql("""
                with recursive earlier (id) as (
                    select unnest(cast(:returns as uuid[]))
                    union
                    select r.replaces from earlier e join delivery.return r on r.id = e.id where r.replaces is not null)
                select id from earlier
                """)
                .param("returns", returns.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// The plan depends on what narrows the figure, so it is made afresh.
    private JdbcClient.StatementSpec asked(Of figure, JdbcClient.StatementSpec statement) {
        db.sql("set local plan_cache_mode = force_custom_plan").update();
        var scope = figure.scope();
        var contract = scope instanceof Scope.OneContract(var id) ? id : null;
        var place = scope instanceof Scope.Place(var code) ? code : null;
        return statement
                .param("place", place == null || place.isEmpty() ? null : place)
                .param("placeless", place != null && place.isEmpty() ? true : null)
                .param("buyer", scope instanceof Scope.Buyer(var id) ? id.value() : null)
                .param("supplier", scope instanceof Scope.Supplier(var id) ? id.value() : null)
                .param("from", contract == null ? figure.contracts().first() : contract)
                .param("to", contract == null ? figure.contracts().last() : contract)
                .param("edition", figure.edition())
                .param("measure", figure.measure())
                .param("first", figure.period().first().firstDay())
                .param("last", figure.last())
                .param("part", figure.part().name())
                .param("least", figure.least() == null ? null : figure.least().name());
    }

    private static Amount sum(ResultSet row) throws SQLException {
        return Amount.sum(Rows.kind(row), row.getLong("inputs"), row.getBigDecimal("part"), row.getBigDecimal("whole"))
                .orElseThrow();
    }

    private static Input input(ResultSet row, Figure.Part part) throws SQLException {
        var claim = Rows.quantity(row);
        var amount = switch (part) {
            case PROMISED, DUE -> Rows.amount(row, "target", "target_of").orElseThrow();
            case CLAIMED, VERIFIED -> Amount.of(claim.orElseThrow());
        };
        return new Input(
                Rows.id(row, "contract"),
                row.getString("title"),
                Rows.id(row, "commitment"),
                Rows.id(row, "edition"),
                row.getString("measure"),
                Rows.quarter(row, "quarter"),
                amount,
                Rows.optionalId(row, "return"),
                claim,
                Rows.state(row, "state"),
                Rows.optionalId(row, "verification"),
                Rows.optionalId(row, "decided"),
                Optional.ofNullable(Rows.grade(row, "grade")));
    }
}
