package org.tallystick.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.shared.CommandRefused;

class StoreTest {

    @TempDir
    Path folder;

    private StoreSettings embedded() {
        return new StoreSettings(folder.resolve("data"), Optional.empty());
    }

    @Test
    void theEmbeddedServerKeepsWhatItAcknowledges() {
        try (var store = Store.open(embedded())) {
            var db = JdbcClient.create(store.source());
            for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit"))
                assertThat(db.sql("show " + setting).query(String.class).single())
                        .as(setting)
                        .isEqualTo("on");
        }
    }

    @Test
    void aServerThatIsNotDurableIsRefused() {
        try (var store = Store.open(embedded())) {
            var db = JdbcClient.create(store.source());
            db.sql("alter role postgres set synchronous_commit = off").update();
            assertThatThrownBy(() ->
                            EmbeddedServer.assertDurable(EmbeddedServer.read(folder.resolve("data/postgres.connection"))
                                    .source()))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining("synchronous_commit=off");
        }
    }

    @Test
    void aSecondOneIsKeptOutInWordsAndACommandMayJoin() {
        try (var store = Store.open(embedded())) {
            assertThatThrownBy(() -> Store.open(embedded()))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining("is in use by another Tallystick");
            try (var guest = Store.join(embedded())) {
                assertThat(JdbcClient.create(guest.source())
                                .sql("select 1")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
            }
            assertThat(store.embedded()).isTrue();
        }
    }

    @Test
    void aPasswordIsAskedOfEveryoneOnThisMachine() {
        try (var store = Store.open(embedded())) {
            var port = EmbeddedServer.read(folder.resolve("data/postgres.connection"))
                    .port();
            var stranger = new EmbeddedServer.Connection(port, "guess").source();
            assertThatThrownBy(stranger::getConnection).hasMessageContaining("password authentication failed");
            assertThat(store.data()).isEqualTo(folder.resolve("data"));
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsLeftAlone() throws Exception {
        Files.createDirectories(folder.resolve("data/postgres"));
        Files.writeString(folder.resolve("data/postgres/PG_VERSION"), "15\n");
        assertThatThrownBy(() -> Store.open(embedded()))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("was written by PostgreSQL 15");
    }

    @Test
    void aProcessIdThatBelongsToSomebodyElseNowIsNotStopped() throws Exception {
        var data = Files.createDirectories(folder.resolve("data/postgres"));
        var mine = ProcessHandle.current().pid();
        Files.writeString(data.resolve("postmaster.pid"), mine + "\n");
        StaleServer.stop(data);
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
        assertThat(ProcessHandle.of(mine)).isPresent();
    }

    @Test
    void anOutsideServerThatDoesNotAnswerIsNamed() {
        var settings = StoreSettings.from(Map.of(
                "tallystick.data", folder.resolve("other").toString(),
                "tallystick.database.url", "jdbc:postgresql://localhost:1/none",
                "tallystick.database.user", "council")::get);
        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("TALLYSTICK_DATABASE_URL");
    }

    @Test
    void aFirstStartThatWasStoppedHalfWayBeginsAgain() throws Exception {
        var half = Files.createDirectories(folder.resolve("data/postgres/base"));
        Files.writeString(half.resolveSibling("PG_VERSION"), "18\n");
        Files.writeString(half.resolveSibling("postgresql.conf"), "");
        Files.writeString(folder.resolve("data/postgres.unfinished"), "");
        try (var store = Store.open(embedded())) {
            assertThat(one(store)).isEqualTo(1);
            assertThat(folder.resolve("data/postgres.unfinished")).doesNotExist();
        }
    }

    /// It outlives the Tallystick that was killed, and would go on writing.
    @Test
    void aSetupThatGoesOnIsEndedFirst() throws Exception {
        var bin = Files.createDirectories(folder.resolve("binaries/PG-1/bin"));
        var program = Files.copy(Path.of("/bin/sleep"), bin.resolve("initdb"));
        var orphan = new ProcessBuilder(program.toString(), "600").start();
        var stranger = new ProcessBuilder("/bin/sleep", "600").start();
        try {
            StaleServer.endSetup(folder.resolve("binaries"));
            assertThat(orphan.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            orphan.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    @Test
    void whatWasHalfUnpackedIsUnpackedAgain() throws Exception {
        var binaries = folder.resolve("data/binaries");
        var whole = Files.createDirectories(binaries.resolve("PG-whole/bin"));
        Files.writeString(binaries.resolve("PG-whole/.exists"), "");
        var half = Files.createDirectories(binaries.resolve("PG-half/bin"));
        Files.writeString(half.resolve("initdb"), "");
        EmbeddedServer.removeHalfUnpacked(binaries);
        assertThat(half.getParent()).doesNotExist();
        assertThat(whole).exists();
    }

    /// A whole database whose password is lost is never thrown away.
    @Test
    void aDatabaseThatWasFinishedIsNotMadeAfresh() throws Exception {
        var whole = Files.createDirectories(folder.resolve("data/postgres"));
        Files.writeString(whole.resolve("PG_VERSION"), "18\n");
        assertThatThrownBy(() -> Store.open(embedded()))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("restore it from a backup");
        assertThat(whole.resolve("PG_VERSION")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my data", "the council's data", "Sch\u00fctz; data,(1) & more"})
    void aDataDirectoryMayBeCalledAnything(String name) {
        var settings = new StoreSettings(folder.resolve(name), Optional.empty());
        try (var store = Store.open(settings)) {
            assertThat(one(store)).isEqualTo(1);
        }
    }

    @Test
    void aNameThatNoShellCouldTakeIsRefusedInWords() {
        var settings = new StoreSettings(folder.resolve("a\"b"), Optional.empty());
        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(CommandRefused.class)
                .hasMessageContaining("name another directory with TALLYSTICK_DATA");
    }

    /// A copy made while the original runs holds the original's process id, and its path may end as
    /// the original's does.
    @Test
    void theOriginalOfACopyIsNotStopped() throws Exception {
        try (var store = Store.open(embedded())) {
            var copy = Files.createDirectories(folder.resolve("copy" + folder + "/data/postgres"));
            Files.copy(folder.resolve("data/postgres/postmaster.pid"), copy.resolve("postmaster.pid"));
            assertThat(StaleServer.running(folder.resolve("data/postgres"))).isPresent();
            StaleServer.stop(copy);
            assertThat(one(store)).isEqualTo(1);
            assertThat(StaleServer.running(folder.resolve("data/postgres"))).isPresent();
        }
    }

    @Test
    void nobodyElseOnThisMachineReadsTheDataDirectory() throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(data.resolve("lock"), "");
        Files.setPosixFilePermissions(data.resolve("lock"), PosixFilePermissions.fromString("rw-r--r--"));
        try (var store = Store.open(embedded())) {
            assertThat(rights(store.data())).isEqualTo("rwx------");
            assertThat(rights(data.resolve("lock"))).isEqualTo("rw-------");
            assertThat(rights(data.resolve("binaries"))).isEqualTo("rwx------");
        }
    }

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void anOutsideDatabaseThatWillNotDoIsRefusedInWords() {
        try (var server = Store.open(embedded())) {
            var db = JdbcClient.create(server.source());
            db.sql("create role council login password 'x'").update();
            db.sql("create database old encoding 'LATIN1' locale 'C' template template0 owner council")
                    .update();
            db.sql("create database good owner council").update();
            var port = EmbeddedServer.read(folder.resolve("data/postgres.connection"))
                    .port();
            assertThatThrownBy(() -> Store.open(outside(port, "old", "")))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining("keeps text as LATIN1");
            assertThatThrownBy(() -> Store.open(outside(port, "postgres", "")))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining("may not make schemas and tables");
            db.sql("alter role council set synchronous_commit = off").update();
            assertThatThrownBy(() -> Store.open(outside(port, "good", "")))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining("synchronous_commit=off")
                    .hasMessageContaining("TALLYSTICK_ACCEPT=unsafe-database");
            try (var accepted = Store.open(outside(port, "good", "unsafe-database"))) {
                assertThat(one(accepted)).isEqualTo(1);
                assertThat(accepted.faults()).isEmpty();
            }
        }
    }

    private StoreSettings outside(int port, String database, String accepted) {
        return StoreSettings.from(Map.of(
                "tallystick.data",
                folder.resolve("other").toString(),
                "tallystick.database.url",
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                "tallystick.database.user",
                "council",
                "tallystick.database.password",
                "x",
                "tallystick.accept",
                accepted)::get);
    }

    @Test
    void aPasswordInTheAddressIsNotShown() {
        for (var url : List.of(
                "jdbc:postgresql://localhost:1/none?password=Severn",
                "jdbc:postgresql://me:Severn@localhost:1/none",
                "jdbc:mysql://localhost/none?password=Severn")) {
            var settings = StoreSettings.from(
                    Map.of("tallystick.data", folder.resolve("other").toString(), "tallystick.database.url", url)::get);
            assertThatThrownBy(() -> Store.open(settings))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining("localhost")
                    .hasMessageNotContaining("Severn");
        }
    }

    @Test
    void clocksThatAreApartAreNamed() {
        var now = Instant.parse("2027-03-28T01:00:00Z");
        assertThat(DatabaseIsFit.clock(now, now.plusSeconds(2), now)).isEmpty();
        assertThat(DatabaseIsFit.clock(now, now.minusSeconds(2), now)).isEmpty();
        assertThat(DatabaseIsFit.clock(now, now.plusSeconds(30), now.plusSeconds(60)))
                .isEmpty();
        assertThat(DatabaseIsFit.clock(now, now.minusSeconds(3_600), now.plusSeconds(1)))
                .singleElement()
                .asString()
                .startsWith("The database's clock is 3600 seconds behind");
        assertThat(DatabaseIsFit.clock(now, now.plusSeconds(4), now.plusSeconds(1)))
                .singleElement()
                .asString()
                .startsWith("The database's clock is 3 seconds ahead");
    }

    private static int one(Store store) {
        return JdbcClient.create(store.source())
                .sql("select 1")
                .query(Integer.class)
                .single();
    }
}
