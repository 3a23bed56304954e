package org.tallystick;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.platform.ledger.Sealer;

/// Waits until the ledger's chain holds everything that is written. One turn of the sealer is not
/// enough: it leaves the work to the house's own turn where that is at it.
public final class Sealing {

    private Sealing() {}

    public static void everything(Sealer sealer, JdbcClient db) {
        while (db.sql("select exists (select from ledger.waiting)")
                .query(Boolean.class)
                .single()) sealer.seal();
    }
}
