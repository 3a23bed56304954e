package org.tallystick.platform.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tallystick.library.tlog.Checkpoint;
import org.tallystick.library.tlog.KeyType;
import org.tallystick.library.tlog.Note;
import org.tallystick.library.tlog.SigningKey;
import org.tallystick.platform.store.AtomicFiles;
import org.tallystick.platform.store.Store;
import org.tallystick.shared.CommandRefused;

/// The log's name and the keys that sign for it. A key of each sort is made where there is none;
/// any other file of that sort in the folder signs too, so that an old key and a new one can both
/// sign until everybody knows the new one.
@Component
class LogKeys {

    private final Path data;
    private final Path folder;
    private final LogFiles files;
    private final String address;

    @Autowired
    LogKeys(Store store, @Value("${tallystick.address}") String address) {
        this(store.data(), address);
    }

    LogKeys(Path data, String address) {
        this.data = data;
        this.folder = data.resolve("log-keys");
        this.files = LogFiles.in(data);
        this.address = address;
    }

    /// The log's name, which stays what it was at the first start whatever becomes of the site's
    /// address: another name is another log.
    String origin() {
        var kept = files.origin();
        if (kept.isPresent()) return kept.get();
        var earlier = AtomicFiles.within(data).stream()
                .filter(each -> each.getFileName().toString().startsWith("log-until-"))
                .count();
        var host = address.strip().replaceFirst("^https?://", "").replaceAll("/+$", "");
        var origin = host + "/log" + (earlier == 0 ? "" : "/" + (earlier + 1));
        files.write(LogFiles.ORIGIN, (origin + "\n").getBytes(StandardCharsets.UTF_8));
        return origin;
    }

    /// The checkpoint's note with a signature of each key.
    Note sign(Checkpoint checkpoint, Instant at) {
        var note = Note.of(checkpoint.text());
        for (var key : keys(checkpoint.origin())) note = note.with(key.sign(checkpoint, at));
        return note;
    }

    private List<SigningKey> keys(String origin) {
        var keys = new ArrayList<SigningKey>();
        for (var type : KeyType.OF_LOGS) keys.addAll(keys(origin, type));
        tell(keys);
        return keys;
    }

    private List<SigningKey> keys(String origin, KeyType type) {
        var name = type.algorithm().toLowerCase(Locale.ROOT);
        try {
            Files.createDirectories(folder, AtomicFiles.OWNERS_FOLDER);
            if (!Files.exists(folder.resolve(name + ".pem")))
                AtomicFiles.write(
                        folder.resolve(name + ".pem"), SigningKey.create(type).getBytes(StandardCharsets.US_ASCII));
            var keys = new ArrayList<SigningKey>();
            for (var file : AtomicFiles.within(folder))
                if (file.getFileName().toString().matches(name + "(-.*)?\\.pem")) keys.add(read(origin, type, file));
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SigningKey read(String origin, KeyType type, Path file) throws IOException {
        try {
            return SigningKey.read(origin, type, Files.readString(file));
        } catch (IllegalArgumentException unusable) {
            throw new CommandRefused(
                    "The log's key %s cannot be used: %s. Put the file back from a copy, or move it away, so that a new key is made and tell everyone the new key."
                            .formatted(file, unusable.getMessage()),
                    unusable);
        }
    }

    /// An old checkpoint is checked with the key of its time.
    private void tell(List<SigningKey> keys) {
        var told = new LinkedHashSet<>(files.keys());
        if (!told.addAll(keys.stream().map(SigningKey::verifier).toList())) return;
        var text = told.stream().map(key -> key.text() + "\n").collect(Collectors.joining());
        files.write(LogFiles.KEYS, text.getBytes(StandardCharsets.UTF_8));
    }
}
