package org.tallystick.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.shared.CannotStart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class StoreTest {

    @TempDir Path folder;

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
            assertThatThrownBy(
                            () ->
                                    EmbeddedServer.assertDurable(
                                            EmbeddedServer.read(
                                                            folder.resolve(
                                                                    "data/postgres.connection"))
                                                    .source()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("synchronous_commit=off");
        }
    }

    @Test
    void aSecondOneIsKeptOutInWordsAndACommandMayJoin() {
        try (var store = Store.open(embedded())) {
            assertThatThrownBy(() -> Store.open(embedded()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is in use by another Tallystick");
            try (var guest = Store.join(embedded())) {
                assertThat(
                                JdbcClient.create(guest.source())
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
            var port = EmbeddedServer.read(folder.resolve("data/postgres.connection")).port();
            var stranger = new EmbeddedServer.Connection(port, "guess").source();
            assertThatThrownBy(stranger::getConnection)
                    .hasMessageContaining("password authentication failed");
            assertThat(store.data()).isEqualTo(folder.resolve("data"));
        }
    }

    @Test
    void dataOfAnotherMajorVersionIsLeftAlone() throws Exception {
        Files.createDirectories(folder.resolve("data/postgres"));
        Files.writeString(folder.resolve("data/postgres/PG_VERSION"), "15\n");
        assertThatThrownBy(() -> Store.open(embedded()))
                .isInstanceOf(CannotStart.class)
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
        var settings =
                StoreSettings.from(
                        Map.of(
                                        "tallystick.data", folder.resolve("other").toString(),
                                        "tallystick.database.url",
                                                "jdbc:postgresql://localhost:1/none",
                                        "tallystick.database.user", "council")
                                ::get);
        assertThatThrownBy(() -> Store.open(settings))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("TALLYSTICK_DATABASE_URL");
    }
}
