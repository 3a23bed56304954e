package org.tallystick.spending.warehouse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.spendfile.Chosen;
import org.tallystick.library.spendfile.Pence;
import org.tallystick.library.spendfile.SpendFile;
import org.tallystick.library.spendfile.SpendReader;
import org.tallystick.library.spendfile.UnreadableSpendFile;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.shared.Sha256;
import org.tallystick.spending.warehouse.parquet.ParquetPayments;

/// Loads files into the warehouse, each under a lock of its own, so that many processes may load at
/// once. A file is loaded whole or not at all, and one that is loaded already changes nothing.
public final class Loading {

    private static final int MOST_DEPARTMENTS = 200;

    private final Warehouse warehouse;
    private final Postcodes places;
    private final LongConsumer read;

    public Loading(Warehouse warehouse, Postcodes places) {
        this(warehouse, places, _ -> {});
    }

    /// @param read told how many bytes of a file have been read so far
    public Loading(Warehouse warehouse, Postcodes places, LongConsumer read) {
        this.warehouse = warehouse;
        this.places = places;
        this.read = read;
    }

    /// @param publisher whose spending it is
    /// @param name the file's path below the publisher's folder, by which a corrected file is known
    public Loaded load(String publisher, String name, Path file) throws IOException {
        return load(publisher, name, file, Chosen.NOTHING);
    }

    public Loaded load(String publisher, String name, Path file, Chosen chosen) throws IOException {
        var key = Warehouse.key(name);
        var sha256 = Sha256.hex(file);
        try (var _ = FileLock.at(warehouse.lock(publisher, key));
                var _ = FileLock.at(warehouse.lock(publisher, sha256))) {
            var known = warehouse.find(publisher, key);
            warehouse.clear(publisher, key, known);
            if (known.isPresent() && same(known.get(), sha256, chosen.keys())) return new Loaded.Unchanged(known.get());
            var twin = warehouse.withBytes(publisher, sha256);
            if (twin.isPresent() && !twin.get().name().equals(name)) return new Loaded.Twin(name, twin.get());
            var loaded = load(publisher, name, key, file, sha256, known, chosen);
            warehouse.clear(publisher, key, Optional.of(loaded.manifest()));
            return outcome(known, loaded.manifest());
        } catch (UnreadableSpendFile unreadable) {
            return new Loaded.Refused(name, unreadable.words());
        }
    }

    private boolean same(Manifest known, String sha256, Map<String, String> chosen) {
        return known.sha256().equals(sha256)
                && known.placesSha256().equals(places.sha256())
                && known.chosen().equals(chosen);
    }

    private Loaded.Fresh load(
            String publisher,
            String name,
            String key,
            Path path,
            String sha256,
            Optional<Manifest> known,
            Chosen chosen)
            throws IOException {
        var file = SpendFile.open(path, chosen).watched(read);
        var parts = new Parts(publisher, key, sha256);
        try {
            var reading = SpendReader.read(file, () -> parts.begin(file));
            var linesSha256 = parts.close();
            var written = parts.payments();
            var period = known.map(Manifest::period)
                    .or(() -> Optional.ofNullable(written.period()).map(YearMonth::toString))
                    .orElse("none");
            var lines = warehouse.lines(publisher, period, key, linesSha256);
            var manifest = new Manifest(
                    publisher,
                    name,
                    sha256,
                    Files.size(path),
                    warehouse.root().relativize(lines).toString(),
                    linesSha256,
                    period,
                    reading.rows(),
                    reading.used(),
                    reading.total().toPlainString(),
                    reading.first(),
                    reading.last(),
                    new Chosen(reading.columns(), false).keys(),
                    chosen.keys(),
                    largest(written.departments()),
                    reading.encoding(),
                    reading.vat(),
                    places.edition(),
                    places.sha256(),
                    before(known),
                    Instant.now(),
                    reading.guesses(),
                    reading.notes());
            keep(path, sha256);
            if (known.isPresent())
                warehouse.putBy(
                        warehouse.root().resolve(known.get().lines()),
                        known.get().linesSha256());
            warehouse.appear(parts.aside, warehouse.aside(publisher, key, sha256));
            warehouse.appear(parts.lines, lines);
            warehouse.name(publisher, sha256, name);
            warehouse.write(manifest, key);
            return new Loaded.Fresh(manifest);
        } finally {
            parts.delete();
        }
    }

    private static Loaded outcome(Optional<Manifest> known, Manifest manifest) {
        return known.<Loaded>map(before -> new Loaded.Replaced(before, manifest, changes(before, manifest)))
                .orElseGet(() -> new Loaded.Fresh(manifest));
    }

