package org.tallystick.platform.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tallystick.platform.store.Store;
import org.tallystick.shared.AesGcm;
import tools.jackson.databind.json.JsonMapper;

/// Locks mail that waits in the database, with a key that lies outside it. Where the key is lost,
/// what waited cannot be sent, and is asked for again by those who miss it.
@Component
class MailSeal {

    private static final String FILE = "mail.key";
    private static final int KEY = 32;

    private final Path file;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    MailSeal(Store store, JsonMapper json) {
        this.file = store.data().resolve(FILE);
        this.json = json;
    }

    byte[] lock(Mail mail) {
        return AesGcm.lock(key(), json.writeValueAsBytes(mail));
    }

    /// Empty for nobody's mail, and for what was locked under another key.
    Optional<Mail> open(byte[] sealed) {
        return AesGcm.unlock(key(), sealed).map(words -> json.readValue(words, Mail.class));
    }

    private byte[] key() {
        try {
            if (!Files.exists(file)) make();
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void make() throws IOException {
        var key = new byte[KEY];
        random.nextBytes(key);
        var part = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                ".mail",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(part, key);
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException made) {
            // By somebody else at the same moment: theirs it is.
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
