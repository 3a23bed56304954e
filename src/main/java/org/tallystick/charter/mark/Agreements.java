package org.tallystick.charter.mark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;

/// What was agreed with each signatory: which measures count, with which targets.
@Component
public class Agreements {

    private static final RowMapper<Agreement> AGREEMENT = (row, _) -> new Agreement(
            row.getObject("id", UUID.class),
            row.getObject("signatory", UUID.class),
            row.getObject("scheme", UUID.class),
            row.getInt("number"),
            MarkDocument.read(row.getString("document"), Agreement.Terms.class));

    private final JdbcClient db;
    private final Journal journal;

    Agreements(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// What became of agreeing.
    public sealed interface Agreed {
        record Done(Agreement agreement) implements Agreed {}

        record Refused(List<Problem> problems) implements Agreed {}

        /// Somebody agreed something else meanwhile.
        record Changed(Agreement now) implements Agreed {}
    }

    public Optional<Agreement> current(UUID signatory) {
        return db.sql("select * from mark.current_agreement where signatory = :signatory")
                .param("signatory", signatory)
                .query(AGREEMENT)
                .optional();
    }

    public Optional<Agreement> find(UUID id) {
        return db.sql("select * from mark.agreement where id = :id")
                .param("id", id)
                .query(AGREEMENT)
                .optional();
    }

    /// Agrees targets under a scheme.
    ///
    /// @param seen the number of the agreement that held when the form was shown; 0 for none
    @Transactional
    public Agreed agree(Actor actor, UUID key, UUID signatory, int seen, Scheme scheme, Agreement.Terms terms) {
        var before = find(key);
        if (before.isPresent()) return new Agreed.Done(before.get());
        var problems = MarkRules.problems(scheme.scheme(), terms);
        if (!problems.isEmpty()) return new Agreed.Refused(problems);
        var added = db.sql("""
                                insert into mark.agreement (id, signatory, scheme, number, document, agreed_by)
                                select :id, :signatory, :scheme, :seen + 1, :document::jsonb, :by
                                where :seen = (select coalesce(max(number), 0) from mark.agreement where signatory = :signatory)
                                on conflict do nothing
                                """)
                .param("id", key)
                .param("signatory", signatory)
                .param("scheme", scheme.id())
                .param("seen", seen)
                .param("document", MarkDocument.write(terms))
                .param("by", actor.id())
                .update();
        if (added == 0) return new Agreed.Changed(current(signatory).orElseThrow());
        journal.write(
                actor,
                "mark targets agreed",
                About.of("signatory", signatory),
                "",
                Map.of(
                        "agreement", key.toString(),
                        "scheme", scheme.id().toString(),
                        "measures", Integer.toString(terms.howMany())));
        return new Agreed.Done(find(key).orElseThrow());
    }
}
