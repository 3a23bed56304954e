package org.tallystick.charter.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.file.LocalSpendMeasured;

/// Principles that are measured from a signatory's spending files, and the lines that come of it.
@Component
class Progress {

    private final JdbcClient db;
    private final Journal journal;

    Progress(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// Has a principle measured by a definition of local, or by another than before. Whoever calls
    /// has asked whether both are the signatory's.
    @Transactional
    void link(Actor actor, Signatory signatory, String principle, UUID definition) {
        int written = db.sql("""
                        insert into progress.measure (signatory, principle, definition, linked_by)
                        values (:signatory, :principle, :definition, :by)
                        on conflict (signatory, principle) do update
                            set definition = excluded.definition, linked_at = now(), linked_by = excluded.linked_by
                            where measure.definition <> excluded.definition
                        """)
                .param("signatory", signatory.id())
                .param("principle", principle)
                .param("definition", definition)
                .param("by", actor.id())
                .update();
        if (written == 1)
            journal.write(
                    actor,
                    "principle measured from spending files",
                    About.of("signatory", signatory.id()),
                    "",
                    Map.of("principle", principle, "definition", definition.toString()));
    }

    /// By which definition each principle is measured.
    Map<String, UUID> links(UUID signatory) {
        var links = new java.util.TreeMap<String, UUID>();
        db.sql("select principle, definition from progress.measure where signatory = :signatory")
                .param("signatory", signatory)
                .query(row -> {
                    links.put(row.getString("principle"), row.getObject("definition", UUID.class));
                });
        return links;
    }

    /// Drafts a line for each principle that is measured by this definition, in the transaction
    /// that records the loading. The same figure again is no news.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(LocalSpendMeasured measured) {
        if (measured.known().signum() <= 0
                || measured.local().signum() < 0
                || measured.local().compareTo(measured.known()) > 0) return;
        int drafted = db.sql("""
                        insert into progress.line
                            (id, signatory, principle, quarter, definition, definition_name, local, known, unknown, receipt, measured_at, measured_by)
                        select gen_random_uuid(), m.signatory, m.principle, :quarter, m.definition, :name, :local, :known, :unknown,
                               cast(:receipt as jsonb), clock_timestamp(), :by
                        from progress.measure m
                        join progress.signatory_of g on g.id = m.signatory
                        where m.definition = :definition and g.organisation = :organisation
                          and not exists (
                              select from progress.latest_line l
                              where l.signatory = m.signatory and l.principle = m.principle and l.quarter = :quarter
                                and l.definition = m.definition
                                and (l.local, l.known, l.unknown) = (:local, :known, :unknown))
                        """)
                .param("quarter", measured.quarter().firstDay())
                .param("name", measured.name())
                .param("local", measured.local())
                .param("known", measured.known())
                .param("unknown", measured.unknown())
                .param("receipt", measured.receipt())
                .param("by", measured.by().id())
                .param("definition", measured.definition())
                .param("organisation", measured.organisation().value())
                .update();
        if (drafted > 0)
            journal.write(
                    measured.by(),
                    "local share drafted as progress",
                    About.of("organisation", measured.organisation().value()),
                    "",
                    Map.of(
                            "quarter", measured.quarter().toString(),
                            "local", measured.local().toPlainString(),
                            "known", measured.known().toPlainString()));
    }

    /// Every line of a signatory that still says something, the latest quarter first; lines that
    /// were drafted anew before anybody looked at them are left out.
    List<Line> of(UUID signatory) {
        return db.sql("""
                select * from progress.line_state
                where signatory = :signatory and state is not null
                order by quarter desc, principle, measured_at desc
                """).param("signatory", signatory).query(Progress::line).list();
    }

    private static Line line(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("principle"),
                Quarter.of(row.getDate("quarter").toLocalDate()),
                row.getString("definition_name"),
                row.getBigDecimal("local"),
                row.getBigDecimal("known"),
                row.getBigDecimal("unknown"),
                row.getTimestamp("measured_at").toInstant(),
                Line.State.valueOf(row.getString("state")),
                row.getBoolean("corrects"),
                Optional.ofNullable(row.getString("because")).orElse(""));
    }

    /// The receipt of a line that was verified.
    Optional<String> receipt(UUID signatory, UUID line) {
        return db.sql("""
                select l.receipt from progress.line l join progress.line_state s on s.id = l.id
                where l.id = :line and l.signatory = :signatory and s.state in ('VERIFIED', 'CORRECTED')
                """)
                .param("line", line)
                .param("signatory", signatory)
                .query(String.class)
                .optional();
    }

    /// Decides on a line, once.
    ///
    /// @return false where somebody decided meanwhile, or a later file took its place
    @Transactional
    boolean decide(Actor actor, Signatory signatory, UUID line, boolean accepted, String because) {
        int added = db.sql("""
                        insert into progress.decision (line, accepted, because, decided_by)
                        select s.id, :accepted, :because, :by from progress.line_state s
                        where s.id = :line and s.signatory = :signatory and s.state = 'WAITING'
                        on conflict (line) do nothing
                        """)
                .param("accepted", accepted)
                .param("because", because)
                .param("by", actor.id())
                .param("line", line)
                .param("signatory", signatory.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    accepted ? "progress verified" : "progress not accepted",
                    About.of("signatory", signatory.id()),
                    because,
                    Map.of("line", line.toString()));
        return added == 1;
    }
}
