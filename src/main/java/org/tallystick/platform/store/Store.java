package org.tallystick.platform.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.tallystick.shared.CommandRefused;

/// The open store: a data source and the folder for files. Closing it closes the pool, then the
/// embedded server, then lets go of the data directory.
public final class Store implements AutoCloseable {

    private final StoreSettings settings;
    private final @Nullable DataDirectory directory;
    private final @Nullable EmbeddedServer server;
    private final HikariDataSource pool;

    private Store(
            StoreSettings settings,
            @Nullable DataDirectory directory,
            @Nullable EmbeddedServer server,
            DataSource source) {
        this.settings = settings;
        this.directory = directory;
        this.server = server;
        this.pool = pool(source);
    }

    /// Opens the store to serve from it: nobody else may hold the data directory.
    public static Store open(StoreSettings settings) {
        var directory = DataDirectory.take(settings.data())
                .orElseThrow(() -> new CommandRefused(
                        "The data directory %s is in use by another Tallystick: stop that one, or name another directory with TALLYSTICK_DATA."
                                .formatted(settings.data())));
        return open(settings, directory);
    }

    /// Opens the store for one command: beside a Tallystick that serves from it, or alone.
    public static Store join(StoreSettings settings) {
        var directory = DataDirectory.take(settings.data());
        if (directory.isPresent()) return open(settings, directory.get());
        var source = settings.outside()
                .map(Store::outside)
                .orElseGet(() -> EmbeddedServer.read(settings.data().resolve("postgres.connection"))
                        .source());
        return new Store(settings, null, null, source);
    }

    private static Store open(StoreSettings settings, DataDirectory directory) {
        try {
            Optional<DataSource> outside = settings.outside().map(Store::outside);
            if (outside.isPresent()) {
                var faults = OutsideServer.faults(outside.get(), settings);
                if (!faults.isEmpty()) throw new CommandRefused(String.join(" ", faults));
                return new Store(settings, directory, null, outside.get());
            }
            var server = EmbeddedServer.start(directory);
            return new Store(settings, directory, server, server.source());
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static DataSource outside(StoreSettings.Outside outside) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(outside.url());
        } catch (IllegalArgumentException e) {
            throw new CommandRefused(
                    "TALLYSTICK_DATABASE_URL must look like jdbc:postgresql://host:5432/tallystick; it is " + outside,
                    e);
        }
        source.setUser(outside.user());
        source.setPassword(outside.password());
        try (var connection = source.getConnection()) {
            if (!connection.isValid(5)) throw new CommandRefused("The database at " + outside + " does not answer.");
        } catch (java.sql.SQLException e) {
            throw new CommandRefused(
                    "The database at %s cannot be reached: %s. Check TALLYSTICK_DATABASE_URL, _USER and _PASSWORD."
                            .formatted(outside, e.getMessage()),
                    e);
        }
        return source;
    }

    private static HikariDataSource pool(DataSource source) {
        var config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(source);
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(4);
        config.setConnectionTimeout(10_000);
        // Whatever keeps one longer than this is named in the log with where it took it; the
        // longest
        // statement here, a publication's, takes seconds. Tests wait for less.
        config.setLeakDetectionThreshold(Long.getLong("tallystick.leak.milliseconds", 120_000));
        // Every statement here is short: compiling one costs more than it saves, half a second at
        // times.
        config.setConnectionInitSql("set jit = off");
        return new HikariDataSource(config);
    }

    public DataSource source() {
        return pool;
    }

    /// The folder in which files are kept by their SHA-256, heads of the ledger are written, and so
    /// on.
    public Path data() {
        return settings.data();
    }

    /// Whether the person who runs this site has accepted this, with `TALLYSTICK_ACCEPT`.
    public boolean accepts(String what) {
        return settings.accepted().contains(what);
    }

    /// What an outside database lacks now; nothing for the embedded one, which is asked as it
    /// starts.
    List<String> faults() {
        return settings.outside().isPresent() ? OutsideServer.faults(pool, settings) : List.of();
    }

    /// Whether PostgreSQL is run by Tallystick itself.
    public boolean embedded() {
        return server != null;
    }

    /// Runs this when the embedded PostgreSQL has ended by itself, or was killed: nothing can be
    /// kept any more.
    public void onLoss(Runnable then) {
        if (server != null) server.onLoss(then);
    }

    @Override
    public void close() {
        pool.close();
        try {
            if (server != null) server.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            if (directory != null) directory.close();
        }
    }
}
