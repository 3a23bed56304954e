package org.tallystick.delivery.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.shared.Invariant;

/// What each contract's returns and claims come to, kept so that lists need not work it out for
/// every contract. Written again in the transaction of each fact about the contract.
@Component
public class Standings implements Invariant {

    private final JdbcClient db;

    Standings(JdbcClient db) {
        this.db = db;
    }

    /// Works out one contract's row again, after a fact about it.
    @Transactional(propagation = Propagation.MANDATORY)
    void refresh(UUID contract) {
        db.sql("delete from delivery.contract_standing where contract = :contract")
                .param("contract", contract)
                .update();
        db.sql(
                        "insert into delivery.contract_standing select * from delivery.contract_facts where contract = :contract")
                .param("contract", contract)
                .update();
    }

    /// Makes lateness that of this day. Deadlines pass on four days a year; whoever asks first
    /// after one of them counts every contract's returns anew.
    @Transactional
    public void turnTo(LocalDate today) {
        var last = DueRules.lastOverdue(today).lastDay();
        var kept = db.sql("select last from delivery.lateness")
                .query(LocalDate.class)
                .single();
        if (kept.equals(last)) return;
        db.sql("select last from delivery.lateness for update")
                .query(LocalDate.class)
                .single();
        db.sql("update delivery.lateness set last = :last").param("last", last).update();
        db.sql("""
                update delivery.contract_standing s
                set asked = n.asked, returned = n.returned, late = greatest(0, n.asked - n.returned),
                    by_lateness = - greatest(0, n.asked - n.returned)
                from (
                    select c.id, coalesce(r.returned, 0)::integer as returned,
                           case when f.contract is null then 0 else greatest(0, 1
                               + (extract(year from least(c.ends, :last)) * 4 + extract(quarter from least(c.ends, :last)))
                               - (extract(year from c.starts) * 4 + extract(quarter from c.starts)))::integer end as asked
                    from delivery.contract c
                    left join delivery.confirmation f on f.contract = c.id
                    left join (select contract, count(*) as returned from delivery.return
                               where replaces is null and quarter <= :last group by contract) r on r.contract = c.id
                ) n
                where n.id = s.contract and (s.asked, s.returned) is distinct from (n.asked, n.returned)
                """).param("last", last).update();
    }

    /// Works out every contract's row again, while writers wait.
    @Transactional
    public void rebuild() {
        db.sql("lock table delivery.contract_standing in share row exclusive mode")
                .update();
        db.sql("delete from delivery.contract_standing").update();
        db.sql("insert into delivery.contract_standing select * from delivery.contract_facts")
                .update();
    }

    @Override
    public String sentence() {
        return "Every contract's line in a list equals the facts it is made of";
    }

    @Override
    public List<String> breaches() {
        return db.sql("""
                select coalesce(s.contract, f.contract) as contract, s::text as kept, f::text as facts
                from delivery.contract_standing s full join delivery.contract_facts f on f.contract = s.contract
                where s::text is distinct from f::text order by 1
                """)
                .query((row, _) -> "The list's line of contract %s is %s, and the facts come to %s."
                        .formatted(row.getString("contract"), row.getString("kept"), row.getString("facts")))
                .list();
    }
}
