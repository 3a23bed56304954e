package org.tallystick.framework.sheet;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// Spreadsheets as they were uploaded, so that what was tried is what is accepted.
@Component
class EditionUploads {

    private final JdbcClient db;
    private final Journal journal;

    EditionUploads(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// @param filename as the browser named it
    record Upload(UUID id, String filename, byte[] content) {}

    /// Keeps a file, once for each key.
    @Transactional
    void keep(Actor actor, UUID key, UUID framework, String filename, byte[] content) {
        var added = db.sql("""
                                insert into framework.upload (id, framework, filename, content, uploaded_by)
                                values (:id, :framework, :filename, :content, :by) on conflict (id) do nothing
                                """)
                .param("id", key)
                .param("framework", framework)
                .param("filename", filename)
                .param("content", content)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "framework spreadsheet uploaded",
                    About.of("framework", framework),
                    "",
                    Map.of("bytes", Integer.toString(content.length)));
    }

    Optional<Upload> find(UUID framework, UUID id) {
        return db.sql("""
                        select id, filename, content from framework.upload
                        where id = :id and framework = :framework
                        """)
                .param("id", id)
                .param("framework", framework)
                .query((row, _) ->
                        new Upload(row.getObject("id", UUID.class), row.getString("filename"), row.getBytes("content")))
                .optional();
    }
}
