package org.tallystick.charter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Problem;

/// The text of a charter while it is written: every save is a version, comments and approvals name
/// the version that they are about, and the version that its owner adopted is what is published.
@Component
public class Drafts {

    private static final RowMapper<Charter.Draft> DRAFT = (row, _) -> new Charter.Draft(
            row.getObject("id", UUID.class),
            row.getObject("charter", UUID.class),
            row.getInt("version"),
            CharterDocument.read(row.getString("document")),
            row.getTimestamp("saved_at").toInstant(),
            row.getObject("saved_by", UUID.class));

    private final JdbcClient db;
    private final Journal journal;
    private final Charters charters;
    private final Adoptions adoptions;

    Drafts(JdbcClient db, Journal journal, Charters charters, Adoptions adoptions) {
        this.db = db;
        this.journal = journal;
        this.charters = charters;
        this.adoptions = adoptions;
    }

    /// What became of a save.
    public sealed interface Saved {
        record Done(Charter.Draft draft) implements Saved {}

        /// Somebody saved first: what stands now, and what they changed.
        record Changed(Charter.Draft now, List<Difference> differences) implements Saved {}
    }

    /// What became of publishing.
    public sealed interface Publication {
        record Done(Charter.Edition edition) implements Publication {}

        record Refused(List<Problem> problems) implements Publication {}

        record Changed(Charter.Draft now, List<Difference> differences) implements Publication {}
    }

    /// The text as it was last saved.
    Optional<Charter.Draft> latest(UUID charter) {
        return db.sql("select * from charter.draft where charter = :charter order by version desc limit 1")
                .param("charter", charter)
                .query(DRAFT)
                .optional();
    }

    Optional<Charter.Draft> version(UUID charter, int version) {
        return db.sql("select * from charter.draft where charter = :charter and version = :version")
                .param("charter", charter)
                .param("version", version)
                .query(DRAFT)
                .optional();
    }

    /// Every version of the text, the latest first; their texts are read one by one.
    List<Charter.Draft> versions(UUID charter) {
        return db.sql("select * from charter.draft where charter = :charter order by version desc")
                .param("charter", charter)
                .query(DRAFT)
                .list();
    }

    /// Saves the first text, unless one is there.
    @Transactional
    public Charter.Draft begin(Actor actor, UUID key, Charter charter, CharterText text) {
        charters.lock(charter.id());
        var there = latest(charter.id());
        if (there.isPresent()) return there.get();
        insert(actor, key, charter.id(), 1, text);
        return latest(charter.id()).orElseThrow();
    }

    /// Saves what the edit makes of the version seen.
    @Transactional
    public Saved save(Actor actor, UUID key, UUID charter, int seen, UnaryOperator<CharterText> edit) {
        charters.lock(charter);
        var before = byKey(key);
        if (before.isPresent()) return new Saved.Done(before.get());
        var now = latest(charter).orElseThrow();
        if (now.version() != seen) return new Saved.Changed(now, since(now, seen));
        var after = edit.apply(now.text());
        if (after.equals(now.text())) return new Saved.Done(now);
        insert(actor, key, charter, seen + 1, after);
        return new Saved.Done(byKey(key).orElseThrow());
    }

    /// Publishes the version seen as the next edition, once its owner has adopted it.
    @Transactional
    public Publication publish(Actor actor, UUID key, Charter charter, int seen) {
        charters.lock(charter.id());
        var before = charters.edition(key);
        if (before.isPresent()) return new Publication.Done(before.get());
        var now = latest(charter.id()).orElseThrow();
        if (now.version() != seen) return new Publication.Changed(now, since(now, seen));
        var problems = problems(charter, now);
        return problems.isEmpty()
                ? new Publication.Done(charters.insert(actor, key, charter, now))
                : new Publication.Refused(problems);
    }

    /// Everything that keeps this version from being published.
    List<Problem> problems(Charter charter, Charter.Draft draft) {
        var problems = new ArrayList<>(CharterRules.check(draft.text()));
        if (charters.editions(charter.id()).stream()
                .anyMatch(each -> each.draft().equals(draft.id())))
            problems.add(Problem.ofAll("This text is already published: change something first"));
        var standings = adoptions.of(charter.id(), draft.id());
        standings.stream()
                .filter(each -> each.refused())
                .forEach(each -> problems.add(
                        Problem.ofAll(each.name() + " did not adopt this text: change it, and ask again")));
        if (standings.stream().noneMatch(each -> each.body().equals(charter.owner()) && each.adopted()))
            problems.add(
                    Problem.ofAll("The body responsible for the charter adopts this text first: record its approval"));
        return problems;
    }

    private void insert(Actor actor, UUID key, UUID charter, int version, CharterText text) {
        db.sql("""
                        insert into charter.draft (id, charter, version, document, saved_by)
                        values (:id, :charter, :version, :document::jsonb, :by)
                        """)
                .param("id", key)
                .param("charter", charter)
                .param("version", version)
                .param("document", CharterDocument.write(text))
                .param("by", actor.id())
                .update();
        journal.write(
                actor,
                "charter draft saved",
                About.of("charter", charter),
                "",
                Map.of("version", Integer.toString(version)));
    }

    private List<Difference> since(Charter.Draft now, int seen) {
        return version(now.charter(), seen)
                .map(then -> CharterRules.compare(then.text(), now.text()))
                .orElse(List.of());
    }

    private Optional<Charter.Draft> byKey(UUID key) {
        return db.sql("select * from charter.draft where id = :id")
                .param("id", key)
                .query(DRAFT)
                .optional();
    }
}
