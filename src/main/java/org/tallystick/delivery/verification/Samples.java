package org.tallystick.delivery.verification;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Deltas;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.contract.RuleTables;
import org.tallystick.delivery.contract.SamplingRules;
import org.tallystick.delivery.returns.Return;
import org.tallystick.delivery.returns.ReturnReads;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.ledger.SealedEntries;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;

/// The random checks: draws which claims of a return are picked, once the return is in and the
/// ledger has gone on by one entry, and says what the picked claims show of all.
@Component
public class Samples {

    private static final int AT_A_TIME = 200;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Contracts contracts;
    private final ReturnReads reads;
    private final RuleTables tables;
    private final SealedEntries entries;
    private final Journal journal;
    private final Deltas deltas;
    private final VerificationQueue queue;

    Samples(
            JdbcClient db,
            TransactionTemplate transaction,
            Contracts contracts,
            ReturnReads reads,
            RuleTables tables,
            SealedEntries entries,
            Journal journal,
            Deltas deltas,
            VerificationQueue queue) {
        this.db = db;
        this.transaction = transaction;
        this.contracts = contracts;
        this.reads = reads;
        this.tables = tables;
        this.entries = entries;
        this.journal = journal;
        this.deltas = deltas;
        this.queue = queue;
    }

    /// Draws for every return that has not been drawn for. Each is drawn by itself, so that one
    /// that cannot be leaves the others.
    @Scheduled(fixedDelay = 1_000)
    public void draw() {
        db.sql("select return from delivery.draw where seed is null order by return limit :most")
                .param("most", AT_A_TIME)
                .query(UUID.class)
                .list()
                .forEach(each -> transaction.executeWithoutResult(_ -> draw(each)));
    }

    private void draw(UUID submitted) {
        var found = reads.find(submitted).orElseThrow();
        deltas.take(found.contract());
        var followed = db.sql("select followed from delivery.draw where return = :return and seed is null for update")
                .param("return", submitted)
                .query(Boolean.class)
                .optional();
        if (followed.isEmpty()) return;
        var about = About.of("return", submitted);
        var next = entries.after(about);
        var link = next.link();
        if (link != null) {
            draw(found, link);
            return;
        }
        // Where nobody does anything more today, the draw itself makes the entry that follows.
        if (!next.sealed() || followed.get()) return;
        db.sql("update delivery.draw set followed = true where return = :return")
                .param("return", submitted)
                .update();
        journal.write(Actor.SYSTEM, "sample opened", about, "", Map.of());
    }

    private void draw(Return submitted, SealedEntries.Link seed) {
        var contract = contracts.find(Actor.SYSTEM, submitted.contract()).orElseThrow();
        var quarter = submitted.quarter();
        db.sql("""
                update delivery.draw set seed_number = :number, seed = :seed, drawn_at = now() where return = :return
                """)
                .param("number", seed.number())
                .param("seed", seed.hash())
                .param("return", submitted.id())
                .update();
        for (var each : SamplingRules.draw(
                tables.sampling(),
                contract.pounds(),
                seed.hash(),
                contract.id(),
                quarter,
                claims(submitted),
                lately(contract.id(), quarter)))
            db.sql("""
                    insert into delivery.drawn_claim (contract, quarter, commitment, return, number, rate, least)
                    values (:contract, :quarter, :commitment, :return, :number, :rate, :least)
                    on conflict do nothing
                    """)
                    .param("contract", contract.id())
                    .param("quarter", quarter.firstDay())
                    .param("commitment", each.commitment())
                    .param("return", submitted.id())
                    .param("number", each.number())
                    .param("rate", each.rate())
                    .param("least", each.least())
                    .update();
        queue.refresh(contract.id());
    }

    private List<SamplingRules.Claim> claims(Return submitted) {
        return db.sql("""
                select c.commitment, c.part, c.whole, c.story, k.kind, k.measure, t.promised, t.promised_of
                from delivery.claim c
                join delivery.commitment k on k.id = c.commitment
                join delivery.current_target t on t.commitment = c.commitment and t.quarter = :quarter
                where c.return = :return order by k.measure, c.commitment
                """)
                .param("return", submitted.id())
                .param("quarter", submitted.quarter().firstDay())
                .query((row, _) -> new SamplingRules.Claim(
                        Rows.id(row, "commitment"),
                        row.getString("measure"),
                        VerificationQueue.ratio(
                                Rows.quantity(row).orElseThrow(), Rows.amount(row, "promised", "promised_of"))))
                .list();
    }

    private boolean lately(UUID contract, Quarter quarter) {
        var first = quarter.previous().previous().previous();
        return db.sql("""
                select exists (select from delivery.drawn_claim
                               where contract = :contract and quarter between :first and :quarter)
                """)
                .param("contract", contract)
                .param("first", first.firstDay())
                .param("quarter", quarter.firstDay())
                .query(Boolean.class)
                .single();
    }

    /// What one buyer's random checks have shown.
    ///
    /// @param picked claims picked so far, by their number or because none had been for a year
    /// @param upheld of those that were decided, how many were accepted
    /// @param open picked and not decided, or with a question open
    /// @param estimate what the claims picked by their number say of all claims; null where none of
    ///   them was decided
    public record Result(
            OrganisationId buyer,
            String buyerName,
            long picked,
            long upheld,
            long refused,
            long open,
            @Nullable String estimate) {}

    private record Line(
            OrganisationId buyer, String buyerName, boolean least, BigDecimal rate, boolean upheld, boolean refused) {}

    /// Every buyer's, by name.
    public List<Result> results() {
        return db
                .sql("""
                select c.buyer, c.buyer_name, p.least, p.rate,
                       v.decision is not distinct from 'ACCEPT' as upheld,
                       v.decision is not distinct from 'REFUSE' as refused
                from delivery.drawn_claim p
                join delivery.contract_named c on c.id = p.contract
                join delivery.live_return r on r.contract = p.contract and r.quarter = p.quarter
                join delivery.claim k on k.return = r.id and k.commitment = p.commitment
                left join delivery.latest_verification v on v.return = r.id and v.commitment = p.commitment
                order by lower(c.buyer_name), c.buyer
                """)
                .query((row, _) -> new Line(
                        Rows.organisation(row, "buyer"),
                        row.getString("buyer_name"),
                        row.getBoolean("least"),
                        row.getBigDecimal("rate"),
                        row.getBoolean("upheld"),
                        row.getBoolean("refused")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Line::buyer, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Samples::result)
                .toList();
    }

    private static Result result(List<Line> lines) {
        var upheld = lines.stream().filter(Line::upheld).count();
        var refused = lines.stream().filter(Line::refused).count();
        var byNumber = lines.stream()
                .filter(each -> !each.least() && (each.upheld() || each.refused()))
                .map(each -> new SamplingRules.Outcome(each.rate(), each.upheld()))
                .toList();
        return new Result(
                lines.getFirst().buyer(),
                lines.getFirst().buyerName(),
                lines.size(),
                upheld,
                refused,
                lines.size() - upheld - refused,
                SamplingRules.estimate(byNumber)
                        .map(SamplingRules.Estimate::shown)
                        .orElse(null));
    }
}
