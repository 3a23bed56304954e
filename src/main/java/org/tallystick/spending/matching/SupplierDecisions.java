package org.tallystick.spending.matching;

import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.library.register.Decision;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// What was decided about suppliers' names, with the journal's entry in one transaction.
@Component
public class SupplierDecisions {

    private static final RowMapper<Decision> DECISION = (row, _) -> new Decision(
            row.getObject("key", UUID.class),
            row.getString("spelling"),
            row.getString("company_number"),
            row.getString("charity_number"),
            row.getString("scheme"),
            row.getString("id"),
            row.getObject("undoes", UUID.class),
            row.getString("decided_by"),
            row.getString("because"),
            row.getTimestamp("decided_at").toInstant());

    private final JdbcClient db;
    private final Journal journal;

    SupplierDecisions(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// Whether a decision with this key is written.
    public boolean has(UUID key) {
        return db.sql("select exists (select from localspend.supplier_decision where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /// Decides where nothing was decided about the name, or takes back what holds: of two who
    /// decide in the same instant, one is first.
    ///
    /// @return false where somebody was first, and nothing is written
    @Transactional
    public boolean decide(Actor actor, Decision decision) {
        oneAtATime();
        if (has(decision.key())) return true;
        if (late(decision)) return false;
        insert(decision);
        var undoes = decision.undoes();
        journal.write(
                actor,
                undoes == null ? "supplier decided" : "supplier's decision taken back",
                About.of("supplier decision", undoes == null ? decision.key() : undoes),
                decision.because(),
                Map.of(
                        "means",
                        decision.scheme() == null
                                ? "none"
                                : decision.scheme() + "-" + Objects.requireNonNullElse(decision.id(), "")));
        return true;
    }

    private void oneAtATime() {
        db.sql("lock table localspend.supplier_decision in share row exclusive mode")
                .update();
    }

    private boolean late(Decision decision) {
        var undone = decision.undoes();
        return undone == null
                ? db.sql("""
                                select exists (select from localspend.standing_supplier_decision
                                               where spelling = :spelling and company_number = :company
                                                 and charity_number = :charity)
                                """)
                        .param("spelling", decision.spelling())
                        .param("company", decision.companyNumber())
                        .param("charity", decision.charityNumber())
                        .query(Boolean.class)
                        .single()
                : db.sql("""
                                select not exists (select from localspend.standing_supplier_decision
                                                   where key = :undone)
                                """).param("undone", undone).query(Boolean.class).single();
    }

    private void insert(Decision decision) {
        db.sql("""
                        insert into localspend.supplier_decision
                            (key, spelling, company_number, charity_number, scheme, id, undoes, decided_by,
                             because, decided_at)
                        values (:key, :spelling, :company, :charity, :scheme, :id, :undoes, :by, :because, :at)
                        """)
                .param("key", decision.key())
                .param("spelling", decision.spelling())
                .param("company", decision.companyNumber())
                .param("charity", decision.charityNumber())
                .param("scheme", decision.scheme())
                .param("id", decision.id())
                .param("undoes", decision.undoes())
                .param("by", decision.by())
                .param("because", decision.because())
                .param("at", Timestamp.from(decision.at()))
                .update();
    }

    /// Takes in those that the command line has added to the warehouse's list.
    ///
    /// @return all that were ever made, the first one first
    @Transactional
    public List<Decision> takeIn(List<Decision> listed) {
        oneAtATime();
        var known = all().stream().map(Decision::key).collect(Collectors.toCollection(HashSet::new));
        var added = listed.stream().filter(each -> known.add(each.key())).toList();
        if (added.isEmpty()) return all();
        added.forEach(this::insert);
        journal.write(
                Actor.SYSTEM,
                "suppliers' decisions read from the list",
                new About("supplier decision", added.getLast().key().toString()),
                "They were in the warehouse's list and not in the database",
                Map.of(
                        "decisions",
                        added.stream().map(each -> each.key().toString()).collect(Collectors.joining(", "))));
        return all();
    }

    private List<Decision> all() {
        return db.sql("select * from localspend.supplier_decision order by number")
                .query(DECISION)
                .list();
    }
}
