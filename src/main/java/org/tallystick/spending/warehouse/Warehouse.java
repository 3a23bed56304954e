package org.tallystick.spending.warehouse;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tallystick.library.sheet.Inert;
import org.tallystick.library.spendfile.SetAside;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.shared.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The folder that spending lines are kept in, readable by any engine that reads Parquet:
///
/// - `lines/publisher=P/period=2021-04/FILE-HASH.parquet`, one for each file loaded
/// - `lines/publisher=subcontract.P.CONTRACT/…`, what a supplier of P paid on under a contract
/// - `manifests/P/FILE.json`, what is known of it
/// - `aside/P/FILE-HASH.csv`, the lines of it that gave no payment
/// - `bytes/P/abcd…`, the name that a file of this SHA-256 was loaded under
/// - `kept/…`, what receipts rest on and something else took the place of, by its SHA-256
/// - `originals/ab/abcd…`, the file as it came, by its SHA-256
/// - `registers/`, CSV files that every match takes
/// - `suppliers/suppliers.parquet`, which supplier a name means, and what is known of it
/// - `locks/`, held while a file is loaded
/// - `spill/`, what DuckDB writes while it answers and memory does not hold
/// - `hashes/…`, what each file that is not known by its content holds
///
/// Whatever appears here appears whole: it is written under a name that no reader looks for, forced
/// to the disk and renamed.
///
/// @param cluster what answers questions over it; DuckDB in this process where there is none
/// @param bucket object storage that has whatever is here too; empty for this folder alone
public record Warehouse(Path root, Optional<Cluster> cluster, Optional<ObjectStorage> bucket) {

    public Warehouse(Path root) {
        this(root, Optional.empty(), Optional.empty());
    }

    /// Brings what other machines put into the bucket, where there is one.
    public Warehouse fetched() throws IOException {
        if (bucket.isPresent()) bucket.get().fetch(root);
        return this;
    }

    /// Removes what a process that was stopped wrote for its own use.
    public Warehouse tidied() {
        Spill.empty(root);
        return this;
    }

    private static final String LINES = "lines";
    private static final String SUBCONTRACT = "subcontract.";

    /// `lines/publisher=P/period=2021-04/FILE-HASH.parquet`: lines that differ never share a name,
    /// so that it is the manifest alone which says what is loaded.
    Path lines(String publisher, String period, String key, String sha256) {
        return root.resolve(LINES)
                .resolve("publisher=" + publisher)
                .resolve("period=" + period)
                .resolve(key + "-" + sha256.substring(0, 8) + ".parquet");
    }

    /// The lines of a file that gave no payment.
    ///
    /// @param sha256 of the file as it came
    Path aside(String publisher, String key, String sha256) {
        return root.resolve("aside").resolve(publisher).resolve(key + "-" + sha256.substring(0, 8) + ".csv");
    }

    /// The lines of a loaded file that gave no payment.
    public Path aside(Manifest manifest) {
        return aside(manifest.publisher(), key(manifest.name()), manifest.sha256());
    }

