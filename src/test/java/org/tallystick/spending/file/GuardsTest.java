package org.tallystick.spending.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.platform.store.FileStore;
import org.tallystick.platform.store.FileStore.Keeping;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;
import org.tallystick.spending.asking.ShareQueries;
import org.tallystick.spending.matching.Decisions;
import org.tallystick.spending.publisher.Publishers;
import org.tallystick.spending.warehouse.Warehouse;

/// What holds when many ask at once, two decide in the same instant, or the house was stopped in
/// the middle of its work.
@OnPostgres
class GuardsTest {

    private static final String LINES = """
            Date,Supplier,Amount,Postcode
            01/04/2026,Acme,43.20,SY2 6ND
            02/04/2026,Best,56.80,LE1 1FZ
            """;

    @Autowired
    ApplicationContext house;

    @Autowired
    Warehouse warehouse;

    @Autowired
    ShareQueries asking;

    @Autowired
    Uploads uploads;

    @Autowired
    LoadWork work;

    @Autowired
    FileStore files;

    @Autowired
    Publishers publishers;

    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init")
    private OrganisationId council;

    @SuppressWarnings("NullAway.Init")
    private Browser analyst;

    @SuppressWarnings("NullAway.Init")
    private String key;

    @BeforeEach
    void council() {
        var name = "Council " + UUID.randomUUID();
        key = Warehouse.slug(name);
        council = Browser.council(house, name);
        analyst = Browser.of(house, council, Role.ANALYST);
        analyst.get("/work/spend");
    }

    private void load(String text) {
        var path = "/work/spend/" + key + "/uploads";
        var sent = analyst.upload(analyst.get(path), path, "file", "april.csv", text.getBytes(StandardCharsets.UTF_8))
                .address()
                .getPath();
        analyst.send(analyst.until(sent, "Confirm and load"), sent + "/confirmation", Map.of());
        analyst.until(sent, "The file is loaded");
    }

    private void define() {
        var path = "/work/spend/" + key + "/definitions";
        analyst.send(analyst.get(path), path, Map.of("name", "Near", "districts", "SY2"));
    }

    /// Whoever asks while every turn is taken is told to try again, after as long as a page may
    /// take; what was asked before is answered all the same.
    @Test
    void tooManyQuestionsAtOnceAreToldToWait() {
        load(LINES);
        define();
        var anyone = Browser.stranger(house);
        assertThat(anyone.get("/local-spend/" + key).status()).isEqualTo(200);
        asking.turns.acquireUninterruptibly(2);
        try {
            assertThat(anyone.get("/local-spend/" + key).status()).isEqualTo(200);
            var refused = anyone.get("/local-spend/" + key + "/gaps");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text())
                    .contains("Many people are asking about spending at the moment. Try again in a minute.")
                    .doesNotContain("Exception", "Reference");
            assertThat(refused.headers().firstValue("Retry-After")).contains("60");
        } finally {
            asking.turns.release(2);
        }
        assertThat(anyone.get("/local-spend/" + key + "/gaps").status()).isEqualTo(200);
    }

    /// The file itself is sent from the disk: a part of it can be asked for, and nothing is sent
    /// twice.
    @Test
    void thePaymentsAreSentAsTheyAreKept() throws Exception {
        load(LINES);
        var file = warehouse.manifests(key).getFirst();
        var kept = Files.readAllBytes(warehouse.lines(file));
        var path = "/local-spend/" + key + "/files/" + file.linesSha256() + ".parquet";
        var whole = get(path);
        assertThat(whole.body()).isEqualTo(kept);
        assertThat(whole.headers().firstValue("Content-Type")).contains("application/vnd.apache.parquet");
        assertThat(whole.headers().firstValueAsLong("Content-Length")).hasValue(kept.length);
        var part = get(path, "Range", "bytes=0-3");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        var tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get(path.replace(file.linesSha256(), "0".repeat(64))).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofMinutes(2));
            if (headers.length > 0) request.headers(headers);
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    /// One wins; the other is shown what changed, and nothing is written for it.
    @Test
    void twoOfficersDecideAName() throws Exception {
        var name = "Firm " + UUID.randomUUID();
        var register = warehouse.registers().resolve("guards-" + key + ".csv");
        Files.createDirectories(register.getParent());
        Files.writeString(
                register,
                "CompanyName,CompanyNumber,RegAddress.PostCode\n%s LIMITED,00000002,LE1 1FZ\n%s LTD,00000003,SY1 1AA\n"
                        .formatted(name, name));
        try {
            load(LINES.replace("Acme", name));
            var path = "/work/spend/" + key + "/suppliers";
            for (int round = 0; round < 5; round++) {
                assertThat(at(path)).as("one decided, one saw it").isEqualTo(Set.of(200, 409));
                var page = analyst.get(path);
                analyst.send(page, path + "/undoing", Map.of());
            }
            var written = new Decisions(warehouse)
                    .all().stream().filter(each -> each.spelling().equals(name)).toList();
            assertThat(written).hasSize(5);
        } finally {
            Files.delete(register);
        }
    }

    /// Both press the button of the same page in the same instant.
    private Set<Integer> at(String path) throws Exception {
        var barrier = new CyclicBarrier(2);
        var answers = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var answer : List.of("yes", "no")) {
                var officer = Browser.of(house, council, Role.OFFICER);
                var page = officer.get(path);
                answers.add(threads.submit(() -> {
                    barrier.await(120, TimeUnit.SECONDS);
                    return officer.send(page, path, Map.of("means", answer)).status();
                }));
            }
            return Set.of(
                    answers.get(0).get(120, TimeUnit.SECONDS), answers.get(1).get(120, TimeUnit.SECONDS));
        }
    }

    /// What was sent or confirmed is in the database; the work on it begins again when the house
    /// does.
    @Test
    void aLoadingThatWasStoppedBeginsAgain() throws Exception {
        var by = new Actor(UUID.randomUUID(), "Analyst", Set.of(new Actor.Post(council, Role.ANALYST)));
        var publisher = publishers.mine(by, key).orElseThrow();
        var bytes = LINES.getBytes(StandardCharsets.UTF_8);
        if (!(files.keep(new ByteArrayInputStream(bytes), "april.csv") instanceof Keeping.Kept kept))
            throw new AssertionError("not kept");
        var id = UUID.randomUUID();
        assertThat(uploads.begin(by, id, publisher, "april.csv", kept)).isTrue();
        // What the stopped house left: half of a copy.
        var left = warehouse.root().resolveSibling("staging").resolve(id.toString());
        Files.createDirectories(left);
        Files.writeString(left.resolve("original"), "half of");
        assertThat(uploads.find(id).orElseThrow().state()).isEqualTo(Upload.State.READING);
        work.beginAgain();
        assertThat(becomes(id, Upload.State.READ).found().orElseThrow().loadable())
                .isTrue();
        assertThat(uploads.confirm(by, id, 0)).isTrue();
        assertThat(uploads.find(id).orElseThrow().state()).isEqualTo(Upload.State.LOADING);
        work.beginAgain();
        becomes(id, Upload.State.LOADED);
        assertThat(warehouse.manifests(key).getFirst().total()).isEqualTo("100.00");
        assertThat(left).doesNotExist();
    }

    private Upload becomes(UUID id, Upload.State state) throws InterruptedException {
        var latest = Instant.now().plus(Duration.ofMinutes(2));
        while (true) {
            var upload = uploads.find(id).orElseThrow();
            if (upload.state() == state) return upload;
            assertThat(Instant.now()).as(upload.toString()).isBefore(latest);
            Thread.sleep(20);
        }
    }
}
