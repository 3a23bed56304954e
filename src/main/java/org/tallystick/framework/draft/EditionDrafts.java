package org.tallystick.framework.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.framework.Change;
import org.tallystick.framework.Edition;
import org.tallystick.framework.EditionDocument;
import org.tallystick.framework.EditionRules;
import org.tallystick.framework.Framework;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;

/// The next edition of a framework while it is being written. One draft at a time; every save is a
/// version of its own, and names the version that its maker saw.
@Component
public class EditionDrafts {

    private static final RowMapper<Draft> DRAFT = (row, _) -> new Draft(
            row.getObject("id", UUID.class),
            row.getObject("framework", UUID.class),
            row.getInt("version"),
            EditionDocument.read(row.getString("document")),
            row.getTimestamp("saved_at").toInstant(),
            row.getObject("saved_by", UUID.class));

    private final JdbcClient db;
    private final Journal journal;
    private final Frameworks frameworks;

    EditionDrafts(JdbcClient db, Journal journal, Frameworks frameworks) {
        this.db = db;
        this.journal = journal;
        this.frameworks = frameworks;
    }

    /// What became of a save.
    public sealed interface Saved {
        record Done(Draft draft) implements Saved {}

        /// Somebody saved first: what stands now, and what they changed.
        record Changed(Draft now, List<Change> changes) implements Saved {}

        /// The draft was published or given up meanwhile.
        record Over() implements Saved {}
    }

    /// What became of publishing.
    sealed interface Publication {
        record Done(Published edition) implements Publication {}

        record Refused(List<Problem> problems) implements Publication {}

        record Changed(Draft now, List<Change> changes) implements Publication {}

        record Over() implements Publication {}
    }

    public Optional<Draft> current(UUID framework) {
        return db.sql("select * from framework.current_draft where framework = :framework")
                .param("framework", framework)
                .query(DRAFT)
                .optional();
    }

    /// The draft under way, or a new one from the latest edition.
    @Transactional
    public Draft begin(Actor actor, UUID key, Framework framework, Edition blank) {
        frameworks.lock(framework.id());
        var underWay = byKey(key).or(() -> current(framework.id()));
        if (underWay.isPresent()) return underWay.get();
        var from = frameworks
                .latest(framework.id())
                .map(edition -> edition.document().numbered(null))
                .orElse(blank);
        insert(actor, key, framework.id(), last(framework.id()) + 1, from);
        return byKey(key).orElseThrow();
    }

    /// Saves what the edit makes of the version seen.
    @Transactional
    public Saved save(Actor actor, UUID key, UUID framework, int seen, UnaryOperator<Edition> edit) {
        frameworks.lock(framework);
        var before = byKey(key);
        if (before.isPresent()) return new Saved.Done(before.get());
        var current = current(framework);
        if (current.isEmpty()) return new Saved.Over();
        var now = current.get();
        if (now.version() != seen) return new Saved.Changed(now, since(now, seen));
        var after = edit.apply(now.document());
        if (after.equals(now.document())) return new Saved.Done(now);
        insert(actor, key, framework, seen + 1, after);
        return new Saved.Done(byKey(key).orElseThrow());
    }

    /// Publishes the version seen as the next edition, unless anything is wrong with it.
    @Transactional
    Publication publish(Actor actor, UUID key, Framework framework, int seen) {
        frameworks.lock(framework.id());
        var before = frameworks.edition(key);
        if (before.isPresent()) return new Publication.Done(before.get());
        var current = current(framework.id());
        if (current.isEmpty()) return new Publication.Over();
        var now = current.get();
        if (now.version() != seen) return new Publication.Changed(now, since(now, seen));
        var problems = problems(framework.id(), now.document());
        if (!problems.isEmpty()) return new Publication.Refused(problems);
        return new Publication.Done(frameworks.insert(actor, key, framework, now.document(), Optional.of(now.id())));
    }

    /// Everything that keeps a draft from being published.
    List<Problem> problems(UUID framework, Edition draft) {
        var same = frameworks
                .latest(framework)
                .filter(latest -> latest.document().numbered(null).equals(draft));
        return same.isPresent()
                ? List.of(Problem.ofAll("Change something first: this draft says the same as edition "
                        + same.get().number()))
                : EditionRules.check(draft);
    }

    /// Gives up the version seen, with the reason; the published editions stay.
    @Transactional
    Saved giveUp(Actor actor, UUID framework, int seen, String because) {
        frameworks.lock(framework);
        var current = current(framework);
        if (current.isEmpty()) return new Saved.Over();
        var now = current.get();
        if (now.version() != seen) return new Saved.Changed(now, since(now, seen));
        db.sql("insert into framework.draft_end (draft, because, ended_by) values (:draft, :because, :by)")
                .param("draft", now.id())
                .param("because", because)
                .param("by", actor.id())
                .update();
        journal.write(actor, "framework draft given up", About.of("framework", framework), because, Map.of());
        return new Saved.Done(now);
    }

    private void insert(Actor actor, UUID key, UUID framework, int version, Edition document) {
        db.sql("""
                        insert into framework.draft (id, framework, version, document, saved_by)
                        values (:id, :framework, :version, :document::jsonb, :by)
                        """)
                .param("id", key)
                .param("framework", framework)
                .param("version", version)
                .param("document", EditionDocument.write(document))
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "framework draft saved",
                About.of("framework", framework),
                "",
                Map.of("version", Integer.toString(version)));
    }

    private List<Change> since(Draft now, int seen) {
        return db.sql("select * from framework.draft where framework = :framework and version = :seen")
                .param("framework", now.framework())
                .param("seen", seen)
                .query(DRAFT)
                .optional()
                .map(then -> EditionRules.compare(then.document(), now.document()))
                .orElse(List.of());
    }

    private Optional<Draft> byKey(UUID key) {
        return db.sql("select * from framework.draft where id = :id")
                .param("id", key)
                .query(DRAFT)
                .optional();
    }

    private int last(UUID framework) {
        return db.sql("select coalesce(max(version), 0) from framework.draft where framework = :framework")
                .param("framework", framework)
                .query(Integer.class)
                .single();
    }
}
