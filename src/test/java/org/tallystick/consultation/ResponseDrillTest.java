package org.tallystick.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Leash;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;

/// Whoever read a receipt finds their answer, once, when the server and its PostgreSQL are killed
/// right after it, with many others under way.
class ResponseDrillTest {

    private static final int KEYS = 400;

    @TempDir
    Path folder;

    private final Set<String> receipts = new HashSet<>();

    @Test
    void whatWasAcknowledgedIsThereOnceAfterAKill() throws Exception {
        live(ResponseDrill.Fault.NONE, 90);
        assertThat(receipts).hasSizeGreaterThanOrEqualTo(90);
        assertThat(faults()).isEmpty();
    }

    @Test
    void theDrillNoticesAReceiptBeforeTheCommit() throws Exception {
        for (var life = 0; life < 3 && !lost(); life++) live(ResponseDrill.Fault.RECEIPT_BEFORE_COMMIT, 30);
        assertThat(faults()).anyMatch(fault -> fault.startsWith("lost"));
    }

    private boolean lost() throws Exception {
        return !receipts.isEmpty() && !faults().isEmpty();
    }

    /// Starts the process, sends it all keys at once, and kills it after so many receipts.
    private void live(ResponseDrill.Fault fault, int deathAfter) throws Exception {
        var process = start(fault);
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var out = process.outputWriter(StandardCharsets.UTF_8)) {
            assertThat(in.readLine()).as(log()).isEqualTo("ready");
            for (var at = 0; at < KEYS; at++) out.write(UUID.randomUUID() + "\n");
            out.flush();
            for (var at = 0; at < deathAfter; at++) note(in.readLine());
            kill(process);
            // What it still managed to say counts: somebody has read it.
            for (var line = in.readLine(); line != null; line = in.readLine()) note(line);
        } catch (IOException gone) {
            assertThat(process.isAlive()).as(log()).isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void note(@org.jspecify.annotations.Nullable String line) {
        if (line != null && line.startsWith("received ")) receipts.add(line.substring(9));
    }

    private String log() throws IOException {
        var log = folder.resolve("log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private void kill(Process jvm) throws Exception {
        var pid = Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        jvm.toHandle().destroyForcibly();
        postmaster.children().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
    }

    private Process start(ResponseDrill.Fault fault) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Leash.on(new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ResponseDrill.class.getName(),
                        folder.resolve("data").toString(),
                        fault.name())
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start());
    }

    private List<String> faults() {
        var found = new ArrayList<String>();
        try (var store = Store.open(new StoreSettings(folder.resolve("data"), Optional.empty()))) {
            var db = JdbcClient.create(store.source());
            var kept = db.sql("select answers ->> 'Q1' from consultation.response")
                    .query(String.class)
                    .list();
            var once = new HashSet<String>();
            for (var reference : kept) if (!once.add(reference)) found.add("doubled " + reference);
            for (var reference : receipts) if (!once.contains(reference)) found.add("lost " + reference);
            var held = db.sql("select count(*) from consultation.receipt")
                    .query(Integer.class)
                    .single();
            if (held != kept.size()) found.add(held + " receipts for " + kept.size() + " answers");
        }
        return found;
    }
}
