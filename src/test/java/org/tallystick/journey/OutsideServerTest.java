package org.tallystick.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.platform.store.Store;
import org.tallystick.platform.store.StoreSettings;
import org.tallystick.shared.CommandRefused;

/// A council's own PostgreSQL, reached with an ordinary user and a password.
class OutsideServerTest {

    @TempDir
    Path folder;

    @Test
    void tallystickServesFromAnOutsideServer() throws Exception {
        var theirs = new StoreSettings(folder.resolve("theirs"), Optional.empty());
        try (var server = Store.open(theirs)) {
            var administrator = JdbcClient.create(server.source());
            administrator
                    .sql("create role council login password 'Severn & Wye'")
                    .update();
            administrator.sql("create database social owner council").update();
            var port = Files.readAllLines(folder.resolve("theirs/postgres.connection"))
                    .getFirst();
            var settings = Map.of(
                    "TALLYSTICK_DATABASE_URL",
                    "jdbc:postgresql://127.0.0.1:" + port + "/social",
                    "TALLYSTICK_DATABASE_USER",
                    "council",
                    "TALLYSTICK_DATABASE_PASSWORD",
                    "Severn & Wye");
            try (var serving = Serving.start(folder.resolve("ours"), settings)) {
                assertThat(serving.browser().get("/").status()).isEqualTo(200);
                assertThat(serving.log()).contains("/social as council").doesNotContain("Severn");
                assertThat(folder.resolve("ours/postgres")).doesNotExist();
            }
            var wrong = StoreSettings.from(key -> key.equals("tallystick.database.password")
                    ? "guess"
                    : key.equals("tallystick.data")
                            ? folder.resolve("wrong").toString()
                            : settings.get(key.replace('.', '_').toUpperCase(java.util.Locale.ROOT)));
            assertThatThrownBy(() -> Store.open(wrong))
                    .isInstanceOf(CommandRefused.class)
                    .hasMessageContaining("password authentication failed")
                    .hasMessageContaining("TALLYSTICK_DATABASE_URL");
        }
    }

    /// The database goes away while the site serves: every answer is a page of ours that says so.
    @Test
    void whatIsAskedWithoutADatabaseIsAnsweredInWords() throws Exception {
        var theirs = new StoreSettings(folder.resolve("lost"), Optional.empty());
        var server = Store.open(theirs);
        var secret = Files.readAllLines(folder.resolve("lost/postgres.connection"));
        var settings = Map.of(
                "TALLYSTICK_DATABASE_URL",
                "jdbc:postgresql://127.0.0.1:" + secret.getFirst() + "/postgres",
                "TALLYSTICK_DATABASE_USER",
                "postgres",
                "TALLYSTICK_DATABASE_PASSWORD",
                secret.getLast());
        try (var serving = Serving.start(folder.resolve("lonely"), settings, "--demo")) {
            var officer = serving.as("Procurement officer, Thurrock");
            assertThat(officer.get("/work").status()).isEqualTo(200);
            server.close();
            for (var path : List.of("/work", "/contracts")) {
                var answer = officer.get(path);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.page().text()).as(path).contains("Not available at the moment");
            }
        } finally {
            server.close();
        }
    }
}
