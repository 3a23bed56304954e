package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;

/// The whole of Tallystick, killed while officers save: whoever was answered finds their
/// procurement there, once. The store's own drill is in KillTest; this one goes over HTTP.
class KillServedTest {

    private enum Victim {
        JVM,
        POSTGRES,
        BOTH
    }

    private static final int ROWS_BEFORE_DEATH = 25;

    @TempDir
    Path folder;

    private final Random random = new Random(20261122);
    private final List<UUID> acknowledged = new ArrayList<>();
    private final List<UUID> unanswered = new ArrayList<>();
    private volatile String refusal = "nothing";

    @Test
    void everyAcknowledgedProcurementIsThereExactlyOnce() throws Exception {
        for (var victim : Victim.values()) live(victim);
        try (var last = serve()) {
            var officer = last.as("Procurement officer, Thurrock");
            for (var key : List.copyOf(unanswered)) save(officer, key, key);
            unanswered.clear();
            // What a silence makes people do: the same form again. A form that made up a new key
            // instead would make a second row, which the count must notice.
            save(officer, acknowledged.getFirst(), acknowledged.getFirst());
            assertThat(faults(rows())).isEmpty();
            save(officer, UUID.randomUUID(), acknowledged.getFirst());
            assertThat(faults(rows())).containsExactly("doubled " + acknowledged.getFirst());
            acknowledged.add(UUID.randomUUID());
            assertThat(faults(rows())).contains("lost " + acknowledged.getLast());
        }
    }

    private Serving serve() throws Exception {
        return Serving.start(folder.resolve("data"), Map.of(), "--demo");
    }

    /// One life: it starts, officers save two at a time, and something is killed at some moment.
    private void live(Victim victim) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var serving = serve();
            // The officers save until it is dead: whatever fails here, it has to die first.
            try (serving) {
                var officers = List.of(
                        threads.submit(() -> savesUntilDeath(serving)), threads.submit(() -> savesUntilDeath(serving)));
                awaitMore(officers);
                TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
                if (victim != Victim.JVM) serving.killPostgres();
                if (victim != Victim.POSTGRES) serving.killJvm();
                assertThat(serving.jvm().waitFor(120, TimeUnit.SECONDS))
                        .as("without its PostgreSQL it ends: " + serving.log())
                        .isTrue();
                if (victim == Victim.POSTGRES) assertThat(serving.log()).contains("The embedded PostgreSQL has ended");
            }
        }
    }

    private void awaitMore(List<Future<Void>> officers) throws Exception {
        var enough = acknowledged() + ROWS_BEFORE_DEATH;
        var end = Instant.now().plusSeconds(180);
        while (acknowledged() < enough) {
            for (var officer : officers) if (officer.isDone()) officer.get();
            assertThat(Instant.now())
                    .as("nothing is acknowledged any more; last came " + refusal)
                    .isBefore(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private synchronized int acknowledged() {
        return acknowledged.size();
    }

    private Void savesUntilDeath(Serving serving) {
        var officer = serving.as("Procurement officer, Thurrock");
        while (true) {
            var key = next();
            try {
                save(officer, key, key);
            } catch (UncheckedIOException dead) {
                waits(key);
                return null;
            }
        }
    }

    private synchronized UUID next() {
        return unanswered.isEmpty() ? UUID.randomUUID() : unanswered.removeFirst();
    }

    private synchronized void waits(UUID key) {
        unanswered.add(key);
    }

    /// Saves a plan whose title tells its key; only a page that says so counts as an answer.
    private void save(Browser officer, UUID key, UUID title) {
        var form = officer.get("/work/procurements/new");
        if (form.status() != 200) {
            refusal = form.status() + " " + form.page().text();
            waits(title);
            return;
        }
        var changes = new LinkedHashMap<String, String>();
        // The same form again, as a browser sends it: with the same keys.
        changes.put("procurement", key.toString());
        changes.put("key", key.toString());
        changes.put("title", "Drill " + title);
        changes.put("then", "draft");
        var answer = officer.send(form, "/work/procurements", changes);
        synchronized (this) {
            if (answer.status() != 200 || !answer.text().contains(title.toString())) {
                refusal = answer.status() + " " + answer.address() + " "
                        + answer.page().text();
                unanswered.add(title);
            } else if (!acknowledged.contains(title)) acknowledged.add(title);
        }
    }

    private Map<String, Integer> rows() {
        try (var store = Store.join(new StoreSettings(folder.resolve("data"), Optional.empty()))) {
            var counts = new HashMap<String, Integer>();
            JdbcClient.create(store.source())
                    .sql("""
                            select form ->> 'title' from procurement.plan
                            where form ->> 'title' like 'Drill %'
                            """)
                    .query(String.class)
                    .list()
                    .forEach(title -> counts.merge(title.substring(6), 1, Integer::sum));
            return counts;
        }
    }

    private List<String> faults(Map<String, Integer> rows) {
        var found = new ArrayList<String>();
        for (var key : acknowledged) if (!rows.containsKey(key.toString())) found.add("lost " + key);
        rows.forEach((key, count) -> {
            if (count > 1) found.add("doubled " + key);
        });
        return found;
    }
}
