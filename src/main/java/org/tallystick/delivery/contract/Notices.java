package org.tallystick.delivery.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.library.ocds.Beginning;
import org.tallystick.library.ocds.Beginnings;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.shared.Actor;

/// Published notices that somebody uploaded to begin contracts from. Only they see them.
@Component
public class Notices {

    private final JdbcClient db;
    private final Journal journal;

    Notices(JdbcClient db, Journal journal) {
        this.db = db;
        this.journal = journal;
    }

    /// Keeps a notice, once for each key.
    ///
    /// @param content between one byte and [Beginnings#MOST_BYTES]
    @Transactional
    public void keep(Actor actor, UUID key, String name, byte[] content) {
        var added = db.sql("""
                insert into delivery.notice (id, name, content, uploaded_by)
                values (:id, :name, :content, :by) on conflict (id) do nothing
                """)
                .param("id", key)
                .param("name", name)
                .param("content", content)
                .param("by", actor.id())
                .update();
        if (added == 1)
            journal.write(
                    actor,
                    "notice uploaded",
                    About.of("notice", key),
                    "",
                    Map.of("bytes", Integer.toString(content.length)));
    }

    /// @param name of the file as it was given
    public record Notice(UUID id, String name, List<Beginning> beginnings) {}

    public Optional<Notice> find(Actor actor, UUID id) {
        return db.sql("select * from delivery.notice where id = :id and uploaded_by = :by")
                .param("id", id)
                .param("by", actor.id())
                .query((row, number) -> new Notice(id, row.getString("name"), Beginnings.read(row.getBytes("content"))))
                .optional();
    }
}