    /// What to look at in a file before anything is published, against the one before it.
    public List<String> warnings(Manifest manifest) {
        var warnings = new ArrayList<String>();
        for (var note : manifest.notes()) warnings.add(note + ".");
        if (manifest.used() == 0) {
            warnings.add(
                    manifest.isUndated()
                            ? "It has no column of dates. Name the period it covers."
                            : "No line in it gave a payment. Check that it is a spending file, with"
                                    + " dates and amounts.");
            return warnings;
        }
        warehouse
                .find(manifest.publisher(), Warehouse.key(manifest.name()))
                .flatMap(before -> BreakRules.anotherTime(before, manifest))
                .ifPresent(warnings::add);
        earlier(manifest).ifPresent(before -> warnings.addAll(BreakRules.judge(before, manifest)));
        return warnings;
    }

    /// The file of the same publisher and kind that comes before this one.
    private Optional<Manifest> earlier(Manifest manifest) {
        return warehouse.manifests(manifest.publisher()).stream()
                .filter(other -> other.used() > 0
                        && other.series().equals(manifest.series())
                        && other.period().compareTo(manifest.period()) < 0
                        && !other.name().equals(manifest.name()))
                .max(Comparator.comparing(Manifest::period));
    }

    /// What would be different if this took the place of the file of its name; empty where there is
    /// none.
    public List<String> changes(Manifest now) {
        return warehouse
                .find(now.publisher(), Warehouse.key(now.name()))
                .map(before -> changes(before, now))
                .orElse(List.of());
    }

    /// The file that has the same bytes and is loaded already under another name.
    public Optional<Manifest> twin(Manifest now) throws IOException {
        return warehouse
                .withBytes(now.publisher(), now.sha256())
                .filter(other -> !other.name().equals(now.name()));
    }

    private static List<String> changes(Manifest before, Manifest now) {
        var changes = new ArrayList<String>();
        if (before.used() != now.used()) changes.add("%,d payments, were %,d".formatted(now.used(), before.used()));
        if (before.aside() != now.aside())
            changes.add("%,d lines set aside, were %,d".formatted(now.aside(), before.aside()));
        if (!before.total().equals(now.total()))
            changes.add(
                    "£%,.2f in all, was £%,.2f".formatted(new BigDecimal(now.total()), new BigDecimal(before.total())));
        if (!before.columns().equals(now.columns())) changes.add("the headings are others");
        if (!before.placesSha256().equals(now.placesSha256()))
            changes.add("places as at %s, were as at %s".formatted(now.places(), before.places()));
        return changes.isEmpty() ? List.of("payments, total and headings are the same") : changes;
    }

    private static List<String> before(Optional<Manifest> known) {
        var before = new ArrayList<String>();
        known.ifPresent(manifest -> {
            before.add(manifest.sha256());
            before.addAll(manifest.before());
        });
        return before;
    }

    private static Map<String, String> largest(Map<String, Long> departments) {
        Map<String, String> largest = new LinkedHashMap<>();
        departments.entrySet().stream()
                .filter(each -> !each.getKey().isEmpty())
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_DEPARTMENTS)
                .forEach(each -> largest.put(each.getKey(), Pence.pounds(each.getValue())));
        return largest;
    }

    /// The file as it came, once for each of its contents.
    private void keep(Path file, String sha256) throws IOException {
        var kept = warehouse.original(sha256);
        if (Files.exists(kept)) return;
        var part = AtomicFiles.part(kept);
        Files.copy(file, part);
        warehouse.appear(part, kept);
    }

    /// What is being written, under names that no reader looks for.
    private final class Parts {
        private final Path aside;
        private final Path lines;
        private @Nullable ParquetPayments payments;
        private @Nullable DigestOutputStream out;

        Parts(String publisher, String key, String sha256) throws IOException {
            aside = AtomicFiles.part(warehouse.aside(publisher, key, sha256));
            var folder = warehouse.root().resolve("lines").resolve("publisher=" + publisher);
            lines = AtomicFiles.part(folder.resolve(key + ".parquet"));
        }

        /// A file may be begun twice: its dates may turn out to be written the other way round.
        ParquetPayments begin(SpendFile file) throws IOException {
            close();
            OutputStream plain = new BufferedOutputStream(Files.newOutputStream(lines), 1 << 16);
            out = new DigestOutputStream(plain, Sha256.digest());
            payments = new ParquetPayments(out, aside, file, places);
            return payments;
        }

        ParquetPayments payments() {
            if (payments == null) throw new IllegalStateException("nothing was begun");
            return payments;
        }

        /// @return the SHA-256 of the lines
        String close() throws IOException {
            if (payments == null || out == null) return "";
            payments.close();
            out.close();
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }

        void delete() throws IOException {
            if (out != null) out.close();
            Files.deleteIfExists(aside);
            Files.deleteIfExists(lines);
        }
    }
}
