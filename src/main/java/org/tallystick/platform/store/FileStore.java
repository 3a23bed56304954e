package org.tallystick.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Files by the SHA-256 of their bytes, in two levels of folders below the data directory. A file
/// is there whole or not at all, also after a power cut; the same bytes are kept once.
@Component
public class FileStore {

    /// 20 MB, as every upload page says.
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final Keeping TOO_LARGE =
            new Keeping.Refused("The file is larger than 20 MB. Attach a smaller one, or split it.");

    private final Path root;

    @Autowired
    FileStore(Store store) {
        this(store.data());
    }

    FileStore(Path data) {
        this.root = data.resolve("files");
    }

    /// What became of a file.
    public sealed interface Keeping {
        /// @param sha256 64 hexadecimal digits, in lower case
        /// @param size in bytes
        record Kept(String sha256, FileType type, int size) implements Keeping {}

        /// @param because a sentence for the person who sent it, with what to do instead
        record Refused(String because) implements Keeping {}
    }

    /// Keeps what the stream holds, once its kind is known and taken.
    ///
    /// @param name as given by the sender
    public Keeping keep(InputStream file, String name) {
        var bytes = read(file);
        if (bytes.length > MOST_BYTES) return TOO_LARGE;
        return switch (Sniffing.judge(bytes, name)) {
            case Sniffing.Judged.Refused refused -> new Keeping.Refused(refused.because());
            case Sniffing.Judged.Is(var type) -> kept(bytes, type);
        };
    }

    /// As [#keep], where nothing but a table is of use.
    ///
    /// @param what is in it, like "payments"
    public Keeping keepTable(InputStream file, String name, String what) {
        var bytes = read(file);
        if (bytes.length > MOST_BYTES) return TOO_LARGE;
        var instead = "Send the %s as CSV, Excel or OpenDocument".formatted(what);
        return switch (Sniffing.judge(bytes, name)) {
            case Sniffing.Judged.Refused(var found, var _) -> new Keeping.Refused(found + " " + instead);
            case Sniffing.Judged.Is(var type)
            when !type.table() ->
                new Keeping.Refused("This file is of the kind “%s”. %s".formatted(type.words(), instead));
            case Sniffing.Judged.Is(var type) -> kept(bytes, type);
        };
    }

    private static byte[] read(InputStream file) {
        try {
            return file.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Keeping kept(byte[] bytes, FileType type) {
        try {
            return new Keeping.Kept(write(bytes), type, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens the file with this SHA-256; empty where it is not here.
    ///
    /// @throws DamagedFile where its bytes are others: they are not what was acknowledged
    public Optional<InputStream> open(String sha256) {
        var path = path(sha256);
        try {
            if (!Files.exists(path)) return Optional.empty();
            if (!sha256.equals(sha256(path))) throw new DamagedFile(sha256);
            return Optional.of(Files.newInputStream(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the file is here and its bytes still have this SHA-256.
    public boolean holds(String sha256) {
        try {
            var path = path(sha256);
            return Files.exists(path) && sha256(path).equals(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file that is here already is kept, unless its bytes are damaged: then these take its
    /// place.
    private String write(byte[] bytes) throws IOException {
        var sha256 = HexFormat.of().formatHex(digest().digest(bytes));
        var path = path(sha256);
        if (holds(sha256)) return sha256;
        var folder = makeFolder(sha256);
        // Written and forced under a name of its own first: a name in use never shows half a file.
        var part = Files.createTempFile(folder, ".part", "");
        try {
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                var left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) channel.write(left);
                channel.force(true);
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
        } finally {
            Files.deleteIfExists(part);
        }
        return sha256;
    }

    private Path makeFolder(String sha256) throws IOException {
        DataDirectory.makePrivate(root);
        var folder = root;
        for (var level : new String[] {sha256.substring(0, 2), sha256.substring(2, 4)}) {
            var above = folder;
            folder = above.resolve(level);
            if (Files.isDirectory(folder)) continue;
            DataDirectory.makePrivate(folder);
            force(above);
        }
        return folder;
    }

    /// Forces a folder's list of names to disk.
    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path path(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("not a SHA-256: " + sha256);
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static String sha256(Path file) throws IOException {
        var digest = digest();
        try (var bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