    /// The first of those lines.
    public List<SetAside> asideOf(Manifest manifest, int most) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(aside(manifest))) {
            return csv.stream()
                    .limit(most)
                    .map(row -> new SetAside(
                            Long.parseLong(row.getField("line")),
                            row.getField("field"),
                            Inert.read(row.getField("value")),
                            row.getField("reason")))
                    .toList();
        }
    }

    /// The payments of a loaded file.
    public Path lines(Manifest manifest) {
        return root.resolve(manifest.lines());
    }

    /// Puts a file by, under its SHA-256, before another takes its place: receipts rest on it. The
    /// folders keep their names, because engines read a line's publisher from them.
    public void putBy(Path file, String sha256) throws IOException {
        var kept = kept(root.relativize(file).toString(), sha256);
        if (Files.exists(kept) || !Files.exists(file)) return;
        var part = AtomicFiles.part(kept);
        Files.copy(file, part);
        appear(part, kept);
    }

    private Path kept(String file, String sha256) {
        return root.resolve("kept").resolve(file).resolveSibling(sha256 + ".parquet");
    }

    /// What a receipt rests on: where it was when the receipt was made, or where it was put by.
    public Path rested(String file, String sha256) throws IOException {
        var here = root.resolve(file);
        return Files.isRegularFile(here) && Sha256.hex(here).equals(sha256) ? here : kept(file, sha256);
    }

    /// The name under which bytes were loaded for a publisher; empty where they are not, or not any
    /// more.
    Optional<Manifest> withBytes(String publisher, String sha256) throws IOException {
        var name = bytes(publisher, sha256);
        return Files.exists(name)
                ? find(publisher, key(Files.readString(name)))
                        .filter(manifest -> manifest.sha256().equals(sha256))
                : Optional.empty();
    }

    /// Remembers the name that bytes are about to be loaded under.
    void name(String publisher, String sha256, String name) throws IOException {
        var file = bytes(publisher, sha256);
        var part = AtomicFiles.part(file);
        Files.writeString(part, name);
        appear(part, file);
    }

    private Path bytes(String publisher, String sha256) {
        return root.resolve("bytes").resolve(publisher).resolve(sha256);
    }

    Path lock(String publisher, String key) {
        return root.resolve("locks").resolve(publisher + "." + key);
    }

    public Path original(String sha256) {
        return root.resolve("originals").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /// Where registers are kept that every match takes.
    public Path registers() {
        return root.resolve("registers");
    }

    /// What is known of suppliers, by the spellings of their names.
    public Path suppliers() {
        return root.resolve("suppliers").resolve("suppliers.parquet");
    }

    private Path manifest(String publisher, String key) {
        return root.resolve("manifests").resolve(publisher).resolve(key + ".json");
    }

    /// What is loaded under a file's name.
    public Optional<Manifest> loadedAs(String publisher, String name) {
        return find(publisher, key(name));
    }

    Optional<Manifest> find(String publisher, String key) {
        var file = manifest(publisher, key);
        return Files.exists(file) ? Optional.of(read(whole(file))) : Optional.empty();
    }

    /// Every file of payments that publishers made themselves, by publisher and period. What their
    /// suppliers paid on is not among them: it would be counted twice.
    public List<Manifest> manifests() {
        return folders(name -> !name.startsWith(SUBCONTRACT));
    }

    /// What the suppliers of these publishers paid on to others; of all publishers where none is
    /// named.
    public List<Manifest> subcontracts(Set<String> publishers) {
        return folders(name -> name.startsWith(SUBCONTRACT)
                && (publishers.isEmpty() || publishers.contains(name.split("\\.", -1)[1])));
    }

    /// The folder's name of what was paid on under a contract: no publisher's own name has a full
    /// stop in it.
    public static String subcontract(String publisher, UUID contract) {
        return SUBCONTRACT + publisher + "." + contract;
    }

    private List<Manifest> folders(Predicate<String> which) {
        return AtomicFiles.within(root.resolve("manifests")).stream()
                .map(folder -> String.valueOf(folder.getFileName()))
                .filter(which)
                .flatMap(name -> manifests(name).stream())
                .toList();
    }

    public List<Manifest> manifests(String publisher) {
        return AtomicFiles.within(root.resolve("manifests").resolve(publisher)).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .map(file -> read(whole(file)))
                .sorted(Comparator.comparing(Manifest::period).thenComparing(Manifest::name))
                .toList();
    }

    void write(Manifest manifest, String key) throws IOException {
        var json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        var file = manifest(manifest.publisher(), key);
        var part = AtomicFiles.part(file);
        Files.write(part, json);
        appear(part, file);
    }

    /// Into the bucket first: what it refuses does not appear here either.
    public void appear(Path part, Path file) throws IOException {
        bucket.ifPresent(each -> each.put(part, below(file)));
        if (!below(file).startsWith(LINES + "/")) Intact.expect(hashes(file), part, file);
        AtomicFiles.appear(part, file);
    }

    private Path hashes(Path file) {
        return root.resolve("hashes").resolve(below(file) + ".sha256");
    }

    /// The file, once it is known to be as it was written.
    ///
    /// @throws org.tallystick.platform.store.DamagedFile where it is not
    private Path whole(Path file) {
        var expected = bucket.isPresent() ? List.<String>of() : Intact.expected(hashes(file));
        if (!expected.isEmpty()) Intact.check(file, expected);
        return file;
    }

    /// The payments of a loaded file, once they are known to be as they were written.
    public Path wholeLines(Manifest manifest) {
        var file = lines(manifest);
        Intact.check(file, List.of(manifest.linesSha256()));
        return file;
    }

    /// The table of suppliers, likewise.
    public Path wholeSuppliers() {
        return whole(suppliers());
    }

    /// Every file that is not as it was written, as a sentence; each is read whole.
    public List<String> damage() {
        var faults = new ArrayList<String>();
        for (var folder : AtomicFiles.within(root.resolve("manifests")))
            for (var file : AtomicFiles.within(folder)) if (file.toString().endsWith(".json")) damage(file, faults);
        damaged(suppliers(), Intact.expected(hashes(suppliers())), faults);
        return List.copyOf(faults);
    }

    private void damage(Path file, List<String> faults) {
        if (damaged(file, Intact.expected(hashes(file)), faults)) return;
        try {
            var manifest = JsonMapper.shared().readValue(file.toFile(), Manifest.class);
            damaged(lines(manifest), List.of(manifest.linesSha256()), faults);
            damaged(original(manifest.sha256()), List.of(manifest.sha256()), faults);
        } catch (JacksonException unreadable) {
            faults.add("The file %s cannot be read: load the spending file again.".formatted(below(file)));
        }
    }

    private boolean damaged(Path file, List<String> expected, List<String> faults) {
        try {
            if (!Files.isRegularFile(file)) {
                if (!expected.isEmpty()) faults.add("The file %s is missing.".formatted(below(file)));
                return !expected.isEmpty();
            }
            if (expected.isEmpty() || expected.contains(Sha256.hex(file))) return false;
        } catch (IOException unreadable) {
            faults.add("The file %s cannot be read: %s.".formatted(below(file), unreadable));
            return true;
        }
        faults.add("The file %s is not as it was written: restore it from a backup, or load the spending file again."
                .formatted(below(file)));
        return true;
    }

    private String below(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /// Takes away lines of this file that its manifest does not speak of, and parts of files: of an
    /// earlier file, or left by a process that was stopped. To be called in the file's turn.
    void clear(String publisher, String key, Optional<Manifest> known) throws IOException {
        var lines = known.map(manifest -> root.resolve(manifest.lines()));
        var aside = known.map(manifest -> aside(publisher, key, manifest.sha256()));
        var its = Pattern.quote(key) + "-[0-9a-f]{8}\\.(parquet|csv)";
        for (var found : AtomicFiles.within(root.resolve(LINES).resolve("publisher=" + publisher))) {
            var name = String.valueOf(found.getFileName());
            if (name.startsWith("." + key + ".parquet.")) Files.deleteIfExists(found);
            if (name.startsWith("period=")) clear(found, its, lines);
        }
        clear(root.resolve("aside").resolve(publisher), its, aside);
    }

    private void clear(Path folder, String its, Optional<Path> but) throws IOException {
        for (var found : AtomicFiles.within(folder))
            if (String.valueOf(found.getFileName()).matches(its) && !but.equals(Optional.of(found))) {
                Files.deleteIfExists(found);
                bucket.ifPresent(each -> each.delete(below(found)));
            }
    }

    /// A file's name as a key: letters and digits, and the beginning of its SHA-256 to part names
    /// that differ in other signs.
    public static String key(String name) {
        var plain = slug(name);
        var hash = Sha256.hex(name);
        return plain.substring(0, Math.min(plain.length(), 80)) + "-" + hash.substring(0, 8);
    }

    public static String slug(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        plain = plain.replaceAll("^-|-$", "");
        return plain.isEmpty() ? "x" : plain;
    }

    private static Manifest read(Path file) {
        return JsonMapper.shared().readValue(file.toFile(), Manifest.class);
    }
}
