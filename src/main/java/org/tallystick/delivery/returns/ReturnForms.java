package org.tallystick.delivery.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Commitment;
import org.tallystick.delivery.contract.CommitmentReads;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.delivery.contract.Visibility;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Jsonb;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What a supplier is asked for: which returns are due, and for each one its promises with the last
/// quarter beside, and what has been typed so far.
@Component
public class ReturnForms {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TYPED = new TypeReference<>() {};

    private final JdbcClient db;
    private final Contracts contracts;
    private final CommitmentReads commitments;
    private final ReturnReads reads;
    private final PickedClaims picked;
    private final SpendCorrections corrections;

    ReturnForms(
            JdbcClient db,
            Contracts contracts,
            CommitmentReads commitments,
            ReturnReads reads,
            PickedClaims picked,
            SpendCorrections corrections) {
        this.db = db;
        this.contracts = contracts;
        this.commitments = commitments;
        this.reads = reads;
        this.picked = picked;
        this.corrections = corrections;
    }

    /// One quarter's return as it is asked for.
    ///
    /// @param deadline the last day on which it is in time
    /// @param open whether the quarter is over, so that the return may come in
    /// @param standing the return that is in; null where none is
    /// @param corrected figures of that return whose file was corrected after it
    /// @param picked its claims that were picked at random for a closer check, by commitment
    /// @param typed what was saved so far, by the name of each field
    public record Sheet(
            Contract contract,
            Quarter quarter,
            LocalDate deadline,
            boolean open,
            @Nullable Return standing,
            List<SpendCorrections.Corrected> corrected,
            List<Asked> asked,
            Map<UUID, PickedClaims.Picked> picked,
            Map<String, String> typed) {}

    /// One promise on the sheet.
    ///
    /// @param target empty where nothing is promised for the quarter itself
    /// @param before what the last quarter's return claimed; null where there is none
    public record Asked(Commitment commitment, Optional<Amount> target, Return.@Nullable Claim before) {}

    /// The sheet for a quarter; empty where none is asked for, or this actor is neither of the
    /// supplier nor of the buyer.
    public Optional<Sheet> sheet(Actor actor, UUID contract, Quarter quarter) {
        var found = contracts
                .find(actor, contract)
                .filter(Contract::confirmed)
                .filter(each -> actor.belongsTo(each.supplier()) || actor.belongsTo(each.buyer()));
        if (found.isEmpty() || !reads.asked(contract, quarter)) return Optional.empty();
        var standing = reads.standing(contract, quarter);
        return Optional.of(new Sheet(
                found.get(),
                quarter,
                DueRules.deadline(quarter),
                DueRules.open(quarter, found.get().ends(), reads.today()),
                standing.orElse(null),
                standing.map(corrections::of).orElse(List.of()),
                asked(found.get(), quarter),
                picked.picked(contract, quarter),
                actor.is(Role.SUPPLIER, found.get().supplier()) ? typed(contract, quarter) : Map.of()));
    }

    private List<Asked> asked(Contract contract, Quarter quarter) {
        var before = reads.standing(contract.id(), quarter.previous()).map(Return::claims).orElse(List.of()).stream()
                .collect(Collectors.toMap(Return.Claim::commitment, Function.identity()));
        var targets = targets(contract.id(), quarter);
        return commitments.of(contract.id()).stream()
                .filter(each -> targets.containsKey(each.id()))
                .map(each -> new Asked(each, targets.getOrDefault(each.id(), Optional.empty()), before.get(each.id())))
                .toList();
    }

    private record Target(UUID commitment, Optional<Amount> amount) {}

    private Map<UUID, Optional<Amount>> targets(UUID contract, Quarter quarter) {
        return db
                .sql("""
                select t.commitment, k.kind, t.promised, t.promised_of
                from delivery.commitment k join delivery.current_target t on t.commitment = k.id
                where k.contract = :contract and t.quarter = :quarter
                """)
                .param("contract", contract)
                .param("quarter", quarter.firstDay())
                .query((row, number) ->
                        new Target(Rows.id(row, "commitment"), Rows.amount(row, "promised", "promised_of")))
                .list()
                .stream()
                .collect(Collectors.toMap(Target::commitment, Target::amount));
    }

    private Map<String, String> typed(UUID contract, Quarter quarter) {
        return db.sql("select typed from delivery.draft where contract = :contract and quarter = :quarter")
                .param("contract", contract)
                .param("quarter", quarter.firstDay())
                .query(String.class)
                .optional()
                .map(text -> JSON.readValue(text, TYPED))
                .orElse(Map.of());
    }

