package org.tallystick.library.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.tallystick.shared.Sha256;

/// A public key with the name of its holder, in the text form of `signed-note`:
/// `name+id+base64(type and key)`.
///
/// @param key the key's own bytes
public record VerifierKey(String name, KeyType type, byte[] key) {

    public VerifierKey {
        if (!Note.isName(name)) throw new IllegalArgumentException("not a key's name: " + name);
        if (key.length != type.keyBytes()) throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }

    /// @throws IllegalArgumentException where the text is no key of a type known here
    public static VerifierKey read(String text) {
        var parts = text.split("\\+", 3);
        if (parts.length != 3) throw new IllegalArgumentException("no verifier key: " + text);
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length == 0) throw new IllegalArgumentException("an empty key");
        var type = KeyType.numbered(bytes[0]).orElseThrow(() -> new IllegalArgumentException("a key of another type"));
        var key = new VerifierKey(parts[0], type, Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!key.text().equals(text))
            throw new IllegalArgumentException("the key's ID does not belong to it: " + parts[1]);
        return key;
    }

    public String text() {
        return name + "+" + fingerprint() + "+" + base64(typed());
    }

    /// Its ID as eight hexadecimal digits.
    public String fingerprint() {
        return HexFormat.of().formatHex(id());
    }

    /// The four bytes before a signature: no more than a hint at the key.
    byte[] id() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        all.write('\n');
        all.writeBytes(typed());
        return Arrays.copyOf(Sha256.of(all.toByteArray()), 4);
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + key.length).put(type.number()).put(key).array();
    }

    /// Whether this key has made the signature.
    ///
    /// @param signature what follows the key's ID
    boolean verifies(String text, byte[] signature) {
        if (signature.length != type.signatureBytes()) return false;
        try {
            var check = Signature.getInstance(type.algorithm());
            check.initVerify(type.key(key));
            return switch (type) {
                case ED25519 -> {
                    check.update(text.getBytes(StandardCharsets.UTF_8));
                    yield check.verify(signature);
                }
                case ED25519_COSIGNATURE, ML_DSA_44 -> {
                    var seconds = ByteBuffer.wrap(signature).getLong();
                    if (seconds < 0) yield false;
                    check.update(
                            type == KeyType.ML_DSA_44
                                    ? Checkpoint.read(text).cosigned(name, seconds)
                                    : Checkpoint.timed(text, seconds));
                    yield check.verify(signature, 8, signature.length - 8);
                }
            };
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && key.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
