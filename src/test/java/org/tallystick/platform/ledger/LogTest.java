package org.tallystick.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.TestPostgres;
import org.tallystick.library.tlog.Bundle;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.ProofRules;
import org.tallystick.library.tlog.SigningKey;
import org.tallystick.library.tlog.Tile;
import org.tallystick.library.tlog.Tiles;
import org.tallystick.library.tlog.Tree;
import org.tallystick.shared.Actor;
import org.tallystick.shared.CommandRefused;

/// The public log of a database and a data directory of its own: what goes in, what a crash leaves,
/// and what the verifier names.
class LogTest {

    @TempDir
    Path data;

    private DriverManagerDataSource source;
    private JdbcClient db;
    private TransactionTemplate transaction;
    private LogGrowth growth;
    private LogFiles files;
    private final List<String> mirrored = new ArrayList<>();
    private String refused = "";

    @BeforeEach
    void aChainFromBeforeTheLog() {
        source = new DriverManagerDataSource(TestPostgres.database(), "postgres", "");
        db = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        files = LogFiles.in(data);
        growth = growth();
        Flyway.configure().dataSource(source).target("41").load().migrate();
        for (var i = 0; i < 3; i++) write("return submitted");
        migrate();
    }

    private LogGrowth growth() {
        var keys = new LogKeys(data, "https://council.example/");
        LogMirror noting = (file, origin, name) -> {
            if (name.equals(refused)) throw new CommandRefused("The storage is away.");
            assertThat(file).exists();
            mirrored.add(origin + " " + name);
        };
        return new LogGrowth(db, transaction, new Leaves(db), keys, noting, new LogWitnesses(""), files);
    }

    private void migrate() {
        Flyway.configure().dataSource(source).load().migrate();
    }

    private void write(String act) {
        transaction.executeWithoutResult(_ -> new Journal(db)
                .write(Actor.SYSTEM, act, About.of("return", UUID.randomUUID()), "because", Map.of("amount", "43.2")));
        new Sealer(db, transaction).seal();
    }

    private String fault() throws SQLException {
        var outcome = new LedgerVerifier().verify(source, List.of(), files);
        return Optional.ofNullable(outcome.fault()).orElse("none");
    }

    private Tree tree() {
        var size = files.sealed().orElseThrow().size();
        return new Tree(size, new Tiles(size, tile -> files.tile(tile).orElseThrow()));
    }

    private List<String> leaves() {
        var size = files.sealed().orElseThrow().size();
        var bundle = Tile.of(Tile.ENTRIES, 0, size).flatMap(files::tile).orElseThrow();
        return Bundle.read(bundle).stream()
                .map(each -> new String(each, StandardCharsets.ISO_8859_1))
                .toList();
    }

    @Test
    void theChainIsCarriedInOnceInOrderAndItsHeadIsALeaf() throws SQLException {
        write("return corrected");
        write("bid opened");
        growth.catchUp();
        growth.catchUp();
        assertThat(leaves()).hasSize(6);
        assertThat(leaves().subList(0, 3)).allMatch(each -> each.contains("return submitted"));
        assertThat(leaves().get(3)).startsWith("10:chain head,1:3,");
        assertThat(leaves().get(4)).startsWith("5:entry,").contains("return corrected", "43.2");
        assertThat(fault()).isEqualTo("none");
    }

    @Test
    void whatIsNotPublicIsAFingerprint() {
        write("bid opened");
        growth.catchUp();
        assertThat(leaves().getLast()).startsWith("12:closed entry,").hasSize("12:closed entry,".length() + 32);
        assertThat(String.join("", leaves())).doesNotContain("because", "bid", "Tallystick");
    }

    @Test
    void anEntryThatIsTooLongForALeafIsAFingerprint() throws SQLException {
        var act = "return submitted";
        transaction.executeWithoutResult(_ -> new Journal(db)
                .write(Actor.SYSTEM, act, new About("return", "1"), "", Map.of("long", "x".repeat(70_000))));
        new Sealer(db, transaction).seal();
        growth.catchUp();
        assertThat(leaves().getLast()).startsWith("12:closed entry,");
        assertThat(fault()).isEqualTo("none");
    }

