package org.tallystick.consultation;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.consultation.answering.AnswerWriter;
import org.tallystick.consultation.answering.Reference;
import org.tallystick.consultation.answering.Sending;
import org.tallystick.consultation.answering.Submissions;
import org.tallystick.platform.ledger.Journal;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;

/// A process of its own that takes in an answer for every key it reads, many at a time, and says
/// each receipt. The test kills it and its PostgreSQL. A fault can be planted, to show that the
/// test would notice it.
final class ResponseDrill {

    static final UUID CONSULTATION = new UUID(1, 2);

    enum Fault {
        NONE,
        /// Says the receipt before the answer is committed.
        RECEIPT_BEFORE_COMMIT
    }

    private ResponseDrill() {}

    @EnableTransactionManagement
    static class Beans {}

    public static void main(String[] arguments) {
        var fault = Fault.valueOf(arguments[1]);
        try (var store = Store.open(new StoreSettings(Path.of(arguments[0]), Optional.empty()));
                var house = house(store)) {
            held(house.getBean(JdbcClient.class));
            var submissions = house.getBean(Submissions.class);
            var out = System.out;
            say(out, "ready");
            var in = new Scanner(System.in);
            try (var threads = Executors.newFixedThreadPool(16)) {
                while (in.hasNextLine()) {
                    var key = UUID.fromString(in.nextLine());
                    threads.execute(() -> answer(submissions, fault, key, out));
                }
            }
        }
    }

    private static AnnotationConfigApplicationContext house(Store store) {
        var house = new AnnotationConfigApplicationContext();
        house.registerBean(Store.class, () -> store, bean -> bean.setDestroyMethodName(""));
        house.registerBean(JdbcClient.class, () -> JdbcClient.create(store.source()));
        house.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(store.source()));
        house.registerBean(
                TransactionTemplate.class,
                () -> new TransactionTemplate(house.getBean(PlatformTransactionManager.class)));
        house.register(Beans.class, Journal.class, AnswerWriter.class, Submissions.class);
        Flyway.configure().dataSource(store.source()).target("6").load().migrate();
        house.refresh();
        return house;
    }

    /// One open consultation, made without its officers.
    private static void held(JdbcClient db) {
        db.sql("""
                        insert into organisation.organisation (id, name, sector, registered_by)
                        values (:id, 'Drill', 'PUBLIC', :id) on conflict do nothing;
                        insert into consultation.consultation (id, owner, slug, begun_by)
                        values (:id, :id, 'drill', :id) on conflict do nothing;
                        insert into consultation.draft (id, consultation, version, plan, saved_by)
                        values (:id, :id, 1, '{}', :id) on conflict do nothing;
                        insert into consultation.edition (consultation, number, key, version, document, because, published_by)
                        values (:id, 1, :id, 1, '{}', '', :id) on conflict do nothing;
                        insert into consultation.launch (consultation, mode, opens, closes, typing_until, launched_by)
                        values (:id, 'ANONYMOUS', '2020-01-01', '2120-01-01', '2120-01-01', :id) on conflict do nothing;
                        """).param("id", CONSULTATION).update();
    }

    private static void answer(Submissions submissions, Fault fault, UUID key, PrintStream out) {
        var reference = Reference.of(CONSULTATION, key);
        if (fault == Fault.RECEIPT_BEFORE_COMMIT) say(out, "received " + reference);
        var sending = new Sending(
                CONSULTATION,
                Mode.ANONYMOUS,
                1,
                key,
                reference,
                "{\"Q1\":\"" + reference + "\"}",
                new byte[DuplicateRules.BYTES],
                null,
                null);
        if (submissions.submit(sending) instanceof Submissions.Submitted.Received && fault == Fault.NONE)
            say(out, "received " + reference);
    }

    private static void say(PrintStream out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }
}
