package org.tallystick.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Leash;
import org.tallystick.platform.store.KillDrill.Fault;

/// Whoever was answered finds the row, once, whatever was killed and when. The client keeps its key
/// and tries again after a silence, as a browser's form does.
class KillTest {

    private enum Victim {
        JVM,
        POSTGRES,
        BOTH
    }

    private static final int ROWS_PER_LIFE = 60;

    @TempDir
    Path folder;

    private final Set<String> acknowledged = new HashSet<>();
    private final List<String> unanswered = new ArrayList<>();

    @Test
    void everyAcknowledgedRowIsThereExactlyOnce() throws Exception {
        for (var victim : List.of(Victim.JVM, Victim.POSTGRES, Victim.BOTH, Victim.BOTH)) live(Fault.NONE, victim);
        assertThat(unanswered).as("a life ends before everything is answered").isNotEmpty();
        assertThat(faults()).isEmpty();
    }

    @Test
    void theDrillNoticesAnAnswerBeforeTheCommit() throws Exception {
        for (var life = 0; life < 6 && acknowledged.size() < 500; life++)
            live(Fault.ANSWERS_BEFORE_COMMIT, Victim.BOTH);
        assertThat(faults()).anyMatch(fault -> fault.startsWith("lost"));
    }

    @Test
    void theDrillNoticesARetryThatMakesASecondRow() throws Exception {
        for (var life = 0; life < 5; life++) live(Fault.NO_CLIENT_KEY, Victim.JVM);
        assertThat(faults()).anyMatch(fault -> fault.startsWith("doubled"));
    }

    /// One life of the process: it is started, it answers, it is killed at some moment. What stayed
    /// unanswered in the life before is sent again under the same key.
    private void live(Fault fault, Victim victim) throws Exception {
        var random = new Random(ROWS_PER_LIFE + 31L * acknowledged.size());
        var process = start(fault);
        try (var in = reader(process);
                var out = process.outputWriter(StandardCharsets.UTF_8)) {
            assertThat(in.readLine()).as("ready").startsWith("ready");
            var keys = new ArrayList<>(unanswered);
            unanswered.clear();
            while (keys.size() < ROWS_PER_LIFE) keys.add(UUID.randomUUID().toString());
            var deathAt = ROWS_PER_LIFE / 2 + random.nextInt(ROWS_PER_LIFE / 2 - 1);
            for (var i = 0; i < keys.size(); i++) {
                if (!send(out, keys.get(i))) {
                    unanswered.addAll(keys.subList(i, keys.size()));
                    break;
                }
                if (i == deathAt) {
                    kill(process, victim, random);
                    note(in.readLine(), keys.get(i));
                    unanswered.addAll(keys.subList(i + 1, keys.size()));
                    break;
                }
                note(in.readLine(), keys.get(i));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void note(@Nullable String answer, String key) {
        if (("ack " + key).equals(answer)) acknowledged.add(key);
        else unanswered.add(key);
    }

    private static boolean send(Writer out, String key) {
        try {
            out.write(key + "\n");
            out.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private void kill(Process jvm, Victim victim, Random random) throws Exception {
        TimeUnit.MICROSECONDS.sleep(random.nextInt(6_000));
        var postmaster = postmaster();
        // By its handle, for the process itself would close our end of its answers too.
        if (victim != Victim.POSTGRES) jvm.toHandle().destroyForcibly();
        if (victim != Victim.JVM) {
            postmaster.children().forEach(ProcessHandle::destroyForcibly);
            postmaster.destroyForcibly();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        var pid = Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private Process start(Fault fault) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Leash.on(new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillDrill.class.getName(),
                        folder.resolve("data").toString(),
                        fault.name())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start());
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// What is wrong with the rows, once the store is opened again.
    private List<String> faults() {
        var found = new ArrayList<String>();
        try (var store = Store.open(new StoreSettings(folder.resolve("data"), Optional.empty()))) {
            Map<String, Integer> rows = new HashMap<>();
            JdbcClient.create(store.source())
                    .sql("select word from drill")
                    .query(String.class)
                    .list()
                    .forEach(key -> rows.merge(key, 1, Integer::sum));
            for (var key : acknowledged) if (!rows.containsKey(key)) found.add("lost " + key);
            rows.forEach((key, count) -> {
                if (count > 1) found.add("doubled " + key);
            });
        }
        return found;
    }
}
