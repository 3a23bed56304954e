package org.tallystick.spending.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.spendfile.Chosen;
import org.tallystick.library.spendfile.SpendFile;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.store.FileStore;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.Scope;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.matching.SupplierNames;
import org.tallystick.spending.publisher.Definitions;
import org.tallystick.spending.publisher.Publishers;
import org.tallystick.spending.warehouse.Loaded;
import org.tallystick.spending.warehouse.Loading;
import org.tallystick.spending.warehouse.Manifest;
import org.tallystick.spending.warehouse.Warehouse;

/// Reads and loads files away from the request that asked for it, one after another. What is under
/// way is known from the database alone: after a restart it is begun again.
@Component
class LoadWork implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LoadWork.class);

    /// More lines than this are a file that is wrong as a whole.
    private static final int MOST_ASIDE = 5_000;

    /// Lines shown of a file without headings.
    private static final int SAMPLES = 5;

    /// The quarters of one file that are measured, at most: a file of many years is history.
    private static final int MOST_QUARTERS = 12;

    private static final String BROKEN =
            "Save it again as CSV and send that, or ask the people who run this site to look at its log";

    private final Uploads uploads;
    private final Definitions definitions;
    private final SupplierNames names;
    private final People people;
    private final FileStore files;
    private final Warehouse warehouse;
    private final Map<UUID, Long> underWay = new ConcurrentHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("loading").factory());

    LoadWork(
            Uploads uploads,
            Definitions definitions,
            SupplierNames names,
            People people,
            FileStore files,
            Warehouse warehouse) {
        this.uploads = uploads;
        this.definitions = definitions;
        this.names = names;
        this.people = people;
        this.files = files;
        this.warehouse = warehouse;
    }

    /// Does what the file waits for, unless that is under way.
    void begin(Upload upload) {
        var waits = switch (upload.state()) {
            case READING, LOADING -> true;
            case READ, LOADED -> false;
        };
        if (waits && underWay.putIfAbsent(upload.id(), 0L) == null) thread.execute(() -> work(upload.id()));
    }

    /// How much of the file has been read, in per cent.
    long percent(Upload upload) {
        return Math.min(99, underWay.getOrDefault(upload.id(), 0L) * 100 / upload.bytes());
    }

    /// What a stop left undone.
    @EventListener(ApplicationReadyEvent.class)
    void beginAgain() {
        uploads.waiting().forEach(this::begin);
    }

    private void work(UUID id) {
        try {
            var upload = uploads.find(id).orElseThrow();
            switch (upload.state()) {
                case READING -> keep(upload);
                case LOADING -> load(upload);
                case READ, LOADED -> {}
            }
        } catch (IOException | RuntimeException broken) {
            // It stays as it is, and is begun again when somebody looks.
            LOG.error("The spending file {} could not be worked on", id, broken);
        } finally {
            underWay.remove(id);
        }
    }

    /// A file that breaks the reading is refused: read again, it would break it again. A folder or
    /// a disk that fails is no fault of the file's.
    private void keep(Upload upload) throws IOException {
        try {
            uploads.found(upload.id(), upload.choice(), read(upload));
        } catch (RuntimeException broken) {
            // Whoever stops the house in the middle has said nothing of the file.
            if (thread.isShutdown()) throw broken;
            LOG.error("The spending file {} could not be read", upload.id(), broken);
            uploads.found(upload.id(), upload.choice(), Found.refused(BROKEN));
        }
    }

    /// Loads the file into a warehouse of its own beside the real one, so that whoever sent it sees
    /// just what loading it comes to.
    private Found read(Upload upload) throws IOException {
        var staging = staging(upload);
        try {
            var file = copy(upload, staging);
            var tried = new Warehouse(staging.resolve("warehouse"));
            var loading = loading(tried, upload);
            return switch (loading.load(upload.publisher(), upload.filename(), file, Chosen.of(upload.chosen()))) {
                case Loaded.Refused(var _, var because) -> Found.refused(because);
                case Loaded.Fresh(var manifest) -> found(tried, manifest, upload, file);
                case Loaded.Replaced(var _, var manifest, var _) -> found(tried, manifest, upload, file);
                case Loaded.Unchanged(var manifest) -> found(tried, manifest, upload, file);
                case Loaded.Twin(var _, var manifest) -> found(tried, manifest, upload, file);
            };
        } finally {
            FileSystemUtils.deleteRecursively(staging);
        }
    }

    private Found found(Warehouse tried, Manifest manifest, Upload upload, Path file) throws IOException {
        var real = new Loading(warehouse, Postcodes.builtIn());
        var opened = SpendFile.open(file, Chosen.of(upload.chosen()));
        return new Found(
                null,
                manifest,
                opened.headings(),
                opened.headingLine() == 0 ? opened.samples(SAMPLES) : List.of(),
                tried.asideOf(manifest, MOST_ASIDE),
                real.changes(manifest),
                real.warnings(manifest),
                warehouse
                        .loadedAs(manifest.publisher(), manifest.name())
                        .map(Manifest::sha256)
                        .orElse(null),
                real.twin(manifest).map(Manifest::name).orElse(null));
    }

    /// Whether another file than the one that the reading spoke of stands in its place by now.
    boolean stale(Upload upload) {
        var now = warehouse
                .loadedAs(upload.publisher(), upload.filename())
                .map(Manifest::sha256)
                .orElse(null);
        return upload.found()
                .filter(found -> !Objects.equals(found.replaces(), now))
                .isPresent();
    }

    private void load(Upload upload) throws IOException {
        var staging = staging(upload);
        try {
            var file = copy(upload, staging);
            var loaded = loading(warehouse.fetched(), upload)
                    .load(upload.publisher(), upload.filename(), file, Chosen.of(upload.chosen()));
            var manifest = switch (loaded) {
                case Loaded.Fresh(var fresh) -> fresh;
                case Loaded.Replaced(var _, var replacing, var _) -> replacing;
                case Loaded.Unchanged(var there) -> there;
                case Loaded.Twin(var _, var there) -> there;
                case Loaded.Refused(var _, var because) -> throw new IllegalStateException(because);
            };
            matchNames();
            var by = people.actor(Objects.requireNonNull(upload.confirmedBy())).orElse(Actor.SYSTEM);
            uploads.loaded(upload, manifest, by, measured(upload, manifest, by));
        } finally {
            FileSystemUtils.deleteRecursively(staging);
        }
    }

    /// What breaks a match is no fault of the file's: it is loaded, and matched the next time.
    private void matchNames() {
        try {
            names.match();
        } catch (IOException | RuntimeException broken) {
            LOG.error("The suppliers' names could not be matched", broken);
        }
    }

    /// Each quarter that the file pays in, by each definition of local that stands.
    private List<LocalSpendMeasured> measured(Upload upload, Manifest manifest, Actor by) throws IOException {
        var first = manifest.first();
        var last = manifest.last();
        var organisation = uploads.organisation(upload.id());
        // Only an organisation's own figures are its promise.
        if (first == null || last == null || Publishers.LOADERS.stream().noneMatch(role -> by.is(role, organisation)))
            return List.of();
        var quarters = Quarter.between(first, last)
                .sorted(Comparator.reverseOrder())
                .limit(MOST_QUARTERS)
                .sorted()
                .toList();
        var shares = new Shares(warehouse, Postcodes.builtIn());
        var measured = new ArrayList<LocalSpendMeasured>();
        // A supplier's promise is by what its buyer counts as local, a public body's by its own.
        var standing = by.is(Role.SUPPLIER, organisation) ? definitions.standing() : definitions.of(organisation);
        for (var definition : standing)
            for (var quarter : quarters) {
                if (!definition.local().holdsOn(quarter.lastDay())) continue;
                var scope = new Scope(
                        definition.local(), Set.of(upload.publisher()), quarter.firstDay(), quarter.lastDay());
                measured.add(LocalSpendMeasured.of(
                        by, organisation, definition, quarter, shares.ask(scope, Breakdown.ALL), upload.publisher()));
            }
        return measured;
    }

    private Loading loading(Warehouse into, Upload upload) {
        return new Loading(into, Postcodes.builtIn(), bytes -> underWay.replace(upload.id(), bytes));
    }

    private Path staging(Upload upload) {
        return warehouse.root().resolveSibling("staging").resolve(upload.id().toString());
    }

    private Path copy(Upload upload, Path staging) throws IOException {
        FileSystemUtils.deleteRecursively(staging);
        Files.createDirectories(staging);
        var file = staging.resolve("original");
        try (var bytes = files.open(upload.sha256()).orElseThrow(() -> new IOException("no file " + upload.sha256()))) {
            Files.copy(bytes, file);
        }
        return file;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
