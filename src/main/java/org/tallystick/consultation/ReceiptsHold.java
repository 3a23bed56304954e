package org.tallystick.consultation;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;

import java.util.List;

/// What was acknowledged is there, once.
@Component
class ReceiptsHold implements Invariant {

    private final JdbcClient db;

    ReceiptsHold(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String sentence() {
        return "Each consultation has as many answers as receipts, and none says more than its mode"
                + " allows";
    }

    @Override
    public List<String> breaches() {
        return db.sql(
                        """
                        select 'consultation ' || l.consultation || ' has ' || coalesce(answers.n, 0)
                            || ' answers and ' || coalesce(receipts.n, 0) || ' receipts'
                        from consultation.launch l
                        left join (select consultation, count(*) n from consultation.response group by consultation) answers
                            using (consultation)
                        left join (select consultation, count(*) n from consultation.receipt group by consultation) receipts
                            using (consultation)
                        where answers.n is distinct from receipts.n
                        union all
                        select 'answer ' || r.id || ' is anonymous and has contact details'
                        from consultation.contact c join consultation.response r on r.id = c.response
                        where r.mode = 'ANONYMOUS'
                        """)
                .query(String.class)
                .list();
    }
}
