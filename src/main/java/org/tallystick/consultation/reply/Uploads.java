package org.tallystick.consultation.reply;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.consultation.WindowLock;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// Spreadsheets of replies as they were uploaded, so that what was tried is what is taken in. Their
/// content goes when the consultation is closed.
@Component
public class Uploads {

    private final JdbcClient db;
    private final Journal journal;

    Uploads(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    record Upload(UUID id, String filename, byte[] content, boolean taken) {}

    /// Keeps a file, once for each key, while replies are taken in.
    ///
    /// @return whether it is kept
    @Transactional
    public boolean keep(Actor actor, UUID key, UUID consultation, String filename, byte[] content) {
        WindowLock.enter(db);
        var added = db.sql("""
                                insert into consultation.upload (id, consultation, filename, content, uploaded_by)
                                select :id, w.consultation, :filename, :content, :by from consultation.current_window w
                                where w.consultation = :consultation and w.state in ('OPEN', 'TYPING')
                                on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("consultation", consultation)
                .param("filename", filename)
                .param("content", content)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "replies uploaded",
                    About.of("consultation", consultation),
                    "",
                    Map.of("bytes", Integer.toString(content.length)));
        return added == 1 || find(consultation, key).isPresent();
    }

    Optional<Upload> find(UUID consultation, UUID id) {
        return db.sql("""
                        select u.id, u.filename, u.content, t.upload is not null as taken
                        from consultation.upload u left join consultation.upload_taken t on t.upload = u.id
                        where u.id = :id and u.consultation = :consultation
                        """)
                .param("id", id)
                .param("consultation", consultation)
                .query((row, _) -> new Upload(
                        row.getObject("id", UUID.class),
                        row.getString("filename"),
                        row.getBytes("content"),
                        row.getBoolean("taken")))
                .optional();
    }

    @Transactional
    void taken(Actor actor, UUID id, int replies) {
        db.sql("""
                        insert into consultation.upload_taken (upload, responses, taken_by)
                        values (:id, :replies, :by) on conflict do nothing
                        """)
                .param("id", id)
                .param("replies", replies)
                .param("by", actor.id())
                .update();
    }
}
