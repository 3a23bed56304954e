package org.tallystick;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.support.TestPropertySourceUtils;

/// One real PostgreSQL for the whole test run, reached as an outside one is; each Spring context
/// gets a database of its own in it.
public final class TestPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "400")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A new empty database; gives its JDBC address.
    public static String database() {
        var name = "house_" + DATABASES.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return "jdbc:postgresql://localhost:%d/%s".formatted(SERVER.getPort(), name);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path data = Files.createTempDirectory("tallystick-test");
            TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                    context,
                    "tallystick.data=" + data,
                    "tallystick.database.url=" + database(),
                    // It forgets everything with the test run, and is quicker without fsync.
                    "tallystick.accept=unsafe-database",
                    "tallystick.database.user=postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
