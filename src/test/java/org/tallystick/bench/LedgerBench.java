package org.tallystick.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.ledger.LogForBench;
import org.tallystick.platform.ledger.Sealer;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;
import org.tallystick.shared.Actor;

/// What the ledger costs: one 1.5 kB row a transaction from 16 writers, plain, and with its entry
/// while the sealer chains behind it and the public log grows and is signed. The plain insert is
/// the peer; both go to the same durable PostgreSQL, in turns.
final class LedgerBench {

    private static final int WRITERS = 16;
    private static final int SECONDS = 6;
    private static final int ROUNDS = 3;
    private static final String BODY = "x".repeat(1_500);

    private LedgerBench() {}

    @EnableTransactionManagement
    @EnableScheduling
    static class Beans {}

    static void run(Path folder, Table table) throws Exception {
        try (var store = Store.open(new StoreSettings(folder, Optional.empty()))) {
            Flyway.configure().dataSource(store.source()).load().migrate();
            var house = new AnnotationConfigApplicationContext();
            house.registerBean(Store.class, () -> store, bean -> bean.setDestroyMethodName(""));
            house.registerBean(JdbcClient.class, () -> JdbcClient.create(store.source()));
            house.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(store.source()));
            house.registerBean(
                    TransactionTemplate.class,
                    () -> new TransactionTemplate(house.getBean(PlatformTransactionManager.class)));
            house.register(Beans.class, Journal.class, Sealer.class);
            house.refresh();
            var log = new LogForBench(
                    house.getBean(JdbcClient.class), house.getBean(TransactionTemplate.class), store.data());
            try (house;
                    var turns = Executors.newSingleThreadScheduledExecutor()) {
                turns.scheduleWithFixedDelay(log::turn, 0, 1_000, TimeUnit.MILLISECONDS);
                measure(house, table);
                turns.shutdown();
                caughtUp(house, log, table);
            }
        }
    }

    private static void measure(AnnotationConfigApplicationContext house, Table table) throws Exception {
        var db = house.getBean(JdbcClient.class);
        var journal = house.getBean(Journal.class);
        var transaction = house.getBean(TransactionTemplate.class);
        db.sql("create table bench_fact (id uuid primary key, body text not null)")
                .update();
        Consumer<UUID> plain = id -> transaction.executeWithoutResult(status -> insert(db, id));
        Consumer<UUID> journalled = id -> transaction.executeWithoutResult(status -> {
            insert(db, id);
            journal.write(Actor.SYSTEM, "return submitted", About.of("return", id), "", Map.of("amount", "43.2"));
        });
        rate(plain, 2);
        rate(journalled, 2);
        double best = 0;
        double worst = Double.MAX_VALUE;
        for (var round = 0; round < ROUNDS; round++) {
            var peer = rate(plain, SECONDS);
            var ours = rate(journalled, SECONDS);
            table.row(
                    "ledger, round " + (round + 1),
                    "%.0f/s with its entry".formatted(ours),
                    "%.0f/s plain".formatted(peer),
                    "%.2f of plain".formatted(ours / peer));
            best = Math.max(best, ours / peer);
            worst = Math.min(worst, ours / peer);
        }
        var started = System.nanoTime();
        var left = 1L;
        while (left > 0 && System.nanoTime() - started < 10_000_000_000L) {
            house.getBean(Sealer.class).seal();
            left = db.sql("select count(*) from ledger.waiting")
                    .query(Long.class)
                    .single();
        }
        table.row(
                "ledger, sealed",
                left == 0
                        ? "all, %.1f s after the last write".formatted((System.nanoTime() - started) / 1e9)
                        : left + " wait",
                "",
                "goal: at least 0.50 of plain; worst %.2f".formatted(worst));
    }

    /// How long the public log has to go on after the last write.
    private static void caughtUp(AnnotationConfigApplicationContext house, LogForBench log, Table table) {
        var links = house.getBean(JdbcClient.class)
                .sql("select count(*) from ledger.link")
                .query(Long.class)
                .single();
        var started = System.nanoTime();
        while (log.size() < links) log.turn();
        table.row(
                "ledger, in the public log",
                "%,d leaves".formatted(log.size()),
                "%.1f s after they were sealed".formatted((System.nanoTime() - started) / 1e9),
                "");
    }

    private static void insert(JdbcClient db, UUID id) {
        db.sql("insert into bench_fact (id, body) values (:id, :body)")
                .param("id", id)
                .param("body", BODY)
                .update();
    }

    private static double rate(Consumer<UUID> write, int seconds) throws InterruptedException {
        var done = new LongAdder();
        var until = System.nanoTime() + seconds * 1_000_000_000L;
        var finished = new CountDownLatch(WRITERS);
        var started = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (var writer = 0; writer < WRITERS; writer++)
                threads.execute(() -> {
                    while (System.nanoTime() < until) {
                        write.accept(UUID.randomUUID());
                        done.increment();
                    }
                    finished.countDown();
                });
            finished.await();
        }
        return done.sum() / ((System.nanoTime() - started) / 1e9);
    }
}
