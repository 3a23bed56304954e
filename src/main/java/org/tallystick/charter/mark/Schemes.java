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

/// The schemes that were adopted. Everyone may read them.
@Component
public class Schemes {

    private static final RowMapper<Scheme> SCHEME = (row, _) -> new Scheme(
            row.getObject("id", UUID.class),
            row.getObject("charter", UUID.class),
            row.getInt("number"),
            MarkDocument.read(row.getString("document"), MarkScheme.class),
            row.getString("because"),
            row.getTimestamp("adopted_at").toInstant());

    private final JdbcClient db;
    private final Journal journal;

    Schemes(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// What became of adopting a scheme.
    public sealed interface Adopted {
        record Done(Scheme scheme) implements Adopted {}

        record Refused(List<Problem> problems) implements Adopted {}

        /// Somebody adopted another meanwhile, which holds now.
        record Changed(Scheme now) implements Adopted {}
    }

    public Optional<Scheme> latest(UUID charter) {
        return of(charter).stream().findFirst();
    }

    /// Every scheme of a charter, the latest first.
    public List<Scheme> of(UUID charter) {
        return db.sql("select * from mark.scheme where charter = :charter order by number desc")
                .param("charter", charter)
                .query(SCHEME)
                .list();
    }

    public Optional<Scheme> find(UUID id) {
        return db.sql("select * from mark.scheme where id = :id")
                .param("id", id)
                .query(SCHEME)
                .optional();
    }

    /// Adopts a scheme as the charter's next.
    ///
    /// @param seen the number of the scheme that held when the form was shown; 0 for none
    @Transactional
    public Adopted adopt(Actor actor, UUID key, UUID charter, int seen, MarkScheme scheme, String because) {
        var before = find(key);
        if (before.isPresent()) return new Adopted.Done(before.get());
        var problems = MarkRules.problems(scheme);
        if (!problems.isEmpty()) return new Adopted.Refused(problems);
        var added = db.sql("""
                                insert into mark.scheme (id, charter, number, document, because, adopted_by)
                                select :id, :charter, :seen + 1, :document::jsonb, :because, :by
                                where :seen = (select coalesce(max(number), 0) from mark.scheme where charter = :charter)
                                on conflict do nothing
                                """)
                .param("id", key)
                .param("charter", charter)
                .param("seen", seen)
                .param("document", MarkDocument.write(scheme))
                .param("because", because)
                .param("by", actor.id())
                .update();
        if (added == 0) return new Adopted.Changed(latest(charter).orElseThrow());
        journal.write(
                actor,
                "mark scheme adopted",
                About.of("mark scheme", key),
                because,
                Map.of("charter", charter.toString(), "number", Integer.toString(seen + 1)));
        return new Adopted.Done(find(key).orElseThrow());
    }
}
