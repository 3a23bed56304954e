package org.tallystick.consultation;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Many may write answers at once, or one may close: never both. PostgreSQL takes the lock of a
/// statement that inserts before it runs it, and so before the statement judges the time: whoever
/// closes waits for those who are writing, and those who come later find it closed.
public final class WindowLock {

    private WindowLock() {}

    /// For whoever judges in one statement and adds in another; until the transaction ends.
    public static void enter(JdbcClient db) {
        db.sql("lock table consultation.response in row exclusive mode").update();
    }

    /// For whoever rewrites or closes: waits until nobody writes; until the transaction ends.
    static void close(JdbcClient db) {
        db.sql("lock table consultation.response in share row exclusive mode").update();
    }
}
