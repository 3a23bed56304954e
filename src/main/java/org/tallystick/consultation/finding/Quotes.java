package org.tallystick.consultation.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.finding.FindingDocument.Code;
import org.tallystick.consultation.finding.FindingDocument.Coded;
import org.tallystick.library.survey.Item;
import org.tallystick.library.survey.tally.Thresholds;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// What others may read of comments: blacked out where they name somebody, quoted where their
/// writers allow it, counted by code.
@Component
class Quotes {

    private final JdbcClient db;
    private final Journal journal;
    private final Comments comments;

    Quotes(JdbcClient db, Journal journal, Comments comments) {
        this.db = db;
        this.journal = journal;
        this.comments = comments;
    }

    /// Keeps, once for each key, how a comment may be read by others; what was written stays.
    ///
    /// @param seen how often it had been blacked out when the reader looked
    /// @return whether it is kept; not where somebody blacked it out since: a name that they took
    ///   out must not come back
    @Transactional
    public boolean redact(Actor actor, UUID key, UUID comment, int seen, String shown, String because) {
        db.sql("select id from finding.comment where id = :comment for update")
                .param("comment", comment)
                .query(UUID.class)
                .optional();
        var told = db.sql("""
                                select coalesce(bool_or(id = :key), false) as again, count(*)::int as redactions
                                from finding.redaction where comment = :comment
                                """)
                .param("key", key)
                .param("comment", comment)
                .query(Told.class)
                .single();
        if (told.again()) return true;
        if (told.redactions() != seen) return false;
        var added = db.sql("""
                                insert into finding.redaction (id, comment, shown, because, redacted_by)
                                values (:key, :comment, :shown, :because, :by) on conflict (id) do nothing
                                """)
                .param("key", key)
                .param("comment", comment)
                .param("shown", shown)
                .param("because", because)
                .param("by", actor.id())
                .update();
        if (added == 1) journal.write(actor, "comment blacked out", About.of("comment", comment), because, Map.of());
        return true;
    }

    private record Told(boolean again, int redactions) {}

    /// Says once for each key whether a comment is to be published. The database refuses one whose
    /// writer does not allow it.
    @Transactional
    public void quote(Actor actor, UUID key, UUID comment, boolean quoted) {
        var added = db.sql("""
                                insert into finding.quote (id, comment, quoted, chosen_by)
                                values (:key, :comment, :quoted, :by) on conflict (id) do nothing
                                """)
                .param("key", key)
                .param("comment", comment)
                .param("quoted", quoted)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    quoted ? "comment chosen as a quote" : "comment no longer a quote",
                    About.of("comment", comment),
                    "",
                    Map.of());
    }

    /// What may be published of the comments as they are coded now: how many bear each code, save
    /// those that too few bear, and the quotes that were chosen.
    List<Coded> coded(Results.Read.All all, Thresholds thresholds) {
        var id = all.consultation().id();
        var counts = comments.counts(id);
        var coded = new ArrayList<Coded>();
        for (var item : all.survey().items().toList()) {
            var one = coded(id, item, counts.getOrDefault(item.id(), 0L), thresholds);
            if (!one.codes().isEmpty() || one.hidden() > 0 || !one.quotes().isEmpty()) coded.add(one);
        }
        return coded;
    }

    private Coded coded(UUID consultation, Item item, long comments, Thresholds thresholds) {
        var codes = db.sql("""
                                select n.name, count(*)::int as comments
                                from finding.counted_code k join finding.comment m on m.id = k.comment
                                join finding.current_code n on n.code = k.code
                                where m.consultation = :id and m.item = :item
                                group by n.code, n.name order by comments desc, n.name
                                """)
                .param("id", consultation)
                .param("item", item.id())
                .query(Code.class)
                .list();
        var shown = codes.stream()
                .filter(code -> code.comments() >= thresholds.of(item.question()))
                .toList();
        var quotes = db.sql("""
                                select coalesce(shown, text) from finding.current_comment
                                where consultation = :id and item = :item and quoted and coalesce(shown, text) <> ''
                                order by id
                                """)
                .param("id", consultation)
                .param("item", item.id())
                .query(String.class)
                .list();
        var told = comments < thresholds.of(item.question()) ? quotes.size() : (int) comments;
        return new Coded(item.id(), told, shown, codes.size() - shown.size(), quotes);
    }
}
