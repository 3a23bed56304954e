package org.tallystick.shared;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Today in London by the database's clock, which alone judges what is due, late or over.
@Component
public class Today {

    private final JdbcClient db;

    Today(JdbcClient db) {
        this.db = db;
    }

    public LocalDate inLondon() {
        return db.sql("select (now() at time zone 'Europe/London')::date")
                .query(LocalDate.class)
                .single();
    }
}
