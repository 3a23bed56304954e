package org.tallystick.consultation;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Many may write answers at once, or one may close: never both. Each holds until its transaction
/// ends.
final class Gates {

    private static final long GATE = 0x7a11_a25eL;

    private Gates() {}

    /// For whoever adds answers.
    static void enter(JdbcClient db) {
        db.sql("select pg_advisory_xact_lock_shared(:gate)")
                .param("gate", GATE)
                .query((_, _) -> true)
                .list();
    }

    /// For whoever rewrites or closes: waits until nobody writes.
    static void close(JdbcClient db) {
        db.sql("select pg_advisory_xact_lock(:gate)")
                .param("gate", GATE)
                .query((_, _) -> true)
                .list();
    }
}
