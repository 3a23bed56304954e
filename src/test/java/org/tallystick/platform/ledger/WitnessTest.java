package org.tallystick.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.TestPostgres;
import org.tallystick.library.tlog.AddCheckpoint;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.Tiles;
import org.tallystick.library.tlog.Tree;
import org.tallystick.library.tlog.VerifierKey;
import org.tallystick.shared.Actor;

/// Two councils follow each other's logs, each with a server of its own.
class WitnessTest {

    @TempDir
    Path folder;

    private final List<HttpServer> servers = new ArrayList<>();
    private Council north;
    private Council south;

    /// A database with its log, and a witness that follows somebody else's.
    private final class Council {
        private final String name;
        private final Path data;
        private final DataSource source = new DriverManagerDataSource(TestPostgres.database(), "postgres", "");
        private final JdbcClient db = JdbcClient.create(source);
        private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        private final LogFiles files;
        private List<VerifierKey> witnessKeys = List.of();
        private String address = "";
        private LogWitnesses asked = new LogWitnesses("");

        Council(String name) {
            this.name = name;
            this.data = folder.resolve(name);
            this.files = LogFiles.in(data);
            Flyway.configure().dataSource(source).load().migrate();
        }

        LogGrowth growth() {
            return new LogGrowth(
                    db,
                    transaction,
                    new Leaves(db),
                    new LogKeys(data, "https://" + name + ".example"),
                    (_, _, _) -> {},
                    asked,
                    files);
        }

        void follows(Council other) throws IOException {
            var witness = new WitnessCommand();
            witness.name = "witness." + name + ".example";
            witness.folder = folder.resolve("witness-" + name);
            witness.logs = List.of(other.data.resolve("log/vkeys").toString());
            witness.port = 0;
            var server = witness.start();
            servers.add(server);
            address = "http://127.0.0.1:" + server.getAddress().getPort();
            witnessKeys = witness.keys().stream().map(each -> each.verifier()).toList();
        }

        void asks(Council other) {
            asked = new LogWitnesses(
                    other.address + " " + other.witnessKeys.getFirst().text() + ", " + other.address + " "
                            + other.witnessKeys.getLast().text());
        }

        void write(String amount) {
            transaction.executeWithoutResult(_ -> new Journal(db)
                    .write(
                            Actor.SYSTEM,
                            "return submitted",
                            About.of("return", UUID.randomUUID()),
                            "",
                            Map.of("amount", amount)));
            new Sealer(db, transaction).seal();
        }

        /// What the site's own turns do.
        Note turn() {
            var growth = growth();
            growth.catchUp();
            growth.cosign();
            return files.note().orElseThrow();
        }

