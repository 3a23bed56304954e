package org.tallystick.platform.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.tallystick.shared.CommandRefused;

/// PostgreSQL run by Tallystick itself over a kept data directory. It is made for tests, so that it
/// starts without fsync: here every setting that durability rests on is turned on, and asked of the
/// running server afterwards.
final class EmbeddedServer implements AutoCloseable {

    static final String MAJOR_VERSION = "18";
    private static final String USER = "postgres";
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

    private final EmbeddedPostgres server;
    private final Path data;
    private final Connection connection;
    private volatile boolean closed;

    private EmbeddedServer(EmbeddedPostgres server, Path data, Connection connection) {
        this.server = server;
        this.data = data;
        this.connection = connection;
    }

    /// How to reach a server on this machine.
    record Connection(int port, String password) {
        DataSource source() {
            var source = new PGSimpleDataSource();
            source.setServerNames(new String[] {"127.0.0.1"});
            source.setPortNumbers(new int[] {port});
            source.setDatabaseName("postgres");
            source.setUser(USER);
            source.setPassword(password);
            return source;
        }
    }

    static EmbeddedServer start(DataDirectory directory) {
        var data = directory.folder("postgres");
        refuseUnspeakable(data);
        var unfinished = directory.file("postgres.unfinished");
        var secret = directory.file("postgres.connection");
        try {
            if (Files.exists(unfinished)) makeAfresh(data, directory.folder("binaries"));
            refuseOtherVersion(data);
            StaleServer.stop(data);
            var first = !Files.exists(data.resolve("PG_VERSION"));
            if (first) mark(unfinished);
            removeHalfUnpacked(directory.folder("binaries"));
            var password = first ? newPassword() : read(secret).password();
            var server = launch(directory, data, password);
            // The library lets everybody write into it.
            directory.folder("binaries");
            var connection = new Connection(server.getPort(), password);
            if (first) requirePassword(server, data, password);
            write(secret, connection);
            Files.deleteIfExists(unfinished);
            assertDurable(connection.source());
            return new EmbeddedServer(server, data, connection);
        } catch (IOException | IllegalStateException | ExceptionInInitializerError e) {
            throw new CommandRefused(
                    "The embedded PostgreSQL did not start in %s: %s. Check that the disk has room and that this user may write there."
                            .formatted(data, e.getMessage()),
                    e);
        }
    }

    /// A first start that was stopped half-way has acknowledged nothing: the site serves once the
    /// mark is gone. What it left is not a database, and no backup could mend it.
    private static void makeAfresh(Path data, Path binaries) throws IOException {
        StaleServer.stop(data);
        StaleServer.endSetup(binaries);
        FileSystemUtils.deleteRecursively(data);
        DataDirectory.makePrivate(data);
    }

    /// The library writes its own mark when it has unpacked PostgreSQL, and stumbles over what was
    /// left before that. Nobody else unpacks here: the directory's lock is held.
    static void removeHalfUnpacked(Path binaries) throws IOException {
        try (var each = Files.newDirectoryStream(binaries, Files::isDirectory)) {
            for (var folder : each)
                if (!Files.exists(folder.resolve(".exists"))) FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void mark(Path unfinished) throws IOException {
        Files.writeString(
                unfinished, "The first start is not finished. While this file is here, the next start begins again.\n");
    }

    /// The library names the folder to a shell, between double quotation marks.
    private static void refuseUnspeakable(Path data) {
        if (data.toString().matches(".*[\"$`\\\\\\p{Cntrl}].*"))
            throw new CommandRefused(
                    "The path %s holds one of the characters \" $ ` \\, which the embedded PostgreSQL cannot take: name another directory with TALLYSTICK_DATA."
                            .formatted(data));
    }

    private static EmbeddedPostgres launch(DataDirectory directory, Path data, String password) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(directory.folder("binaries").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // It is reached by its port alone: a socket's path would be limited in
                // length and in what it may hold.
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "256MB");
        DURABLE.forEach(builder::setServerConfig);
        return builder.start();
    }

    /// The library trusts everyone on this machine; from the first start on, a password is asked
    /// instead.
    private static void requirePassword(EmbeddedPostgres server, Path data, String password) throws IOException {
        var db = JdbcClient.create(server.getPostgresDatabase());
        // A utility statement takes no parameter, so that the server quotes the password itself.
        var statement = db.sql("select format('alter role postgres password %L', :password::text)")
                .param("password", password)
                .query(String.class)
                .single();
        db.sql(statement).update();
        Files.writeString(data.resolve("pg_hba.conf"), """
                # Written by Tallystick: on this machine only, and with the password that the data directory keeps.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        db.sql("select pg_reload_conf()").query().singleRow();
    }

    static void assertDurable(DataSource source) {
        var db = JdbcClient.create(source);
        DURABLE.forEach((setting, wanted) -> {
            var found = db.sql("select current_setting(:name)")
                    .param("name", setting)
                    .query(String.class)
                    .single();
            if (!found.equals(wanted))
                throw new CommandRefused(
                        "The embedded PostgreSQL runs with %s=%s, so that a power cut could lose what was acknowledged; it was stopped."
                                .formatted(setting, found));
        });
    }

    private static void refuseOtherVersion(Path data) {
        var file = data.resolve("PG_VERSION");
        try {
            if (!Files.exists(file)) return;
            var found = Files.readString(file).strip();
            if (!found.equals(MAJOR_VERSION))
                throw new CommandRefused(
                        "The data in %1$s was written by PostgreSQL %2$s, and this Tallystick brings PostgreSQL %3$s. Start the Tallystick that wrote it and, while it runs, dump its database with pg_dump of PostgreSQL %2$s or later (host 127.0.0.1; port and password are the two lines of postgres.connection; user and database are both called postgres). Restore the dump into a PostgreSQL of your own and name that with TALLYSTICK_DATABASE_URL."
                                .formatted(data, found, MAJOR_VERSION));
        } catch (IOException e) {
            throw new CommandRefused("The file %s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static String newPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static Connection read(Path secret) {
        try {
            var lines = Files.readAllLines(secret);
            return new Connection(Integer.parseInt(lines.get(0)), lines.get(1));
        } catch (IOException | RuntimeException e) {
            throw new CommandRefused(
                    "The file %s, which holds the password of the embedded PostgreSQL, is missing or damaged: restore it from a backup of the data directory. If nothing was ever kept here, remove the folder postgres next to it and start again."
                            .formatted(secret),
                    e);
        }
    }

    private static void write(Path secret, Connection connection) throws IOException {
        var next = secret.resolveSibling(secret.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, connection.port() + "\n" + connection.password() + "\n");
        Files.move(next, secret, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    DataSource source() {
        return connection.source();
    }

    /// Runs this once PostgreSQL has ended without having been closed here.
    void onLoss(Runnable then) {
        StaleServer.running(data)
                .ifPresent(process -> process.onExit().thenRun(() -> {
                    if (!closed) then.run();
                }));
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
    }
}
