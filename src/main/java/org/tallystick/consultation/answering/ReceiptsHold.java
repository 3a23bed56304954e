package org.tallystick.consultation.answering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.DuplicateRules;
import org.tallystick.library.survey.answer.AnswerDocument;
import org.tallystick.shared.Invariant;

/// What was acknowledged is there, once.
@Component
class ReceiptsHold implements Invariant {

    private static final int AT_ONCE = 2_000;

    private final JdbcClient db;

    ReceiptsHold(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String sentence() {
        return "Each consultation has as many answers as receipts, and none says more than its mode"
                + " allows, nor another thing than when it came";
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> breaches() {
        var breaches = new ArrayList<>(edited());
        breaches.addAll(counted());
        return breaches;
    }

    /// Answers that say another thing than when they came: no receipt leads to an anonymous one, so
    /// its fingerprint alone can tell.
    private List<String> edited() {
        var edited = new ArrayList<String>();
        db.sql("select id, consultation, answers::text as answers, fingerprint from consultation.response")
                .withFetchSize(AT_ONCE)
                .query(row -> {
                    var answers = AnswerDocument.read(row.getString("answers"));
                    var now = DuplicateRules.fingerprint(answers);
                    if (!Arrays.equals(now, row.getBytes("fingerprint")))
                        edited.add("answer %s to consultation %s was changed after it came"
                                .formatted(row.getString("id"), row.getString("consultation")));
                });
        return edited;
    }

    private List<String> counted() {
        return db.sql("""
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
                        """).query(String.class).list();
    }
}
