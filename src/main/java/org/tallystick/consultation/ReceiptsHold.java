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
                        select 'consultation ' || l.consultation || ' has ' || answers.n || ' answers and ' || receipts.n || ' receipts'
                        from consultation.launch l
                        cross join lateral (select count(*) n from consultation.response r where r.consultation = l.consultation) answers
                        cross join lateral (select count(*) n from consultation.receipt r where r.consultation = l.consultation) receipts
                        where answers.n <> receipts.n
                        union all
                        select 'answer ' || r.id || ' is anonymous and has contact details'
                        from consultation.contact c join consultation.response r on r.id = c.response
                        where r.mode = 'ANONYMOUS'
                        """)
                .query(String.class)
                .list();
    }
}
