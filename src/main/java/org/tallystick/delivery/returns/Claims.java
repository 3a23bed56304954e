package org.tallystick.delivery.returns;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Amount;
import org.tallystick.delivery.contract.Rows;
import org.tallystick.framework.Quantity;

/// The lines of returns, written within the return's own transaction.
@Component
public class Claims {

    private final JdbcClient db;

    Claims(JdbcClient db) {
        this.db = db;
    }

    void write(UUID id, ClaimLine line) {
        var amount = Amount.of(line.quantity());
        db.sql("""
                insert into delivery.claim (return, commitment, part, whole, story, done)
                values (:return, :commitment, :part, :whole, :story, :done)
                """)
                .param("return", id)
                .param("commitment", line.commitment())
                .param("part", amount.part())
                .param("whole", amount.of())
                .param("story", line.quantity() instanceof Quantity.Narrative(var words) ? words : null)
                .param("done", line.done())
                .update();
        for (var file : line.evidence())
            db.sql(
                            "insert into delivery.claim_evidence (return, commitment, evidence) values (:return, :commitment, :file)")
                    .param("return", id)
                    .param("commitment", line.commitment())
                    .param("file", file)
                    .update();
    }

    /// The SHA-256 of each file that a claim has as evidence, in order, with spaces between.
    String files(UUID id, UUID commitment) {
        return String.join(
                " ",
                db.sql("""
                        select e.sha256 from delivery.claim_evidence c join delivery.evidence e on e.id = c.evidence
                        where c.return = :return and c.commitment = :commitment order by e.sha256
                        """)
                        .param("return", id)
                        .param("commitment", commitment)
                        .query(String.class)
                        .list());
    }

    /// What was accepted of a line stays accepted where the correction leaves it as it was:
    /// quantity, words and files.
    ///
    /// @return the decisions that came along, as they were first made, by commitment
    Map<UUID, UUID> carry(UUID replaced, UUID correction) {
        var carried = new TreeMap<UUID, UUID>();
        db.sql("""
                insert into delivery.verification
                    (id, return, commitment, number, decision, grade, words, carried_from, decided_at, decided_by)
                select gen_random_uuid(), n.return, n.commitment, 1, v.decision, v.grade, v.words,
                       coalesce(v.carried_from, v.id), v.decided_at, v.decided_by
                from delivery.claim n
                join delivery.claim o on o.return = :replaced and o.commitment = n.commitment
                join delivery.latest_verification v on v.return = o.return and v.commitment = o.commitment
                where n.return = :correction and v.decision = 'ACCEPT'
                  and (n.part, n.done) = (o.part, o.done)
                  and n.whole is not distinct from o.whole and n.story is not distinct from o.story
                  and array(select evidence from delivery.claim_evidence e
                            where e.return = n.return and e.commitment = n.commitment order by evidence)
                    = array(select evidence from delivery.claim_evidence e
                            where e.return = o.return and e.commitment = o.commitment order by evidence)
                returning commitment, carried_from
                """).param("replaced", replaced).param("correction", correction).query(row -> {
            carried.put(Rows.id(row, "commitment"), Rows.id(row, "carried_from"));
        });
        return carried;
    }
}
