package org.tallystick.delivery.manager;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.delivery.contract.DueRules;
import org.tallystick.delivery.contract.Standings;
import org.tallystick.delivery.contract.Visibility;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.shared.Today;

/// What waits for a contract manager: promises to confirm, returns that are missing, and, for
/// later, contracts that end soon or that nobody looks after.
@Component
class ContractTurns implements Turns {

    private static final int MONTHS_AHEAD = 6;

    private final JdbcClient db;
    private final Standings standings;
    private final Today today;

    ContractTurns(JdbcClient db, Standings standings, Today today) {
        this.db = db;
        this.standings = standings;
        this.today = today;
    }

    @Override
    @Transactional
    public Waiting of(Actor actor, boolean mine) {
        if (!actor.is(Role.CONTRACT_MANAGER)) return Waiting.NOTHING;
        var day = today.inLondon();
        standings.turnTo(day);
        var managing = Visibility.with(actor, Role.CONTRACT_MANAGER);
        var owner = mine ? actor.id() : null;
        var turns = new ArrayList<Turn>();
        turns.addAll(unconfirmed(managing, owner));
        turns.addAll(late(managing, owner, day));
        turns.addAll(later(managing, owner, day));
        return new Waiting(turns, count(managing, owner));
    }

    private List<Turn> unconfirmed(String managing, @Nullable UUID owner) {
        return db.sql("""
                select s.contract, c.title, c.supplier_name, s.commitments, c.begun_at, c.starts
                from delivery.contract_standing s join delivery.contract_named c on c.id = s.contract
                where not s.confirmed and s.buyer = any(cast(:managing as uuid[]))
                  and (cast(:owner as uuid) is null or s.owner is null or s.owner = :owner)
                order by c.starts, s.title_key, s.contract limit :most
                """)
                .param("managing", managing)
                .param("owner", owner)
                .param("most", MOST)
                .query(ContractTurns::unconfirmed)
                .list();
    }

    private static Turn unconfirmed(ResultSet row, int number) throws SQLException {
        var promises = row.getInt("commitments");
        return Turn.now(
                Role.CONTRACT_MANAGER,
                promises == 0
                        ? row.getString("title") + ": add what it promises"
                        : "%s: confirm %s".formatted(row.getString("title"), Many.of(promises, "promise")),
                row.getString("supplier_name"),
                row.getTimestamp("begun_at").toInstant(),
                row.getObject("starts", LocalDate.class),
                promises == 0 ? "Add promises" : "Confirm",
                "/work/contracts/" + row.getString("contract") + (promises == 0 ? "" : "/confirmation"));
    }

    private List<Turn> late(String managing, @Nullable UUID owner, LocalDate day) {
        var last = DueRules.lastOverdue(day).firstDay();
        return db.sql("""
                select s.contract, c.title, c.supplier_name, s.late, (
                    select min(q)::date from generate_series(date_trunc('quarter', c.starts),
                        least(cast(:last as date), c.ends), interval '3 months') q
                    where not exists (select from delivery.return r where r.contract = s.contract and r.quarter = q::date)) as first
                from (
                    select x.* from delivery.contract_standing x
                    where x.late > 0 and x.buyer = any(cast(:managing as uuid[]))
                      and (cast(:owner as uuid) is null or x.owner is null or x.owner = :owner)
                    order by x.by_lateness, x.title_key, x.contract limit :most) s
                join delivery.contract_named c on c.id = s.contract
                order by s.by_lateness, s.title_key, s.contract
                """)
                .param("managing", managing)
                .param("owner", owner)
                .param("last", last)
                .param("most", MOST)
                .query(ContractTurns::late)
                .list();
    }

    private static Turn late(ResultSet row, int number) throws SQLException {
        var missing = row.getInt("late");
        var first = row.getObject("first", LocalDate.class);
        return Turn.now(
                Role.CONTRACT_MANAGER,
                "%s: %s"
                        .formatted(
                                row.getString("title"), Many.of(missing, "return is missing", "returns are missing")),
                row.getString("supplier_name"),
                null,
                first == null ? null : DueRules.deadline(Quarter.of(first)),
                "See the contract",
                "/work/contracts/" + row.getString("contract"));
    }

    private long count(String managing, @Nullable UUID owner) {
        return db.sql("""
                select count(*)
                from delivery.contract_standing s
                where (not s.confirmed or s.late > 0) and s.buyer = any(cast(:managing as uuid[]))
                  and (cast(:owner as uuid) is null or s.owner is null or s.owner = :owner)
                """)
                .param("managing", managing)
                .param("owner", owner)
                .query(Long.class)
                .single();
    }

    /// Two lines that are there to be remembered, not counted.
    private List<Turn> later(String managing, @Nullable UUID owner, LocalDate day) {
        return db.sql("""
                select count(*) filter (where c.ends >= :day and c.ends < cast(:until as date)) as ending,
                       min(c.ends) filter (where c.ends >= :day) as next,
                       count(*) filter (where s.owner is null and c.ends >= :day) as unowned
                from delivery.contract_standing s join delivery.contract c on c.id = s.contract
                where s.confirmed and s.buyer = any(cast(:managing as uuid[])) and c.ends >= :day
                  and (cast(:owner as uuid) is null or s.owner is null or s.owner = :owner)
                """)
                .param("managing", managing)
                .param("owner", owner)
                .param("day", day)
                .param("until", day.plusMonths(MONTHS_AHEAD))
                .query(ContractTurns::later)
                .single();
    }

    private static List<Turn> later(ResultSet row, int number) throws SQLException {
        var turns = new ArrayList<Turn>();
        var ending = row.getLong("ending");
        if (ending > 0)
            turns.add(Turn.later(
                    Role.CONTRACT_MANAGER,
                    Many.of(ending, "contract ends within six months", "contracts end within six months"),
                    "Extend, replace or let them end. The first ends on",
                    row.getObject("next", LocalDate.class),
                    "See the list",
                    "/work/contracts?sort=ends"));
        var unowned = row.getLong("unowned");
        if (unowned > 0)
            turns.add(Turn.later(
                    Role.CONTRACT_MANAGER,
                    Many.of(
                            unowned,
                            "contract has nobody who looks after it",
                            "contracts have nobody who looks after them"),
                    "Choose who on each contract’s page",
                    null,
                    "See the list",
                    "/work/contracts?show=without-owner"));
        return turns;
    }
}
