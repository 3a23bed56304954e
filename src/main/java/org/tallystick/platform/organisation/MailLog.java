package org.tallystick.platform.organisation;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What waits to be sent, without to whom: for whoever looks after the mail server.
@Component
public class MailLog {

    private final JdbcClient db;

    MailLog(JdbcClient db) {
        this.db = db;
    }

    /// @param failure the kind of the last failure; empty where none was met
    public record Waiting(long mails, Instant since, String failure) {}

    /// What waits, by the failure that was met.
    public List<Waiting> waiting() {
        return db.sql("""
                        select count(*) as mails, min(queued_at) as since, coalesce(failure, '') as failure
                        from organisation.mail group by coalesce(failure, '') order by 3
                        """)
                .query((row, _) -> new Waiting(
                        row.getLong("mails"), row.getTimestamp("since").toInstant(), row.getString("failure")))
                .list();
    }
}
