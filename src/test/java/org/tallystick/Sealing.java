package org.tallystick;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.platform.ledger.PublicLog;
import org.tallystick.platform.ledger.Sealer;

/// Waits until the ledger's chain, or the public log, holds everything that is written. One turn of
/// the sealer is not enough: it leaves the work to the house's own turn where that is at it.
public final class Sealing {

    private Sealing() {}

    public static void everything(Sealer sealer, JdbcClient db) {
        while (db.sql("select exists (select from ledger.waiting)")
                .query(Boolean.class)
                .single()) sealer.seal();
    }

    public static void inTheLog(ApplicationContext house) {
        var db = house.getBean(JdbcClient.class);
        everything(house.getBean(Sealer.class), db);
        var leaves = db.sql(
                        "select (select coalesce(max(number), 0) from ledger.link) + (select count(*) from ledger.carried)")
                .query(Long.class)
                .single();
        var log = house.getBean(PublicLog.class);
        for (var turn = 0; log.sealed().map(Checkpoint::size).orElse(0L) < leaves; turn++) {
            if (turn > 1_000) throw new AssertionError("the public log does not grow");
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        }
    }
}
