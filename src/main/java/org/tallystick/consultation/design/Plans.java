package org.tallystick.consultation.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Documents;
import org.tallystick.consultation.Plan;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// Consultations while they are prepared. Every save is a version of its own, and names the version
/// that its maker saw.
@Component
public class Plans {

    private static final RowMapper<Draft> DRAFT = (row, _) -> new Draft(
            row.getObject("consultation", UUID.class),
            new OrganisationId(row.getObject("owner", UUID.class)),
            row.getString("slug"),
            row.getInt("version"),
            Documents.plan(row.getString("plan")),
            row.getTimestamp("saved_at").toInstant(),
            row.getObject("saved_by", UUID.class));

    private final JdbcClient db;
    private final Journal journal;

    Plans(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// What became of a save.
    public sealed interface Saved {
        record Done(Draft draft) implements Saved {}

        /// Somebody saved first.
        record Changed(Draft now) implements Saved {}

        record NotFound() implements Saved {}
    }

    /// What became of beginning one.
    public sealed interface Begun {
        record Done(Draft draft) implements Begun {}

        /// Another consultation has this address.
        record Taken() implements Begun {}

        record NotYours() implements Begun {}
    }

    /// @param slug small letters, digits and hyphens, 3 to 60 of them
    @Transactional
    public Begun begin(Actor actor, UUID key, OrganisationId owner, String slug, Plan plan) {
        if (!actor.equals(Actor.SYSTEM) && !Consultations.keeps(actor, owner)) return new Begun.NotYours();
        var added = db.sql("""
                                insert into consultation.consultation (id, owner, slug, begun_by)
                                values (:id, :owner, :slug, :by) on conflict do nothing
                                """)
                .param("id", key)
                .param("owner", owner.value())
                .param("slug", slug)
                .param("by", actor.id())
                .update();
        if (added == 1) {
            insert(actor, UUID.randomUUID(), key, 1, plan);
            journal.write(
                    actor,
                    "consultation begun",
                    About.of("consultation", key),
                    "",
                    Map.of("slug", slug, "owner", owner.toString()));
        }
        var standing = latest(key);
        return standing.isPresent() ? new Begun.Done(standing.get()) : new Begun.Taken();
    }

    /// What the actor's bodies prepare or have launched, by address.
    public List<Draft> kept(Actor actor) {
        return db.sql("""
                        select distinct on (c.slug) d.*, c.owner, c.slug
                        from consultation.draft d join consultation.consultation c on c.id = d.consultation
                        where c.owner = any(:mine) order by c.slug, d.version desc
                        """)
                .param("mine", Consultations.keptBy(actor))
                .query(DRAFT)
                .list();
    }

    public Optional<Draft> find(Actor actor, UUID consultation) {
        return latest(consultation)
                .filter(each -> actor.equals(Actor.SYSTEM) || Consultations.keeps(actor, each.owner()));
    }

    /// Saves what the edit makes of the version seen.
    @Transactional
    public Saved save(Actor actor, UUID key, UUID consultation, int seen, UnaryOperator<Plan> edit) {
        lock(consultation);
        var found = find(actor, consultation);
        if (found.isEmpty()) return new Saved.NotFound();
        var now = found.get();
        var before = db.sql("select count(*) from consultation.draft where id = :id")
                .param("id", key)
                .query(Integer.class)
                .single();
        if (before > 0) return new Saved.Done(now);
        if (now.version() != seen) return new Saved.Changed(now);
        var after = edit.apply(now.plan());
        if (after.equals(now.plan())) return new Saved.Done(now);
        insert(actor, key, consultation, seen + 1, after);
        journal.write(
                actor,
                "consultation draft saved",
                About.of("consultation", consultation),
                "",
                Map.of("version", Integer.toString(seen + 1)));
        return new Saved.Done(latest(consultation).orElseThrow());
    }

    /// The plan as it stood at a version.
    Optional<Draft> version(Actor actor, UUID consultation, int version) {
        return db.sql("""
                        select d.*, c.owner, c.slug
                        from consultation.draft d join consultation.consultation c on c.id = d.consultation
                        where d.consultation = :id and d.version = :version
                        """)
                .param("id", consultation)
                .param("version", version)
                .query(DRAFT)
                .optional()
                .filter(each -> Consultations.keeps(actor, each.owner()));
    }

    /// Whoever changes a consultation holds it until the end of the transaction.
    void lock(UUID consultation) {
        db.sql("select id from consultation.consultation where id = :id for update")
                .param("id", consultation)
                .query(UUID.class)
                .optional();
    }

    private Optional<Draft> latest(UUID consultation) {
        return db.sql("""
                        select d.*, c.owner, c.slug
                        from consultation.draft d join consultation.consultation c on c.id = d.consultation
                        where d.consultation = :id order by d.version desc limit 1
                        """).param("id", consultation).query(DRAFT).optional();
    }

    private void insert(Actor actor, UUID id, UUID consultation, int version, Plan plan) {
        db.sql("""
                        insert into consultation.draft (id, consultation, version, plan, saved_by)
                        values (:id, :consultation, :version, :plan::jsonb, :by)
                        """)
                .param("id", id)
                .param("consultation", consultation)
                .param("version", version)
                .param("plan", Documents.write(plan))
                .param("by", actor.id())
                .update();
    }
}
