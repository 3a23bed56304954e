package org.tallystick.platform.organisation;

import org.springframework.stereotype.Component;
import org.tallystick.platform.store.Store;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Locks mail that waits in the database, with a key that lies outside it. Where the key is lost,
/// what waited cannot be sent, and is asked for again by those who miss it.
@Component
class MailSeal {

    private static final String FILE = "mail.key";
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final JsonMapper json;
    private final SecureRandom random = new SecureRandom();

    MailSeal(Store store, JsonMapper json) {
        this.file = store.data().resolve(FILE);
        this.json = json;
    }

    byte[] lock(Mail mail) {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var locked = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(json.writeValueAsBytes(mail));
            return ByteBuffer.allocate(NONCE + locked.length).put(nonce).put(locked).array();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// Empty for nobody's mail, and for what was locked under another key.
    Optional<Mail> open(byte[] sealed) {
        if (sealed.length <= NONCE) return Optional.empty();
        try {
            var words =
                    cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE))
                            .doFinal(sealed, NONCE, sealed.length - NONCE);
            return Optional.of(json.readValue(words, Mail.class));
        } catch (GeneralSecurityException anotherKey) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
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
        var part =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        ".mail",
                        "",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
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