    @Test
    void theCheckpointIsSignedWithBothKeysAndContinuesTheOneBefore() throws IOException {
        growth.catchUp();
        var first = files.sealed().orElseThrow();
        assertThat(first.origin()).isEqualTo("council.example/log");
        for (var i = 0; i < 300; i++) write("return submitted");
        growth.catchUp();
        var second = files.sealed().orElseThrow();
        assertThat(second.size()).isEqualTo(304);
        assertThat(ProofRules.continues(
                        first.size(), first.root(), second.size(), second.root(), tree().consistency(first.size())))
                .isTrue();
        var note = Note.read(Files.readString(data.resolve("log/checkpoint")));
        assertThat(note.lines()).hasSize(2);
        assertThat(files.keys()).hasSize(2).allMatch(note::signedBy);
        // The partial tiles that the full one has in it are gone, and are still served.
        assertThat(data.resolve("log/tile/0/000.p")).doesNotExist();
        assertThat(files.tile(new Tile(0, 0, 4)).orElseThrow()).hasSize(4 * 32);
        assertThat(Bundle.read(files.tile(new Tile(Tile.ENTRIES, 0, 4)).orElseThrow()))
                .hasSize(4);
    }

    @Test
    void anEmptyLogHasACheckpointToo() throws SQLException {
        source = new DriverManagerDataSource(TestPostgres.database(), "postgres", "");
        db = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        migrate();
        growth().catchUp();
        assertThat(files.sealed().orElseThrow().size()).isZero();
        assertThat(fault()).isEqualTo("none");
        write("return submitted");
        growth().catchUp();
        assertThat(leaves()).hasSize(1);
        assertThat(fault()).isEqualTo("none");
    }

    /// Wherever a turn is cut off, the next one makes it good, with the same leaves.
    @Test
    void aTurnThatIsCutOffAnywhereIsMadeGood() throws IOException, SQLException {
        growth.catchUp();
        var signed = Files.readAllBytes(data.resolve("log/checkpoint"));
        for (var i = 0; i < 260; i++) write("return submitted");
        var width = 8;
        for (var cut : List.of(
                "tile/entries/000", "tile/0/000", "tile/entries/001.p/%d", "tile/0/001.p/%d", "tile/1/000.p/1")) {
            var name = cut.formatted(width);
            // A folder with something in it cannot be written over.
            var folder = data.resolve("log").resolve(name);
            Files.createDirectories(folder.resolve("in the way"));
            assertThatThrownBy(growth::catchUp).as(name).isInstanceOf(RuntimeException.class);
            Files.delete(folder.resolve("in the way"));
            Files.delete(folder);
            assertThat(Files.readAllBytes(data.resolve("log/checkpoint"))).isEqualTo(signed);
            assertThat(fault()).as(name).isEqualTo("none");
            // Each next turn finds more than the one that was cut off had.
            write("return corrected");
            width++;
        }
        // All tiles are written, and nothing signs for them.
        var key = data.resolve("log-keys/ed25519.pem");
        var kept = Files.readString(key);
        Files.writeString(key, "");
        assertThatThrownBy(growth::catchUp).isInstanceOf(CommandRefused.class);
        assertThat(data.resolve("log/tile/1/000.p/1")).exists();
        assertThat(Files.readAllBytes(data.resolve("log/checkpoint"))).isEqualTo(signed);
        assertThat(fault()).isEqualTo("none");
        Files.writeString(key, kept);
        write("return corrected");
        growth.catchUp();
        assertThat(files.sealed().orElseThrow().size()).isEqualTo(4 + 260 + 6);
        assertThat(fault()).isEqualTo("none");
    }

    @Test
    void aDatabaseThatLacksWhatWasSignedIsNotSignedFor() throws IOException {
        growth.catchUp();
        write("return submitted");
        growth.catchUp();
        assertThat(growth.holds()).isTrue();
        var before = Files.readString(data.resolve("log/checkpoint"));
        owner("delete from ledger.link where number = 4");
        assertThat(growth.holds()).isFalse();
        assertThatThrownBy(growth::catchUp).hasMessageContaining("does not hold what was signed");
        write("another past");
        write("return submitted");
        assertThat(growth.holds()).isFalse();
        assertThatThrownBy(growth::catchUp).hasMessageContaining("does not hold what was signed");
        assertThat(Files.readString(data.resolve("log/checkpoint"))).isEqualTo(before);
    }

    @Test
    void anyBitOfAnyFileIsNamed() throws IOException, SQLException {
        for (var i = 0; i < 260; i++) write("return submitted");
        growth.catchUp();
        assertThat(fault()).isEqualTo("none");
        List<Path> all;
        try (Stream<Path> walk = Files.walk(data.resolve("log"))) {
            all = walk.filter(Files::isRegularFile)
                    .filter(each -> !each.endsWith("origin"))
                    .toList();
        }
        assertThat(all).hasSize(7);
        for (var file : all) {
            var kept = Files.readAllBytes(file);
            // Every part of the texts, and a byte in the middle of a tile.
            var tile = file.toString().contains("tile");
            for (var at = tile ? kept.length / 2 : 3; at < kept.length; at += tile ? 8192 : 211) {
                var wrong = kept.clone();
                wrong[at] ^= 1;
                Files.write(file, wrong);
                assertThat(fault()).as("%s, byte %d", file, at).isNotEqualTo("none");
            }
            Files.write(file, kept);
        }
        assertThat(fault()).isEqualTo("none");
    }

