package org.tallystick.platform.ledger;

import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The public log without a site around it, to be measured.
public final class LogForBench {

    private final LogGrowth growth;
    private final LogFiles files;

    public LogForBench(JdbcClient db, TransactionTemplate transaction, Path data) {
        var keys = new LogKeys(data, "https://bench.example");
        this.files = LogFiles.in(data);
        this.growth =
                new LogGrowth(db, transaction, new Leaves(db), keys, (_, _, _) -> {}, new LogWitnesses(""), files);
    }

    /// As the site does it every second.
    public void turn() {
        growth.turn();
    }

    /// How many leaves are signed for.
    public long size() {
        return files.sealed().orElseThrow().size();
    }
}
