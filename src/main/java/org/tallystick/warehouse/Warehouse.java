package org.tallystick.warehouse;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The folder that spending lines are kept in, readable by any engine that reads Parquet:
///
/// - `lines/publisher=P/period=2021-04/FILE.parquet`, one for each file loaded
/// - `manifests/P/FILE.json`, what is known of it
/// - `aside/P/FILE.csv`, the lines of it that gave no payment
/// - `originals/ab/abcd…`, the file as it came, by its SHA-256
/// - `suppliers/suppliers.parquet`, which supplier a name means, and what is known of it
/// - `locks/`, held while a file is loaded
///
/// Whatever appears here appears whole: it is written under a name that no reader looks for, forced
/// to the disk and renamed.
record Warehouse(Path root) {

    private static final String LINES = "lines";

    /// `lines/publisher=P/period=2021-04/FILE.parquet`.
    Path lines(String publisher, String period, String key) {
        return root.resolve(LINES)
                .resolve("publisher=" + publisher)
                .resolve("period=" + period)
                .resolve(key + ".parquet");
    }

    Path aside(String publisher, String key) {
        return root.resolve("aside").resolve(publisher).resolve(key + ".csv");
    }

    Path lock(String publisher, String key) {
        return root.resolve("locks").resolve(publisher + "." + key);
    }

    Path original(String sha256) {
        return root.resolve("originals").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /// What is known of suppliers, by the spellings of their names.
    Path suppliers() {
        return root.resolve("suppliers").resolve("suppliers.parquet");
    }

    private Path manifest(String publisher, String key) {
        return root.resolve("manifests").resolve(publisher).resolve(key + ".json");
    }

    Optional<Manifest> find(String publisher, String key) {
        var file = manifest(publisher, key);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /// Every file that is loaded, by publisher and period.
    List<Manifest> manifests() {
        return within(root.resolve("manifests")).stream()
                .flatMap(folder -> manifests(String.valueOf(folder.getFileName())).stream())
                .toList();
    }

    List<Manifest> manifests(String publisher) {
        return within(root.resolve("manifests").resolve(publisher)).stream()
                .filter(file -> file.toString().endsWith(".json"))
                .map(Warehouse::read)
                .sorted(Comparator.comparing(Manifest::period).thenComparing(Manifest::name))
                .toList();
    }

    /// What a folder holds, by name alone: other processes write and rename here at the same time.
    private static List<Path> within(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.newDirectoryStream(folder)) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            found.sort(null);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Manifest manifest, String key) throws IOException {
        var json = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        var file = manifest(manifest.publisher(), key);
        var part = part(file);
        Files.write(part, json);
        appear(part, file);
    }

    /// A name beside a file under which it can be written before it appears.
    static Path part(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    static void appear(Path part, Path file) throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.createDirectories(file.getParent());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Lines of this file that no manifest speaks of, and parts of files: left by a process that
    /// was stopped. To be called by whoever holds the file's lock.
    void clear(String publisher, String key, Optional<Manifest> known) throws IOException {
        var kept = known.map(manifest -> root.resolve(manifest.lines()));
        for (var found : within(root.resolve(LINES).resolve("publisher=" + publisher))) {
            var name = String.valueOf(found.getFileName());
            if (name.startsWith("." + key + ".parquet.")) Files.deleteIfExists(found);
            var lines = found.resolve(key + ".parquet");
            if (name.startsWith("period=") && !kept.equals(Optional.of(lines)))
                Files.deleteIfExists(lines);
        }
    }

    /// A file's name as a key: letters and digits, and the beginning of its SHA-256 to part names
    /// that differ in other signs.
    static String key(String name) {
        var plain = slug(name);
        var hash = HexFormat.of().formatHex(sha256().digest(name.getBytes(StandardCharsets.UTF_8)));
        return plain.substring(0, Math.min(plain.length(), 80)) + "-" + hash.substring(0, 8);
    }

    static String slug(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        plain = plain.replaceAll("^-|-$", "");
        return plain.isEmpty() ? "x" : plain;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Manifest read(Path file) {
        return JsonMapper.shared().readValue(file.toFile(), Manifest.class);
    }
}
