package org.tallystick.delivery.returns;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Amount;
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

    /// What was accepted of a line stays accepted where the correction leaves it as it was:
    /// quantity, words and files.
    void carry(UUID replaced, UUID correction) {
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
                """).param("replaced", replaced).param("correction", correction).update();
    }
}
