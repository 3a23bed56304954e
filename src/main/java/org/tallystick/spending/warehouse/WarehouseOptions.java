package org.tallystick.spending.warehouse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Postcodes;
import org.tallystick.platform.store.StoreSettings;
import picocli.CommandLine.Option;

/// Where lines are kept and how their places are found, for every command that asks.
public final class WarehouseOptions {

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description = "Where the lines are kept; by default in the data directory.")
    @Nullable
    Path folder;

    @Option(
            names = "--places",
            paramLabel = "FILE",
            description = "A table that places make has made, in place of the one built in.")
    @Nullable
    Path table;

    public Warehouse warehouse() throws IOException {
        return warehouse(folder);
    }

    public Postcodes places() {
        return Postcodes.named(table);
    }

    /// Where lines are kept unless a command says otherwise: what it names has no bucket.
    public static Warehouse warehouse(@Nullable Path named) throws IOException {
        return named != null
                ? new Warehouse(named, Cluster.fromEnvironment(), Optional.empty())
                : new Warehouse(
                                StoreSettings.fromEnvironment().data().resolve("warehouse"),
                                Cluster.fromEnvironment(),
                                ObjectStorage.fromEnvironment())
                        .fetched();
    }
}
