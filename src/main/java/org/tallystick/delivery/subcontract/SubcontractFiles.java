package org.tallystick.delivery.subcontract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.spendfile.Chosen;
import org.tallystick.library.spendfile.SpendFile;
import org.tallystick.library.spendfile.SpendReader;
import org.tallystick.platform.store.FileStore;
import org.tallystick.shared.Actor;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.TryLater;
import org.tallystick.spending.matching.SupplierNames;
import org.tallystick.spending.publisher.Publishers;
import org.tallystick.spending.warehouse.Loaded;
import org.tallystick.spending.warehouse.Loading;
import org.tallystick.spending.warehouse.Manifest;
import org.tallystick.spending.warehouse.Warehouse;

/// A file's way from its sender into the warehouse: read beside it, seen, kept, and only then
/// loaded. What is kept is said by the database alone and the warehouse follows it, so that whoever
/// is stopped in between is caught up with: by the same form again, or by the next start.
@Component
class SubcontractFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SubcontractFiles.class);
    private static final int MOST_ASIDE = 50;

    /// Lines shown of a file without headings.
    private static final int SAMPLES = 5;

    private final Subcontracts subcontracts;
    private final FileStore files;
    private final Publishers publishers;
    private final SupplierNames names;
    private final Warehouse warehouse;

    SubcontractFiles(
            Subcontracts subcontracts,
            FileStore files,
            Publishers publishers,
            SupplierNames names,
            Warehouse warehouse) {
        this.subcontracts = subcontracts;
        this.files = files;
        this.publishers = publishers;
        this.names = names;
        this.warehouse = warehouse;
    }

    /// What became of a file that was sent.
    sealed interface Sent {
        /// Its sender may look at it.
        record Read() implements Sent {}

        record Refused(String because) implements Sent {}

        /// The form sent another file before.
        record Used() implements Sent {}
    }

    /// Reads a file, for its sender to see what keeping it comes to. The quarter is one of the
    /// contract's.
    ///
    /// @param chosen the headings chosen in place of the guess, by the field's key
    Sent send(
            Actor actor,
            UUID key,
            Contract contract,
            Quarter quarter,
            String filename,
            String sha256,
            Map<String, String> chosen)
            throws IOException {
        var staging = Files.createTempDirectory("tallystick-subcontract");
        try {
            var file = copy(sha256, staging);
            var tried = new Warehouse(staging.resolve("warehouse"));
            return switch (load(
                    tried,
                    Warehouse.subcontract(
                            publishers.enter(actor, contract.buyer()).key(), contract.id()),
                    // The contract's name stands in the file's, so that a share by contract can be
                    // told by name.
                    contract.title().replace('/', '-') + "/" + quarter,
                    file,
                    chosen)) {
                case Loaded.Refused(var _, var because) -> new Sent.Refused(because);
                case Loaded.Fresh(var manifest) -> {
                    var found = found(tried, manifest, contract, quarter, file);
                    yield subcontracts.send(actor, key, contract, quarter, filename, found)
                            ? new Sent.Read()
                            : new Sent.Used();
                }
                case Loaded.Replaced _, Loaded.Unchanged _, Loaded.Twin _ ->
                    throw new IllegalStateException("nothing was there before");
            };
        } finally {
            FileSystemUtils.deleteRecursively(staging);
        }
    }

    private Found found(Warehouse tried, Manifest manifest, Contract contract, Quarter quarter, Path path)
            throws IOException {
        var file = SpendFile.open(path, Chosen.of(manifest.chosen()));
        return new Found(
                manifest,
                wrong(manifest, contract, quarter, file),
                file.headings(),
                file.headingLine() == 0 ? file.samples(SAMPLES) : List.of(),
                tried.asideOf(manifest, MOST_ASIDE),
                names.unknown(tried));
    }

    private @Nullable String wrong(Manifest manifest, Contract contract, Quarter quarter, SpendFile opened)
            throws IOException {
        var first = manifest.first();
        var last = manifest.last();
        if (first == null || last == null) return SubcontractRules.NO_PAYMENT;
        var elsewhere = subcontracts.keptElsewhere(contract.id(), quarter, manifest.sha256());
        if (elsewhere.isPresent()) return SubcontractRules.keptFor(elsewhere.get());
        if (!first.isBefore(quarter.firstDay()) && !last.isAfter(quarter.lastDay())) return null;
        var file = opened;
        var outside = new OutsideQuarter[1];
        SpendReader.read(file, () -> outside[0] = new OutsideQuarter(quarter, file));
        return SubcontractRules.outside(
                quarter, manifest.used(), outside[0].many(), outside[0].line(), outside[0].day());
    }

    /// Keeps a file in place of the one that was seen before it, and loads it.
    ///
    /// @return false where another was kept meanwhile
    boolean keep(Actor actor, Upload upload, int seen) throws IOException {
        if (!subcontracts.keep(actor, upload, seen)) return false;
        try {
            follow(upload.contract(), upload.quarter());
            return true;
        } catch (CommandRefused unanswered) {
            LOG.error("The payments could not be loaded", unanswered);
            throw new TryLater(
                    "Your file is kept, but the storage that payments are loaded into is not responding. Tell the people who run this site: the payments count once it has"
                            + " started again.");
        }
    }

    /// Loads what holds, until nobody has kept another meanwhile: of two who load at once, the last
    /// looks again.
    private void follow(UUID contract, Quarter quarter) throws IOException {
        var holds = subcontracts.of(contract, quarter).orElseThrow();
        while (true) {
            follow(holds);
            var now = subcontracts.of(contract, quarter).orElseThrow();
            if (now.id().equals(holds.id())) return;
            holds = now;
        }
    }

    private void follow(SubcontractPayments holds) throws IOException {
        var staging = Files.createTempDirectory("tallystick-subcontract");
        try {
            var manifest = holds.found().manifest();
            var loaded = load(
                    warehouse.fetched(),
                    manifest.publisher(),
                    manifest.name(),
                    copy(holds.sha256(), staging),
                    manifest.chosen());
            switch (loaded) {
                case Loaded.Fresh _, Loaded.Replaced _ -> names.matchSoon();
                case Loaded.Unchanged _ -> {}
                case Loaded.Refused(var _, var because) -> throw new IllegalStateException(because);
                case Loaded.Twin(var _, var twin) -> throw new IllegalStateException(twin.name());
            }
        } finally {
            FileSystemUtils.deleteRecursively(staging);
        }
    }

    /// What a stop left undone.
    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        for (var each : subcontracts.all()) {
            var manifest = each.found().manifest();
            try {
                var there = warehouse.loadedAs(manifest.publisher(), manifest.name());
                if (there.filter(each.found()::same).isPresent())
                    names.matchSince(there.get().loadedAt());
                else follow(each.contract(), each.quarter());
            } catch (IOException | RuntimeException broken) {
                LOG.error(
                        "What was paid on in {} under contract {} could not be loaded",
                        each.quarter(),
                        each.contract(),
                        broken);
            }
        }
    }

    private static Loaded load(Warehouse into, String folder, String name, Path file, Map<String, String> chosen)
            throws IOException {
        return new Loading(into, Postcodes.builtIn()).load(folder, name, file, Chosen.of(chosen));
    }

    private Path copy(String sha256, Path staging) throws IOException {
        var file = staging.resolve("original");
        try (var bytes = files.open(sha256).orElseThrow(() -> new IOException("no file " + sha256))) {
            Files.copy(bytes, file);
        }
        return file;
    }
}
