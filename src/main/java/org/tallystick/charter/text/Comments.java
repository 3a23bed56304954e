package org.tallystick.charter.text;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Actor;

/// What the bodies' people say of a draft, and what was answered.
@Component
class Comments {

    private final JdbcClient db;
    private final Journal journal;
    private final People people;

    Comments(JdbcClient db, Journal journal, People people) {
        this.db = db;
        this.journal = journal;
        this.people = people;
    }

    /// @param about a principle's reference; empty for the text as a whole
    /// @param version which version of the text it was said of
    /// @param answer empty while nobody answered
    public record Comment(UUID id, String about, int version, String words, String who, Instant at, String answer) {}

    /// Everything said of a charter's drafts, the newest first.
    List<Comment> of(UUID charter) {
        return db.sql("""
                        select m.*, d.version, coalesce(a.words, '') as answer
                        from charter.comment m
                        join charter.draft d on d.id = m.draft
                        left join charter.comment_answer a on a.comment = m.id
                        where d.charter = :charter order by m.said_at desc, m.id limit 500
                        """)
                .param("charter", charter)
                .query((row, _) -> new Comment(
                        row.getObject("id", UUID.class),
                        row.getString("about"),
                        row.getInt("version"),
                        row.getString("words"),
                        people.actor(row.getObject("said_by", UUID.class))
                                .map(Actor::name)
                                .orElse("Tallystick"),
                        row.getTimestamp("said_at").toInstant(),
                        row.getString("answer")))
                .list();
    }

    @Transactional
    public void say(Actor actor, UUID key, Charter.Draft draft, String about, String words) {
        var added = db.sql("""
                                insert into charter.comment (id, draft, about, words, said_by)
                                values (:id, :draft, :about, :words, :by) on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("draft", draft.id())
                .param("about", about)
                .param("words", words)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "charter draft commented on",
                    About.of("charter", draft.charter()),
                    "",
                    Map.of("comment", key.toString(), "about", about));
    }

    /// The answer that a comment has.
    String answered(UUID comment) {
        return db.sql("select words from charter.comment_answer where comment = :comment")
                .param("comment", comment)
                .query(String.class)
                .single();
    }

    /// Answers a comment on this charter; the first answer stays.
    ///
    /// @return whether these words answer it; not where another answer came first
    @Transactional
    public boolean answer(Actor actor, UUID charter, UUID comment, String words) {
        var added = db.sql("""
                                insert into charter.comment_answer (comment, words, answered_by)
                                select m.id, :words, :by from charter.comment m join charter.draft d on d.id = m.draft
                                where m.id = :comment and d.charter = :charter
                                on conflict do nothing
                                """)
                .param("words", words)
                .param("by", actor.id())
                .param("comment", comment)
                .param("charter", charter)
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "comment on the charter answered",
                    About.of("charter", charter),
                    "",
                    Map.of("comment", comment.toString()));
        return added == 1
                || db.sql("""
                                select exists (select from charter.comment_answer
                                               where comment = :comment and words = :words)
                                """)
                        .param("comment", comment)
                        .param("words", words)
                        .query(Boolean.class)
                        .single();
    }
}
