package org.tallystick.spending.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.shared.CommandRefused;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Object storage that holds what the warehouse's folder holds: whatever appears in the folder is
/// there first, in the same order, so that several machines load into one warehouse and a cluster
/// reads it where it lies. The folder stays the place where this machine works.
public final class ObjectStorage {

    /// A manifest comes after the lines that it speaks of.
    private static final Comparator<S3Object> MANIFESTS_LAST = Comparator.comparing(
                    (S3Object each) -> each.key().contains("manifests/"))
            .thenComparing(S3Object::key);

    /// Where the ledger's public log lies in the same bucket; it is no part of the warehouse.
    public static final String LOG = "log";

    private final S3Client storage;
    private final String name;
    private final String folder;

    private ObjectStorage(S3Client storage, String name, String folder) {
        this.storage = storage;
        this.name = name;
        this.folder = folder;
    }

    /// The settings in the environment: see [#from].
    public static Optional<ObjectStorage> fromEnvironment() {
        return from(key -> System.getenv(key.replace('.', '_').toUpperCase(Locale.ROOT)));
    }

    /// `tallystick.warehouse.bucket` like `s3://name/folder`, and `tallystick.warehouse.endpoint`
    /// where it is not Amazon's own. Keys and region are found as every AWS program finds them
    /// (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`).
    ///
    /// @throws CommandRefused where the settings cannot be used
    public static Optional<ObjectStorage> from(UnaryOperator<@Nullable String> setting) {
        var address = setting.apply("tallystick.warehouse.bucket");
        if (address == null || address.isBlank()) return Optional.empty();
        var plain = address.strip().replaceAll("/+$", "");
        if (!plain.matches("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._/-]+)?"))
            throw new CommandRefused(
                    "TALLYSTICK_WAREHOUSE_BUCKET is “%s”. Write it like s3://name/folder.".formatted(address));
        var slash = plain.indexOf('/', 5);
        var endpoint = setting.apply("tallystick.warehouse.endpoint");
        try {
            var client = S3Client.builder().httpClient(UrlConnectionHttpClient.create());
            if (endpoint != null && !endpoint.isBlank())
                client.endpointOverride(URI.create(endpoint.strip())).forcePathStyle(true);
            return Optional.of(new ObjectStorage(
                    client.build(),
                    slash < 0 ? plain.substring(5) : plain.substring(5, slash),
                    slash < 0 ? "" : plain.substring(slash + 1) + "/"));
        } catch (SdkException | IllegalArgumentException unusable) {
            throw new CommandRefused(
                    "The object storage %s cannot be used: %s".formatted(plain, reason(unusable)), unusable);
        }
    }

    /// Keeps a file's bytes.
    ///
    /// @param below its path below the warehouse's folder
    public void put(Path file, String below) {
        asked(() -> storage.putObject(request -> request.bucket(name).key(folder + below), RequestBody.fromFile(file)));
    }

    void delete(String below) {
        asked(() -> storage.deleteObject(request -> request.bucket(name).key(folder + below)));
    }

    /// Brings what is there and not here, and what is another there: what is named by its contents
    /// is never another.
    ///
    /// @return how many files came
    int fetch(Path warehouse) throws IOException {
        var root = warehouse.toAbsolutePath().normalize();
        int came = 0;
        for (var each : objects()) {
            var file = root.resolve(each.key().substring(folder.length())).normalize();
            // Some programs mark a folder by an object of its name.
            if (each.key().endsWith("/") || !file.startsWith(root)) continue;
            if (file.startsWith(root.resolve(LOG))) continue;
            if (Files.exists(file) && (named(root, file) || same(file, each))) continue;
            var part = AtomicFiles.part(file);
            try (var in = asked(
                    () -> storage.getObject(request -> request.bucket(name).key(each.key())))) {
                Files.copy((InputStream) in, part);
                AtomicFiles.appear(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
            came++;
        }
        return came;
    }

    private List<S3Object> objects() {
        return asked(() ->
                storage.listObjectsV2Paginator(request -> request.bucket(name).prefix(folder)).contents().stream()
                        .sorted(MANIFESTS_LAST)
                        .toList());
    }

    /// Whether the file's name has the SHA-256 of what it holds.
    private static boolean named(Path root, Path file) {
        return List.of("lines", "aside", "kept", "originals")
                .contains(root.relativize(file).getName(0).toString());
    }

    /// Storage names what was put in one piece by its MD5; what it names otherwise is fetched
    /// again.
    private static boolean same(Path file, S3Object object) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("MD5"))) {
            in.transferTo(OutputStream.nullOutputStream());
            var md5 = HexFormat.of().formatHex(in.getMessageDigest().digest());
            return object.eTag().replace("\"", "").equals(md5);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private <T> T asked(Supplier<T> asking) {
        try {
            return asking.get();
        } catch (SdkException refused) {
            throw new CommandRefused(
                    "The object storage s3://%s/%s is not available: %s. Nothing was changed; check TALLYSTICK_WAREHOUSE_BUCKET, its endpoint and keys, and try again."
                            .formatted(name, folder, reason(refused)),
                    refused);
        }
    }

    /// The first sentence: the rest lists every way that was tried.
    private static String reason(RuntimeException broken) {
        return String.valueOf(broken.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}
