package org.tallystick.platform.organisation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.shared.Secrets;

/// The secret addresses from which calendars read people's dates. Such an address shows what waits
/// and by when, and nothing else; a new one ends the old.
@Component
public class CalendarLinks {

    private final JdbcClient db;

    CalendarLinks(JdbcClient db) {
        this.db = db;
    }

    /// Makes the person's address anew; gives its secret, which is not kept.
    @Transactional
    public String make(UUID person) {
        var secret = Secrets.make();
        db.sql("""
                        insert into organisation.calendar_link (person, secret_hash) values (:person, :hash)
                        on conflict (person) do update set secret_hash = excluded.secret_hash, made_at = now()
                        """).param("person", person).param("hash", Secrets.hash(secret)).update();
        return secret;
    }

    public Optional<UUID> person(String secret) {
        return db.sql("select person from organisation.calendar_link where secret_hash = :hash")
                .param("hash", Secrets.hash(secret))
                .query(UUID.class)
                .optional();
    }
}
