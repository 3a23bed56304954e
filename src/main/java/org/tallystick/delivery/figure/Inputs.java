package org.tallystick.delivery.figure;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.ClaimState;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.platform.ledger.About;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Exactly what a figure is made of, so that a receipt can list it and anyone can add it up again.
@Component
public class Inputs {

    private final JdbcClient db;
    private final Contracts contracts;

    Inputs(JdbcClient db, Contracts contracts) {
        this.db = db;
        this.contracts = contracts;
    }

    /// Which figure is meant.
    ///
    /// @param edition with `measure`, one measure; null for every measure in scope
    /// @param theme the reference of one theme; null for all
    /// @param today as of which day; decides what is due
    public record Of(
            Scope scope,
            Period period,
            Figure.Part part,
            @Nullable UUID edition,
            @Nullable String measure,
            @Nullable String theme,
            LocalDate today) {}

    /// One commitment in one quarter, as it enters the figure.
    ///
    /// @param amount what it adds: the target where the figure is promised or due, the claim
    ///   otherwise
    /// @param changes how often the target was agreed anew
    /// @param submitted the return that stands; null where none is in
    /// @param claim as the supplier stated it; empty where nothing is claimed
    /// @param verification the decision that holds; null before any
    /// @param decided the decision as it was first made and written in the ledger; another than
    ///   `verification` where the claim brought it along unchanged into a correction
    public record Input(
            UUID contract,
            UUID commitment,
            UUID edition,
            String measure,
            String theme,
            MeasureKind kind,
            Quarter quarter,
            Amount amount,
            int changes,
            @Nullable UUID submitted,
            Optional<Quantity> claim,
            @Nullable ClaimState state,
            @Nullable UUID verification,
            @Nullable UUID decided,
            Optional<Grade> found) {

        /// What the ledger's entries that bear this input out are about.
        public List<About> entries() {
            var entries = new ArrayList<About>();
            entries.add(About.of("contract", contract));
            entries.add(About.of("commitment", commitment));
            if (submitted != null) entries.add(About.of("return", submitted));
            if (decided != null) entries.add(About.of("verification", decided));
            return entries;
        }
    }

    /// The inputs in a fixed order: by contract, measure and quarter; none where this actor may not
    /// see the contract.
    ///
    /// @param most at most so many, so that a page can say "more than 1,000"
    public List<Input> of(Actor actor, Of figure, int most) {
        if (figure.scope() instanceof Scope.OneContract(var id)
                && contracts.find(actor, id).isEmpty()) return List.of();
        var scope = figure.scope();
        return db.sql(
                        """
                select n.*, coalesce(v.carried_from, v.id) as decided
                from delivery.contribution n
                left join delivery.verification v on v.id = n.verification
                where (cast(:place as text) is null or coalesce(n.place, '') = :place)
                  and (cast(:buyer as uuid) is null or n.buyer = :buyer)
                  and (cast(:supplier as uuid) is null or n.supplier = :supplier)
                  and (cast(:contract as uuid) is null or n.contract = :contract)
                  and (cast(:edition as uuid) is null or n.edition = :edition)
                  and (cast(:measure as text) is null or n.measure = :measure)
                  and (cast(:theme as text) is null or n.theme = :theme)
                  and n.quarter between :first and :last
                  and case :part when 'PROMISED' then n.targets
                                 when 'DUE' then case when n.quarter + interval '3 months' <= :today then n.targets else 0 end
                                 when 'CLAIMED' then n.claims
                                 else n.verified_claims end = 1
                order by n.contract, n.edition, n.measure, n.quarter
                limit :most
                """)
                .param("place", scope instanceof Scope.Place(var code) ? code : null)
                .param("buyer", scope instanceof Scope.Buyer(var id) ? id.value() : null)
                .param("supplier", scope instanceof Scope.Supplier(var id) ? id.value() : null)
                .param("contract", scope instanceof Scope.OneContract(var id) ? id : null)
                .param("edition", figure.edition())
                .param("measure", figure.measure())
                .param("theme", figure.theme())
                .param("first", figure.period().first().firstDay())
                .param("last", figure.period().last().firstDay())
                .param("part", figure.part().name())
                .param("today", figure.today())
                .param("most", most)
                .query((row, number) -> input(row, figure.part()))
                .list();
    }

    /// What one contract adds to a figure.
    ///
    /// @param inputs how many commitments and quarters it has in the figure
    public record Subtotal(UUID contract, long inputs, Amount amount) {}

    /// The same inputs added up by contract, in order of contract; for figures with more inputs
    /// than one wants to list.
    public List<Subtotal> byContract(Actor actor, Of figure) {
        var part = figure.part();
        var target = part == Figure.Part.PROMISED || part == Figure.Part.DUE;
        var scope = figure.scope();
        if (scope instanceof Scope.OneContract(var id) && contracts.find(actor, id).isEmpty())
            return List.of();
        return db.sql(
                        """
                select n.contract, n.kind, count(*) as inputs,
                       sum(case when :target then n.promised else n.claimed end) as part,
                       sum(case when :target then n.promised_of else n.claimed_of end) as of
                from delivery.contribution n
                where (cast(:place as text) is null or coalesce(n.place, '') = :place)
                  and (cast(:buyer as uuid) is null or n.buyer = :buyer)
                  and (cast(:supplier as uuid) is null or n.supplier = :supplier)
                  and (cast(:contract as uuid) is null or n.contract = :contract)
                  and n.edition = :edition and n.measure = :measure
                  and n.quarter between :first and :last
                  and case :part when 'PROMISED' then n.targets
                                 when 'DUE' then case when n.quarter + interval '3 months' <= :today then n.targets else 0 end
                                 when 'CLAIMED' then n.claims
                                 else n.verified_claims end = 1
                group by n.contract, n.kind order by n.contract
                """)
                .param("target", target)
                .param("place", scope instanceof Scope.Place(var code) ? code : null)
                .param("buyer", scope instanceof Scope.Buyer(var id) ? id.value() : null)
                .param("supplier", scope instanceof Scope.Supplier(var id) ? id.value() : null)
                .param("contract", scope instanceof Scope.OneContract(var id) ? id : null)
                .param("edition", figure.edition())
                .param("measure", figure.measure())
                .param("first", figure.period().first().firstDay())
                .param("last", figure.period().last().firstDay())
                .param("part", part.name())
                .param("today", figure.today())
                .query(
                        (row, number) ->
                                new Subtotal(
                                        Rows.id(row, "contract"),
                                        row.getLong("inputs"),
                                        Amount.sum(
                                                        Rows.kind(row),
                                                        row.getLong("inputs"),
                                                        row.getBigDecimal("part"),
                                                        row.getBigDecimal("of"))
                                                .orElseThrow()))
                .list();
    }

    private static Input input(ResultSet row, Figure.Part part) throws SQLException {
        var claim = Rows.quantity(row);
        var amount =
                switch (part) {
                    case PROMISED, DUE -> Rows.amount(row, "target", "target_of").orElseThrow();
                    case CLAIMED, VERIFIED -> Amount.of(claim.orElseThrow());
                };
        return new Input(
                Rows.id(row, "contract"),
                Rows.id(row, "commitment"),
                Rows.id(row, "edition"),
                row.getString("measure"),
                row.getString("theme"),
                Rows.kind(row),
                Rows.quarter(row, "quarter"),
                amount,
                row.getInt("changes"),
                Rows.optionalId(row, "return"),
                claim,
                Rows.state(row, "state"),
                Rows.optionalId(row, "verification"),
                Rows.optionalId(row, "decided"),
                Optional.ofNullable(Rows.grade(row, "grade")));
    }
}