    @Test
    void anAlteredLeafIsNamedFromEitherSide() throws IOException, SQLException {
        write("return submitted");
        growth.catchUp();
        var bundle = data.resolve("log/tile/entries/000.p/5");
        var kept = Files.readAllBytes(bundle);
        var text = new String(kept, StandardCharsets.ISO_8859_1).replace("43.2", "93.2");
        Files.write(bundle, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(fault()).contains("Entry 1 of the chain differs from leaf 0 of the public log");
        Files.write(bundle, kept);
        owner(
                "delete from ledger.link where number = 4; delete from ledger.entry where id = (select max(id) from ledger.entry)");
        assertThat(fault()).contains("leaf 4 is not in the database");
    }

    /// What others read in object storage is whole, too: tiles first, then the checkpoint.
    @Test
    void theMirrorHasTheTilesBeforeTheCheckpoint() {
        growth.catchUp();
        var log = "council.example/log ";
        assertThat(mirrored)
                .containsExactly(
                        log + "tile/entries/000.p/4", log + "tile/0/000.p/4", log + "vkeys", log + "checkpoint");
        write("return submitted");
        refused = "tile/0/000.p/5";
        assertThatThrownBy(growth::catchUp).hasMessage("The storage is away.");
        assertThat(files.sealed().orElseThrow().size()).isEqualTo(4);
        refused = "checkpoint";
        assertThatThrownBy(growth::catchUp).hasMessage("The storage is away.");
        assertThat(files.sealed().orElseThrow().size()).isEqualTo(5);
        refused = "";
        mirrored.clear();
        growth.catchUp();
        growth.catchUp();
        assertThat(mirrored).containsExactly(log + "vkeys", log + "checkpoint");
    }

    /// A list of acts that nobody writes any more would open nothing, and nobody would notice.
    @Test
    void everyOpenActIsWrittenSomewhereAndIsInTheDocuments() throws IOException {
        String code;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            code = sources.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.endsWith("LeafRules.java"))
                    .map(LogTest::read)
                    .collect(Collectors.joining());
        }
        assertThat(LeafRules.OPEN).allMatch(act -> code.contains('"' + act + '"'));
        var listed = read(Path.of("docs/ledger.md")).replace("\n", " ");
        assertThat(listed)
                .contains("Acts whose entries are open: " + String.join(", ", new TreeSet<>(LeafRules.OPEN)) + ".");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keysAreTheirOwnersAloneAndAnOldOneSignsBesideANewOne() throws IOException {
        growth.catchUp();
        var folder = data.resolve("log-keys");
        var key = folder.resolve("ed25519.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Files.move(key, folder.resolve("ed25519-old.pem"));
        write("return submitted");
        growth.catchUp();
        var note = Note.read(Files.readString(data.resolve("log/checkpoint")));
        assertThat(note.lines()).hasSize(3);
        assertThat(files.keys()).hasSize(3).allMatch(note::signedBy);
        Files.delete(folder.resolve("ed25519-old.pem"));
        write("return submitted");
        growth.catchUp();
        assertThat(Note.read(Files.readString(data.resolve("log/checkpoint"))).lines())
                .hasSize(2);
        assertThat(files.keys()).hasSize(3);
    }

    @Test
    void aKeyThatCannotBeReadIsSaidInWords() throws IOException {
        growth.catchUp();
        Files.writeString(data.resolve("log-keys/ed25519.pem"), "nothing");
        write("return submitted");
        assertThatThrownBy(growth::catchUp)
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("Put the file back from a copy");
    }

    @Test
    void anotherKeyThanTheLogsIsNamed() throws IOException, SQLException {
        growth.catchUp();
        var stranger = SigningKey.read("council.example/log", KeyType.ED25519, SigningKey.create(KeyType.ED25519));
        var keys = new ArrayList<>(List.of(stranger.verifier().text()));
        keys.add(files.keys().getLast().text());
        Files.writeString(data.resolve("log/vkeys"), String.join("\n", keys) + "\n");
        assertThat(fault()).contains("no sound signature of Ed25519");
    }

    /// What the database's owner can do, with the triggers off.
    private void owner(String change) {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica; " + change);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
