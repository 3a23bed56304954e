package org.tallystick.delivery.verification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.ContractChanged;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.contract.Visibility;
import org.tallystick.delivery.figure.SumsRebuilt;
import org.tallystick.framework.Quantity;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Invariant;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// The claims that wait to be checked, the riskiest first, each with the reasons for its place. The
/// places are kept, and worked out again in the transaction of each fact about a contract.
@Component
public class VerificationQueue implements Invariant {

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    VerificationQueue(JdbcClient db, TransactionTemplate transaction) {
        this.db = db;
        this.transaction = transaction;
    }

    /// One claim that waits.
    ///
    /// @param target empty where nothing was promised for the quarter itself
    /// @param files how many files are attached
    /// @param points the higher, the sooner
    /// @param reasons what the points were given for, in words
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
            long files,
            Instant submittedAt,
            int points,
            List<String> reasons) {

        public Item {
            reasons = List.copyOf(reasons);
        }

        /// "5 jobs": the claim with its unit; a narrative as one account.
        public String claimed() {
            return Amount.of(claim).inWords(unit);
        }

        /// What was due in the quarter itself, with its unit.
        public String due() {
            return target.map(due -> due.inWords(unit)).orElse("Nothing set");
        }
    }

    /// The waiting claims of these returns, the riskiest first, as far as this actor's organisations
    /// check them.
    public List<Item> of(Actor actor, Collection<UUID> returns) {
        return db.sql("""
                select w.*, c.*, q.points, q.reasons
                from delivery.queued_claim q
                cross join lateral (
                    select * from delivery.waiting_facts w
                    where w.return = q.return and w.commitment = q.commitment offset 0) w
                join delivery.contract_named c on c.id = w.held
                where q.return = any(cast(:returns as uuid[])) and q.verifier = any(cast(:verifying as uuid[]))
                order by q.points desc, q.submitted_at, q.return, q.commitment
                """)
                .param("verifying", Visibility.with(actor, Role.VERIFIER, Role.CONTRACT_MANAGER))
                .param("returns", returns.toArray(UUID[]::new))
                .query((row, number) -> new Item(
                        Rows.contract(row, number),
                        Rows.quarter(row, "quarter"),
                        Rows.id(row, "return"),
                        Rows.id(row, "commitment"),
                        row.getString("name"),
                        row.getString("unit"),
                        Rows.quantity(row).orElseThrow(),
                        Rows.amount(row, "promised", "promised_of"),
                        row.getString("done"),
                        Objects.requireNonNull(Rows.grade(row, "asked")),
                        row.getLong("files"),
                        row.getTimestamp("submitted_at").toInstant(),
                        row.getInt("points"),
                        List.of(Rows.texts(row, "reasons"))))
                .list();
    }

    private record Place(
            UUID submitted, UUID commitment, UUID contract, UUID verifier, Instant submittedAt, RiskRules.Risk risk) {}

    @EventListener
    void refresh(ContractChanged changed) {
        refresh(changed.contract());
    }

    @EventListener
    void rebuild(SumsRebuilt rebuilt) {
        rebuild();
    }

    /// Works out the places of one contract's claims again, after a fact about it.
    @Transactional(propagation = Propagation.MANDATORY)
    void refresh(UUID contract) {
        db.sql("delete from delivery.queued_claim where contract = :contract")
                .param("contract", contract)
                .update();
        keep(db.sql("""
                select w.*, c.*, p.queries from delivery.contract_named c
                cross join lateral (
                    select count(*) as queries from delivery.verification v
                    join delivery.return r on r.id = v.return
                    join delivery.contract o on o.id = r.contract
                    where v.decision <> 'ACCEPT' and o.supplier = c.supplier and o.buyer = c.buyer) p
                join delivery.waiting_facts w on w.held = c.id
                where c.id = :contract
                """)
                .param("contract", contract)
                .query(VerificationQueue::place)
                .list());
        db.sql("delete from delivery.queued_return where contract = :contract")
                .param("contract", contract)
                .update();
        db.sql(
                        "insert into delivery.queued_return select * from delivery.queued_return_facts where contract = :contract")
                .param("contract", contract)
                .update();
    }

    /// Remembers that a claim of this contract was sent back, which moves up all claims of the same
    /// supplier to the same buyer. A worker does that after the commit, one contract at a time.
    @Transactional(propagation = Propagation.MANDATORY)
    void sentBack(UUID contract) {
        db.sql("""
                insert into delivery.queue_to_refresh (contract)
                select o.id from delivery.contract c
                join delivery.contract o on o.supplier = c.supplier and o.buyer = c.buyer and o.id <> c.id
                where c.id = :contract
                  and exists (select from delivery.queued_claim q where q.contract = o.id)
                on conflict do nothing
                """).param("contract", contract).update();
    }

    /// Works out again what [#sentBack] remembered.
    @Scheduled(fixedDelay = 1_000)
    public void refreshOthers() {
        db.sql("select contract from delivery.queue_to_refresh order by contract")
                .query(UUID.class)
                .list()
                .forEach(each -> transaction.executeWithoutResult(_ -> refreshOther(each)));
    }

    private void refreshOther(UUID contract) {
        db.sql("select id from delivery.contract where id = :contract for no key update")
                .param("contract", contract)
                .query(UUID.class)
                .single();
        var mine = db.sql("delete from delivery.queue_to_refresh where contract = :contract")
                .param("contract", contract)
                .update();
        if (mine == 1) refresh(contract);
    }

    /// Works out every place again, while writers wait.
    @Transactional
    void rebuild() {
        db.sql("lock table delivery.queued_claim in share row exclusive mode").update();
        db.sql("delete from delivery.queued_claim").update();
        keep(db.sql("""
                with past as (
                    select c.buyer, c.supplier, count(*) as queries
                    from delivery.verification v
                    join delivery.return r on r.id = v.return
                    join delivery.contract c on c.id = r.contract
                    where v.decision <> 'ACCEPT' group by c.buyer, c.supplier
                )
                select w.*, c.*, coalesce(p.queries, 0) as queries
                from delivery.waiting_facts w
                join delivery.contract_named c on c.id = w.held
                left join past p on p.buyer = c.buyer and p.supplier = c.supplier
                """).query(VerificationQueue::place).list());
        db.sql("delete from delivery.queued_return").update();
        db.sql("insert into delivery.queued_return select * from delivery.queued_return_facts")
                .update();
    }

    private void keep(List<Place> places) {
        if (places.isEmpty()) return;
        db.sql("""
                insert into delivery.queued_claim (return, commitment, contract, verifier, points, reasons, submitted_at)
                select return, commitment, contract, verifier, points, string_to_array(reasons, E'\n'), submitted_at
                from unnest(cast(:returns as uuid[]), cast(:commitments as uuid[]), cast(:contracts as uuid[]),
                            cast(:verifiers as uuid[]), cast(:points as int[]), cast(:reasons as text[]),
                            cast(:at as timestamptz[]))
                    p (return, commitment, contract, verifier, points, reasons, submitted_at)
                """)
                .param("returns", places.stream().map(Place::submitted).toArray(UUID[]::new))
                .param("commitments", places.stream().map(Place::commitment).toArray(UUID[]::new))
                .param("contracts", places.stream().map(Place::contract).toArray(UUID[]::new))
                .param("verifiers", places.stream().map(Place::verifier).toArray(UUID[]::new))
                .param(
                        "points",
                        places.stream().map(each -> each.risk().points()).toArray(Integer[]::new))
                .param(
                        "reasons",
                        places.stream()
                                .map(each -> String.join("\n", each.risk().reasons()))
                                .toArray(String[]::new))
                .param(
                        "at",
                        places.stream()
                                .map(each -> each.submittedAt().toString())
                                .toArray(String[]::new))
                .update();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        var contract = Rows.contract(row, number);
        var quarter = Rows.quarter(row, "quarter");
        var at = row.getTimestamp("submitted_at").toInstant();
        var risk = RiskRules.risk(new RiskRules.Facts(
                contract.pounds(),
                ratio(Rows.quantity(row).orElseThrow(), Rows.amount(row, "promised", "promised_of")),
                row.getInt("queries"),
                (int) Math.max(0, ChronoUnit.DAYS.between(DueRules.deadline(quarter), UkTime.day(at))),
                row.getBigDecimal("drawn_number") != null,
                Objects.requireNonNull(Rows.grade(row, "asked")),
                row.getLong("files") > 0));
        return new Place(
                Rows.id(row, "return"), Rows.id(row, "commitment"), contract.id(), Rows.id(row, "verifier"), at, risk);
    }

    /// The claim as a multiple of what was due; null where nothing was due to compare it with.
    static @Nullable BigDecimal ratio(Quantity claim, Optional<Amount> target) {
        if (target.isEmpty() || target.get().size().signum() == 0) return null;
        return Amount.of(claim).size().divide(target.get().size(), 6, RoundingMode.HALF_UP);
    }

    @Override
    public String sentence() {
        return "The queue of claims to check holds every claim that waits, once";
    }

    @Override
    public List<String> breaches() {
        return db.sql("""
                select coalesce(q.return, w.return) as return, q.return is null as left_out
                from delivery.queued_claim q full join delivery.waiting_claim w using (return, commitment)
                where q.return is null or w.return is null
                union all
                select coalesce(k.return, f.return), f.return is not null
                from delivery.queued_return k full join delivery.queued_return_facts f on f::text = k::text
                where k.return is null or f.return is null order by 1
                """)
                .query((row, _) -> row.getBoolean("left_out")
                        ? "Something of return %s waits and is not in the queue.".formatted(row.getString("return"))
                        : "Something of return %s is in the queue and does not wait as it says."
                                .formatted(row.getString("return")))
                .list();
    }
}
