package org.tallystick.consultation.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// What comments are found to speak of: a frame of codes for each question, and what each coder
/// found.
@Component
class Codes {

    private final JdbcClient db;
    private final Journal journal;

    Codes(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// A code of a question's frame.
    ///
    /// @param comments how many are counted under it
    public record Framed(UUID id, String name, long comments) {}

    /// What became of a change to the frame.
    sealed interface Change {
        record Done() implements Change {}

        /// Another code of the frame has this name.
        record Taken() implements Change {}

        /// Somebody renamed it since the page was made.
        record Renamed(String now) implements Change {}

        /// No such code is in the frame, or not any more.
        record NotThere() implements Change {}
    }

    /// The codes of a question by name.
    List<Framed> frame(UUID consultation, String item) {
        return db.sql("""
                        select c.code as id, c.name,
                               (select count(*) from finding.counted_code k where k.code = c.code) as comments
                        from finding.current_code c
                        where c.code = c.now and c.consultation = :id and c.item = :item order by lower(c.name), c.code
                        """)
                .param("id", consultation)
                .param("item", item)
                .query(Framed.class)
                .list();
    }

    /// Whoever changes a frame holds it until the end of the transaction.
    private List<Framed> held(UUID consultation, String item) {
        hold(consultation);
        return frame(consultation, item);
    }

    private void hold(UUID consultation) {
        db.sql("select consultation from finding.collected where consultation = :id for update")
                .param("id", consultation)
                .query(UUID.class)
                .optional();
    }

    private static boolean named(List<Framed> frame, String name, UUID except) {
        return frame.stream()
                .anyMatch(each -> !each.id().equals(except) && each.name().equalsIgnoreCase(name));
    }

    /// A code as somebody chose it from a page.
    ///
    /// @param seen its name on that page
    public record Picked(UUID id, String seen) {}

    private static Optional<Change> renamed(List<Framed> frame, Picked picked) {
        return frame.stream()
                .filter(each -> each.id().equals(picked.id()))
                .filter(each -> !each.name().equals(picked.seen()))
                .<Change>map(each -> new Change.Renamed(each.name()))
                .findFirst();
    }

    private static boolean has(List<Framed> frame, UUID code) {
        return frame.stream().anyMatch(each -> each.id().equals(code));
    }

    /// Adds a code, once for each key, which becomes its id.
    @Transactional
    public Change add(Actor actor, UUID key, UUID consultation, String item, String name) {
        var frame = held(consultation, item);
        if (has(frame, key)) return new Change.Done();
        if (named(frame, name, key)) return new Change.Taken();
        var added = db.sql("""
                                insert into finding.code (id, consultation, item, made_by)
                                values (:key, :id, :item, :by) on conflict (id) do nothing
                                """)
                .param("key", key)
                .param("id", consultation)
                .param("item", item)
                .param("by", actor.id())
                .update();
        if (added == 1) {
            name(actor, key, key, name);
            write(actor, "code added", consultation, key);
        }
        return new Change.Done();
    }

    private int name(Actor actor, UUID key, UUID code, String name) {
        return db.sql("""
                        insert into finding.code_name (id, code, name, named_by)
                        values (:key, :code, :name, :by) on conflict (id) do nothing
                        """)
                .param("key", key)
                .param("code", code)
                .param("name", name)
                .param("by", actor.id())
                .update();
    }

    private boolean isNamed(UUID key) {
        return db.sql("select exists (select from finding.code_name where id = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private void write(Actor actor, String act, UUID consultation, UUID code) {
        journal.write(actor, act, About.of("consultation", consultation), "", Map.of("code", code.toString()));
    }

    @Transactional
    public Change rename(Actor actor, UUID key, UUID consultation, String item, Picked picked, String name) {
        var frame = held(consultation, item);
        var code = picked.id();
        if (!has(frame, code)) return new Change.NotThere();
        if (isNamed(key)) return new Change.Done();
        var renamed = renamed(frame, picked);
        if (renamed.isPresent()) return renamed.get();
        if (named(frame, name, code)) return new Change.Taken();
        if (name(actor, key, code, name) == 1) write(actor, "code renamed", consultation, code);
        return new Change.Done();
    }

    /// From now on whatever bears the one code bears the other.
    @Transactional
    public Change merge(Actor actor, UUID consultation, String item, Picked one, Picked other) {
        var frame = held(consultation, item);
        var code = one.id();
        var into = other.id();
        if (code.equals(into) || !has(frame, into)) return new Change.NotThere();
        if (!has(frame, code)) return merged(code, into) ? new Change.Done() : new Change.NotThere();
        var renamed = renamed(frame, one).or(() -> renamed(frame, other));
        if (renamed.isPresent()) return renamed.get();
        db.sql("""
                        insert into finding.code_merge (code, into_code, merged_by) values (:code, :into, :by)
                        """)
                .param("code", code)
                .param("into", into)
                .param("by", actor.id())
                .update();
        write(actor, "codes merged", consultation, code);
        return new Change.Done();
    }

    private boolean merged(UUID code, UUID into) {
        return db.sql("""
                        select exists (select from finding.code_merge where code = :code and into_code = :into)
                        """)
                .param("code", code)
                .param("into", into)
                .query(Boolean.class)
                .single();
    }

    /// Keeps, once for each key, what somebody found in a comment. A code that was merged since the
    /// page was made counts as what it was merged into; one of another question is left out.
    /// Whoever has coded the comment already, and so was shown what others found, settles it where
    /// they differ or it is settled.
    ///
    /// @param seen how often it had been coded by what the reader saw: 0 before their own word
    /// @return whether it is kept; not where somebody coded it since the reader looked
    @Transactional
    public boolean code(
            Actor actor, UUID key, UUID consultation, String item, UUID comment, int seen, Set<UUID> codes) {
        hold(consultation);
        var told = told(actor, key, comment);
        if (told.again()) return true;
        if (told.codings() != seen) return false;
        var known = now(consultation, item, codes);
        var settles = settles(actor, comment);
        var added = db.sql("""
                                insert into finding.coding (id, comment, coder, codes, settles)
                                values (:key, :comment, :by, :codes, :settles) on conflict (id) do nothing
                                """)
                .param("key", key)
                .param("comment", comment)
                .param("by", actor.id())
                .param("codes", known.toArray(UUID[]::new))
                .param("settles", settles)
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    settles ? "coding settled" : "comment coded",
                    About.of("comment", comment),
                    "",
                    Map.of("codes", Integer.toString(known.size())));
        return true;
    }

    /// @param again whether this very form has been taken in before
    /// @param codings as the reader's page would tell them now
    private record Told(boolean again, int codings) {}

    private Told told(Actor actor, UUID key, UUID comment) {
        return db.sql("""
                        select coalesce(bool_or(id = :key), false) as again,
                               case when bool_or(coder = :reader) then count(*) else 0 end as codings
                        from finding.coding where comment = :comment
                        """)
                .param("key", key)
                .param("reader", actor.id())
                .param("comment", comment)
                .query(Told.class)
                .single();
    }

    private List<UUID> now(UUID consultation, String item, Set<UUID> codes) {
        return db.sql("""
                        select distinct now from finding.current_code
                        where consultation = :id and item = :item and code = any(:codes)
                        """)
                .param("id", consultation)
                .param("item", item)
                .param("codes", codes.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private boolean settles(Actor actor, UUID comment) {
        return db.sql("""
                        select exists (select from finding.coding where comment = :comment and coder = :reader)
                           and exists (select from finding.current_coding a join finding.current_coding b on b.comment = a.comment
                                       where a.comment = :comment and (a.settles or not (a.codes @> b.codes and a.codes <@ b.codes)))
                        """)
                .param("comment", comment)
                .param("reader", actor.id())
                .query(Boolean.class)
                .single();
    }
}
