package org.tallystick.platform.store;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Scanner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A process of its own that opens the store and writes one row for every key it reads, answering
/// each. The test kills it, or its PostgreSQL, or both. Two faults can be planted, to show that the
/// test would notice them.
final class KillDrill {

    enum Fault {
        NONE,
        /// Says "ack" before the row is committed.
        ANSWERS_BEFORE_COMMIT,
        /// Makes up a key of its own, so that a retry makes a second row.
        NO_CLIENT_KEY
    }

    private KillDrill() {}

    public static void main(String[] arguments) {
        var fault = Fault.valueOf(arguments[1]);
        try (var store = Store.open(new StoreSettings(Path.of(arguments[0]), Optional.empty()))) {
            var db = JdbcClient.create(store.source());
            db.sql("create table if not exists drill (key uuid primary key, word text not null)")
                    .update();
            var transaction = new TransactionTemplate(new DataSourceTransactionManager(store.source()));
            var out = System.out;
            say(
                    out,
                    "ready "
                            + db.sql("select pg_backend_pid()")
                                    .query(Long.class)
                                    .single());
            var in = new Scanner(System.in);
            while (in.hasNextLine()) answer(db, transaction, fault, in.nextLine(), out);
        }
    }

    private static void answer(
            JdbcClient db, TransactionTemplate transaction, Fault fault, String key, PrintStream out) {
        try {
            if (fault == Fault.ANSWERS_BEFORE_COMMIT) {
                say(out, "ack " + key);
                Thread.sleep(3);
            }
            transaction.executeWithoutResult(status -> db.sql("""
                                            insert into drill (key, word)
                                            values (case when :own then gen_random_uuid() else :key::uuid end, :key)
                                            on conflict (key) do nothing
                                            """)
                    .param("own", fault == Fault.NO_CLIENT_KEY)
                    .param("key", key)
                    .update());
            if (fault == Fault.ANSWERS_BEFORE_COMMIT) return;
            // The moment between commit and answer is made long enough to be hit.
            Thread.sleep(2);
            say(out, "ack " + key);
        } catch (RuntimeException | InterruptedException lost) {
            say(out, "try again " + key);
        }
    }

    private static void say(PrintStream out, String line) {
        out.println(line);
        out.flush();
    }
}