    /// Saves what has been typed, whatever it is, in place of what was saved before. It is no fact
    /// and is not checked.
    ///
    /// @param typed as the form sent it; at most 200 fields and 200,000 characters are kept
    /// @return false where this actor does not report for the contract's supplier, or it is more
    ///   than a form can hold
    @Transactional
    public boolean save(Actor actor, UUID contract, Quarter quarter, Map<String, String> typed) {
        var found = contracts.find(actor, contract).filter(each -> actor.is(Role.SUPPLIER, each.supplier()));
        var size = typed.values().stream().mapToInt(String::length).sum();
        if (found.isEmpty() || typed.size() > 200 || size > 200_000 || !reads.asked(contract, quarter)) return false;
        db.sql("""
                insert into delivery.draft (contract, quarter, typed, saved_by)
                values (:contract, :quarter, cast(:typed as jsonb), :by)
                on conflict (contract, quarter) do update
                    set typed = excluded.typed, saved_at = now(), saved_by = excluded.saved_by
                """)
                .param("contract", contract)
                .param("quarter", quarter.firstDay())
                .param("typed", Jsonb.of(typed))
                .param("by", actor.id())
                .update();
        return true;
    }

    /// A return that is asked for and not in.
    ///
    /// @param late whether its deadline is past
    /// @param begun whether something has been typed
    public record Due(Contract contract, Quarter quarter, LocalDate deadline, boolean late, boolean begun) {}

    /// The returns that this actor's organisations owe, the oldest first.
    public List<Due> due(Actor actor) {
        var today = reads.today();
        return db.sql("""
                select c.*, q.quarter as asked_quarter, d.contract is not null as begun
                from delivery.contract_named c
                cross join lateral (
                    select distinct t.quarter from delivery.commitment k join delivery.target t on t.commitment = k.id
                    where k.contract = c.id) q
                left join delivery.draft d on d.contract = c.id and d.quarter = q.quarter
                where c.supplier = any(cast(:mine as uuid[])) and c.confirmed_at is not null
                  and (q.quarter + interval '3 months' <= :today or c.ends < :today)
                  and not exists (select from delivery.return r where r.contract = c.id and r.quarter = q.quarter)
                order by q.quarter, lower(c.title), c.id
                """)
                .param("mine", Visibility.with(actor, Role.SUPPLIER))
                .param("today", today)
                .query((row, number) -> {
                    var quarter = Rows.quarter(row, "asked_quarter");
                    return new Due(
                            Rows.contract(row, number),
                            quarter,
                            DueRules.deadline(quarter),
                            DueRules.overdue(quarter, today),
                            row.getBoolean("begun"));
                })
                .list();
    }

    /// The contracts of this actor's organisations that run today, the first to end first and at
    /// most 40: their next return is for this quarter.
    List<Contract> running(Actor actor) {
        return db.sql("""
                select * from delivery.contract_named
                where supplier = any(cast(:mine as uuid[])) and confirmed_at is not null
                  and starts <= :today and ends >= :today
                order by ends, lower(title), id limit 40
                """)
                .param("mine", Visibility.with(actor, Role.SUPPLIER))
                .param("today", reads.today())
                .query(Rows::contract)
                .list();
    }

    /// A return that is in.
    ///
    /// @param claims how many promises it reports on; none is "nothing this quarter"
    /// @param queried how many of them were queried
    /// @param reopened whether the contract manager opened it again
    public record Sent(Contract contract, Quarter quarter, Instant at, int claims, int queried, boolean reopened) {

        public boolean correctable() {
            return queried > 0 || reopened;
        }
    }

    /// The returns that stand for this actor's organisations, at most 100 of them: those to be
    /// corrected first, then the newest.
    public List<Sent> sent(Actor actor) {
        return reads.sent(Visibility.with(actor, Role.SUPPLIER));
    }

    /// One return; empty where there is none, or this actor is neither of the supplier nor of the
    /// buyer.
    public Optional<Return> find(Actor actor, UUID id) {
        return reads.find(id).filter(found -> own(actor, found.contract()));
    }

    /// Every return of the contract, newest quarter first, corrected ones too.
    public List<Return> of(Actor actor, UUID contract) {
        return own(actor, contract) ? reads.of(contract) : List.of();
    }

    private boolean own(Actor actor, UUID contract) {
        return contracts
                .find(actor, contract)
                .filter(each ->
                        actor.equals(Actor.SYSTEM) || actor.belongsTo(each.supplier()) || actor.belongsTo(each.buyer()))
                .isPresent();
    }
}
