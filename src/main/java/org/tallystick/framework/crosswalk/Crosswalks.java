package org.tallystick.framework.crosswalk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Measure;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;

/// Which measures of different frameworks are held to be the same, part of one another, or near.
@Component
public class Crosswalks {

    private static final RowMapper<Declared> DECLARED = (row, _) -> new Declared(
            row.getObject("id", UUID.class),
            row.getObject("framework", UUID.class),
            row.getObject("other_framework", UUID.class),
            new Crosswalk(
                    row.getString("measure"),
                    row.getString("other_name"),
                    row.getString("other_measure"),
                    Crosswalk.Relation.valueOf(row.getString("relation")),
                    row.getString("because")),
            row.getString("name"),
            row.getTimestamp("declared_at").toInstant());

    private final JdbcClient db;
    private final Journal journal;
    private final Frameworks frameworks;

    Crosswalks(JdbcClient db, Journal journal, Frameworks frameworks) {
        this.db = db;
        this.journal = journal;
        this.frameworks = frameworks;
    }

    /// A declaration that holds.
    ///
    /// @param name of the framework whose measure it is
    public record Declared(UUID id, UUID framework, UUID otherFramework, Crosswalk link, String name, Instant since) {

        /// Whether this measure is on either side.
        public boolean names(UUID measuresFramework, String measure) {
            return framework.equals(measuresFramework) && link.measure().equals(measure)
                    || otherFramework.equals(measuresFramework)
                            && link.otherMeasure().equals(measure);
        }
    }

    /// What is to be declared.
    record Declaration(
            UUID framework,
            String measure,
            UUID otherFramework,
            String otherMeasure,
            Crosswalk.Relation relation,
            String because) {}

    /// Declarations that hold and name this measure of the framework, on either side.
    public List<Declared> of(UUID framework, String measure) {
        return of(framework).stream()
                .filter(each -> each.names(framework, measure))
                .toList();
    }

    /// Declarations that hold and name a measure of the framework, on either side.
    public List<Declared> of(UUID framework) {
        return db.sql("""
                        select c.*, f.name, o.name as other_name from framework.current_crosswalk c
                        join framework.framework f on f.id = c.framework
                        join framework.framework o on o.id = c.other_framework
                        where c.framework = :framework or c.other_framework = :framework
                        order by c.measure, o.name, c.other_measure, c.id
                        """).param("framework", framework).query(DECLARED).list();
    }

    /// Declares one, once for each key; gives everything that is wrong with it.
    @Transactional
    List<Problem> declare(Actor actor, UUID key, Declaration declaration) {
        frameworks.lock(declaration.framework());
        var problems = problems(actor, key, declaration);
        if (!problems.isEmpty()) return problems;
        var added = db.sql("""
                                insert into framework.crosswalk (id, framework, measure, other_framework, other_measure,
                                                                 relation, because, declared_by)
                                values (:id, :framework, :measure, :other, :otherMeasure, :relation, :because, :by)
                                on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("framework", declaration.framework())
                .param("measure", declaration.measure())
                .param("other", declaration.otherFramework())
                .param("otherMeasure", declaration.otherMeasure())
                .param("relation", declaration.relation().name())
                .param("because", declaration.because())
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "crosswalk declared",
                    About.of("crosswalk", key),
                    declaration.because(),
                    Map.of(
                            "measure", declaration.measure(),
                            "other", declaration.otherMeasure(),
                            "relation", declaration.relation().name()));
        return List.of();
    }

    private List<Problem> problems(Actor actor, UUID key, Declaration declaration) {
        var problems = new ArrayList<Problem>();
        if (declaration.because().isBlank()) problems.add(new Problem("because", "Say why you think so"));
        if (has(actor, declaration.framework(), declaration.measure()).isEmpty())
            problems.add(new Problem("measure", "Choose a measure of the latest edition"));
        if (declaration.framework().equals(declaration.otherFramework())
                || has(actor, declaration.otherFramework(), declaration.otherMeasure())
                        .isEmpty()) problems.add(new Problem("other", "Choose a measure of another framework"));
        var there = of(declaration.framework(), declaration.measure()).stream()
                .filter(each -> !each.id().equals(key))
                .anyMatch(each -> samePair(each, declaration));
        if (there) problems.add(new Problem("other", "These two are already declared: end that declaration first"));
        return problems;
    }

    private java.util.Optional<Measure> has(Actor actor, UUID framework, String measure) {
        return frameworks
                .latest(framework)
                .filter(edition -> edition.mayBeSeenBy(actor))
                .flatMap(edition -> edition.document().measure(measure));
    }

    private static boolean samePair(Declared there, Declaration declaration) {
        var here = List.of(declaration.framework(), declaration.measure());
        var other = List.of(declaration.otherFramework(), declaration.otherMeasure());
        var from = List.of(there.framework(), there.link().measure());
        var to = List.of(there.otherFramework(), there.link().otherMeasure());
        return (from.equals(here) && to.equals(other)) || (from.equals(other) && to.equals(here));
    }

    /// Ends a declaration of this framework's with the reason; one that has ended stays as it was.
    @Transactional
    boolean end(Actor actor, UUID framework, UUID crosswalk, String because) {
        var ended = db.sql("""
                                insert into framework.crosswalk_end (crosswalk, because, ended_by)
                                select id, :because, :by from framework.crosswalk
                                where id = :id and framework = :framework
                                on conflict do nothing
                                """)
                .param("because", because)
                .param("by", actor.id())
                .param("id", crosswalk)
                .param("framework", framework)
                .update();
        if (ended == 1) journal.write(actor, "crosswalk ended", About.of("crosswalk", crosswalk), because, Map.of());
        return ended == 1;
    }
}
