package org.tallystick.consultation.finding;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Responses;
import org.tallystick.library.survey.Answer;
import org.tallystick.library.survey.Survey;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// What people wrote in their own words in a closed consultation, for those who look after it.
@Component
class Comments {

    private final JdbcClient db;
    private final Consultations consultations;
    private final Responses responses;
    private final Journal journal;

    Comments(JdbcClient db, Consultations consultations, Responses responses, Journal journal) {
        this.journal = journal;
        this.db = db;
        this.consultations = consultations;
        this.responses = responses;
    }

    /// Which comments are listed.
    enum Show {
        ALL,
        /// Those that the reader has not coded yet.
        UNCODED,
        /// Those that two coded differently and nobody has settled.
        DIFFERING
    }

    /// What a reader looks for.
    ///
    /// @param words in any form, as in a web search; empty for all
    /// @param only this comment; null for all
    record Wanted(String words, Show show, @Nullable UUID only) {}

    /// Some of the comments on a question.
    record Found(List<Comment> comments, long total) {}

    /// Makes the comments of a closed consultation readable, once.
    @Transactional
    public void collect(Consultation consultation) {
        var id = consultation.id();
        var begun = db.sql("select exists (select from finding.collected where consultation = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (begun || !consultation.closed()) return;
        var added = db.sql("""
                                insert into finding.collected (consultation, comments) values (:id, 0)
                                on conflict do nothing
                                """).param("id", id).update();
        if (added == 1) copy(id);
    }

    private void copy(UUID consultation) {
        var surveys = new HashMap<Integer, Survey>();
        consultations
                .editions(consultation)
                .forEach(each -> surveys.put(each.number(), each.content().survey()));
        var written = new ArrayList<Object[]>();
        responses.each(consultation, response -> {
            var survey = surveys.get(response.edition());
            var quotable = survey != null && survey.mayQuote(response.answers());
            response.answers().byItem().forEach((item, answer) -> {
                if (answer instanceof Answer.Written(var text)) written.add(new Object[] {item, text, quotable});
            });
        });
        db.sql("""
                        insert into finding.comment (consultation, item, text, quotable)
                        select :id, c.item, c.text, c.quotable
                        from unnest(:items::text[], :texts::text[], :quotable::boolean[]) c (item, text, quotable)
                        order by random()
                        """)
                .param("id", consultation)
                .param("items", written.stream().map(each -> each[0]).toArray(String[]::new))
                .param("texts", written.stream().map(each -> each[1]).toArray(String[]::new))
                .param("quotable", written.stream().map(each -> each[2]).toArray(Boolean[]::new))
                .update();
        db.sql("update finding.collected set comments = :n where consultation = :id")
                .param("n", written.size())
                .param("id", consultation)
                .update();
    }

    /// How many comments each question has.
    Map<String, Long> counts(UUID consultation) {
        var counts = new HashMap<String, Long>();
        db.sql("""
                        select item, count(*) as comments from finding.comment
                        where consultation = :id group by item
                        """).param("id", consultation).query(row -> {
            counts.put(row.getString("item"), row.getLong("comments"));
        });
        return counts;
    }

    /// Comments on a question in an order that says nothing. What others found in a comment is not
    /// told before the reader has coded it, so that the two judge apart.
    Found find(Actor actor, UUID consultation, String item, Wanted wanted, int offset, int most) {
        var rows = db.sql("""
                                with here as (
                                    select m.*, mine.codes as mine,
                                           case when mine.codes is null then 0
                                                else (select count(*) from finding.coding k where k.comment = m.id) end as codings,
                                           (select count(*) from finding.redaction d where d.comment = m.id) as redactions,
                                           case when mine.codes is null then null
                                                else (select array_agg(distinct code) from finding.current_coding o, unnest(o.codes) code
                                                      where o.comment = m.id and o.coder <> :reader) end as others,
                                           exists (select from finding.current_coding s where s.comment = m.id and s.settles) as settled,
                                           exists (select from finding.current_coding a join finding.current_coding b on b.comment = a.comment
                                                       where a.comment = m.id and not (a.codes @> b.codes and a.codes <@ b.codes)) as apart
                                    from finding.current_comment m
                                    left join finding.current_coding mine on mine.comment = m.id and mine.coder = :reader
                                    where m.consultation = :id and m.item = :item
                                      and (:only::uuid is null or m.id = :only::uuid)
                                      and (:words = '' or m.words @@ websearch_to_tsquery('english', :words))
                                )
                                select here.*, apart and not settled as differs, count(*) over () as total from here
                                where :show = 'ALL' or :show = 'UNCODED' and mine is null or :show = 'DIFFERING' and apart and not settled
                                order by id limit :most offset :offset
                                """)
                .param("reader", actor.id())
                .param("id", consultation)
                .param("item", item)
                .param("words", wanted.words())
                .param("only", wanted.only())
                .param("show", wanted.show().name())
                .param("most", most)
                .param("offset", offset)
                .query((row, _) -> Map.entry(comment(row), row.getLong("total")))
                .list();
        return new Found(
                rows.stream().map(Map.Entry::getKey).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().getValue());
    }

    /// All of them; that somebody took them is written down.
    @Transactional
    public List<Comment> every(Actor actor, UUID consultation, String item, Wanted wanted) {
        journal.write(actor, "comments downloaded", About.of("consultation", consultation), "", Map.of("item", item));
        return find(actor, consultation, item, wanted, 0, Integer.MAX_VALUE).comments();
    }

    private static Comment comment(ResultSet row) throws SQLException {
        var others = ids(row.getArray("others"));
        return new Comment(
                row.getObject("id", UUID.class),
                row.getString("text"),
                row.getString("shown"),
                row.getString("because"),
                row.getBoolean("quotable"),
                row.getBoolean("quoted"),
                ids(row.getArray("mine")),
                others == null ? Set.of() : others,
                row.getBoolean("differs"),
                row.getBoolean("settled"),
                row.getInt("codings"),
                row.getInt("redactions"));
    }

    private static @Nullable Set<UUID> ids(@Nullable Array array) throws SQLException {
        return array == null ? null : Set.of((UUID[]) array.getArray());
    }

    /// Where a comment stands.
    ///
    /// @param quotable whether its writer allows it to be quoted
    /// @param blank whether others may read nothing of it
    record Place(String item, boolean quotable, boolean quoted, boolean blank) {}

    /// Nothing where the consultation has no such comment.
    Optional<Place> place(UUID consultation, UUID comment) {
        return db.sql("""
                        select item, quotable, quoted, coalesce(shown = '', false) as blank from finding.current_comment
                        where id = :comment and consultation = :id
                        """)
                .param("comment", comment)
                .param("id", consultation)
                .query(Place.class)
                .optional();
    }
}
