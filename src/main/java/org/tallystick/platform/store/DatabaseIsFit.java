package org.tallystick.platform.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tallystick.shared.Invariant;

/// Asks of the running database what was asked at the start, and what time it has: its clock alone
/// decides whether a bid is late, while logs, mails and sessions go by this machine's.
@Component
class DatabaseIsFit implements Invariant {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseIsFit.class);
    private static final Duration APART = Duration.ofSeconds(2);

    private final Store store;
    private final JdbcClient db;

    DatabaseIsFit(Store store, JdbcClient db) {
        this.store = store;
        this.db = db;
    }

    @Override
    public String sentence() {
        return "The database keeps what it acknowledges, and its clock is this machine's to within two seconds";
    }

    @Override
    public List<String> breaches() {
        var breaches = new ArrayList<>(store.faults());
        var before = Instant.now();
        var theirs = db.sql("select clock_timestamp()")
                .query(java.time.OffsetDateTime.class)
                .single();
        breaches.addAll(clock(before, theirs.toInstant(), Instant.now()));
        return breaches;
    }

    /// The time it took to ask counts for the clocks: what is apart by less cannot be seen.
    static List<String> clock(Instant before, Instant theirs, Instant after) {
        var apart = theirs.isBefore(before) ? Duration.between(theirs, before) : Duration.between(after, theirs);
        return apart.compareTo(APART) <= 0
                ? List.of()
                : List.of(
                        "The database's clock is %d seconds %s this machine's: deadlines go by the database's. Set both by a time server."
                                .formatted(apart.toSeconds(), theirs.isBefore(before) ? "behind" : "ahead of"));
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void look() {
        breaches().forEach(LOG::warn);
    }
}