        /// What its owner can do: the past written anew, and signed for with the same keys.
        void rewrite() throws IOException, SQLException {
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "set session_replication_role = replica; delete from ledger.link; delete from ledger.entry");
            }
            write("999");
            write("2");
            write("3");
            try (Stream<Path> all = Files.walk(data.resolve("log"))) {
                for (var file : all.sorted(Comparator.reverseOrder()).toList())
                    if (file.toString().contains("tile") || file.endsWith("checkpoint")) Files.delete(file);
            }
        }
    }

    @BeforeEach
    void twoCouncils() throws IOException {
        north = new Council("north");
        south = new Council("south");
        for (var each : List.of(north, south)) {
            each.write("1");
            each.growth().catchUp();
        }
        north.follows(south);
        south.follows(north);
        north.asks(south);
        south.asks(north);
    }

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    private static boolean seenBy(Note note, Council witness) {
        return witness.witnessKeys.stream().allMatch(note::signedBy);
    }

    @Test
    void eachSignsTheOthersLogAsItGrows() {
        for (var turn = 0; turn < 3; turn++)
            for (var pair : List.of(List.of(north, south), List.of(south, north))) {
                pair.getFirst().write("2");
                var note = pair.getFirst().turn();
                assertThat(seenBy(note, pair.getLast())).isTrue();
                // Ed25519 and ML-DSA-44 of the log, and both of the witness.
                assertThat(note.lines()).hasSize(4);
                assertThat(pair.getFirst().files.keys()).allMatch(note::signedBy);
                assertThat(pair.getFirst().asked.seen())
                        .allSatisfy(seen -> assertThat(seen.signed()).isTrue());
            }
    }

    @Test
    void aRewrittenPastIsNotSignedByTheOther() throws IOException, SQLException {
        north.write("2");
        north.write("3");
        assertThat(seenBy(north.turn(), south)).isTrue();
        var size = north.files.sealed().orElseThrow().size();
        north.rewrite();
        north.asks(south);
        var same = north.turn();
        assertThat(north.files.sealed().orElseThrow().size()).isEqualTo(size);
        assertThat(north.files.keys()).allMatch(same::signedBy);
        assertThat(same.lines()).hasSize(2);
        assertThat(north.asked.seen()).anyMatch(seen -> seen.words().contains("another checkpoint of this size"));
        north.write("4");
        north.asks(south);
        assertThat(north.turn().lines()).hasSize(2);
        assertThat(north.asked.seen()).anyMatch(seen -> seen.words().contains("does not show that this continues"));
        // The honest one goes on.
        south.write("2");
        assertThat(seenBy(south.turn(), north)).isTrue();
    }

    private HttpResponse<String> send(String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(south.address + "/add-checkpoint"))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private String asking(long old, List<byte[]> proof) {
        return new AddCheckpoint(old, proof, north.files.note().orElseThrow().toString()).toString();
    }

    /// The answers that the standard asks for.
    @Test
    void itAnswersAsTheStandardSays() throws Exception {
        assertThat(send("old x\n\nnothing").statusCode()).isEqualTo(400);
        assertThat(send("").statusCode()).isEqualTo(400);
        var own = south.files.note().orElseThrow().toString();
        assertThat(send(new AddCheckpoint(0, List.of(), own).toString()).statusCode())
                .isEqualTo(404);
        var unsigned = Note.of(north.files.note().orElseThrow().text())
                .with(south.files.note().orElseThrow().lines().getFirst());
        assertThat(send(new AddCheckpoint(0, List.of(), unsigned.toString()).toString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(asking(9, List.of())).statusCode()).isEqualTo(400);
        assertThat(send(asking(0, List.of(new byte[32]))).statusCode()).isEqualTo(422);
        var first = send(asking(0, List.of()));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).startsWith("\u2014 witness.south.example ");
        var size = north.files.sealed().orElseThrow().size();
        var again = send(asking(0, List.of()));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        assertThat(again.body()).isEqualTo(size + "\n");
        assertThat(send(asking(size, List.of())).statusCode()).isEqualTo(200);
        north.write("2");
        north.growth().catchUp();
        assertThat(send(asking(size, List.of(new byte[32]))).statusCode()).isEqualTo(422);
        var now = north.files.sealed().orElseThrow();
        var tree = new Tree(
                now.size(), new Tiles(now.size(), tile -> north.files.tile(tile).orElseThrow()));
        assertThat(send(asking(size, tree.consistency(size))).statusCode()).isEqualTo(200);
    }

    /// What it has signed is there after it is started again.
    @Test
    void itRemembers() throws Exception {
        assertThat(send(asking(0, List.of())).statusCode()).isEqualTo(200);
        var keys = south.witnessKeys;
        stop();
        south.follows(north);
        assertThat(south.witnessKeys).isEqualTo(keys);
        assertThat(send(asking(0, List.of())).statusCode()).isEqualTo(409);
    }

    @Test
    void aWitnessThatIsAwayKeepsNobodyFromSigning() {
        servers.forEach(server -> server.stop(0));
        north.write("2");
        var note = north.turn();
        assertThat(north.files.keys()).allMatch(note::signedBy);
        assertThat(Optional.of(Checkpoint.read(note.text()))).isEqualTo(north.files.sealed());
        assertThat(north.asked.seen()).allMatch(seen -> seen.words().equals("It does not answer."));
        assertThat(note.toString().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(north.files.checkpoint().orElseThrow());
    }
}
