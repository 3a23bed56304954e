package org.tallystick.procurement.sealed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.XECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.DecapsulateException;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Bytes sealed to a key pair, or locked with a secret: X25519 key encapsulation (RFC 9180's
/// DHKEM), HKDF-SHA256 and AES-256-GCM, all of the JDK. The context (which tender, which bid, which
/// version) is bound in twice, into the key and as associated data, so that sealed bytes moved to
/// another row do not open. Plain bytes are padded to 16 KiB or its doubles, so that length says
/// little.
///
/// Sealed: a 1, the encapsulation (32 bytes), ciphertext with tag. Locked: a 2, a random salt (32),
/// ciphertext with tag. Either way the key is used for one message only, and so the nonce comes out
/// of the same derivation.
public final class SealedBytes {

    public static final int LARGEST = 1 << 20;

    private static final byte SEALED = 1;
    private static final byte LOCKED = 2;
    private static final int HEAD = 32;
    private static final int SMALLEST_BUCKET = 16 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedBytes() {}

    public static KeyPair makeKeys() {
        return attempt(() -> KeyPairGenerator.getInstance("X25519").generateKeyPair());
    }

    /// The 32 bytes of the private half.
    public static byte[] scalar(KeyPair keys) {
        return ((XECPrivateKey) keys.getPrivate()).getScalar().orElseThrow();
    }

    public static byte[] seal(byte[] publicKey, String context, byte[] plain) {
        return attempt(() -> {
            var made = KEM.getInstance("DHKEM")
                    .newEncapsulator(publicKey(publicKey))
                    .encapsulate();
            return encrypt(SEALED, made.encapsulation(), made.key(), context, plain);
        });
    }

    /// Empty where the key or the context is another, or a bit was changed.
    public static Optional<byte[]> open(byte[] scalar, String context, byte[] sealed) {
        if (sealed.length <= 1 + HEAD || sealed[0] != SEALED) return Optional.empty();
        try {
            var secret = KEM.getInstance("DHKEM")
                    .newDecapsulator(privateKey(scalar))
                    .decapsulate(Arrays.copyOfRange(sealed, 1, 1 + HEAD));
            return decrypt(secret, context, sealed);
        } catch (DecapsulateException notOurs) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] lock(byte[] secret, String context, byte[] plain) {
        return attempt(() -> {
            var salt = random(HEAD);
            return encrypt(LOCKED, salt, salted(secret, salt), context, plain);
        });
    }

    public static Optional<byte[]> unlock(byte[] secret, String context, byte[] locked) {
        if (locked.length <= 1 + HEAD || locked[0] != LOCKED) return Optional.empty();
        return attempt(() -> decrypt(salted(secret, Arrays.copyOfRange(locked, 1, 1 + HEAD)), context, locked));
    }

    public static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static byte[] encrypt(byte kind, byte[] head, SecretKey secret, String context, byte[] plain)
            throws GeneralSecurityException {
        var cipher = cipher(Cipher.ENCRYPT_MODE, secret, context);
        var body = cipher.doFinal(padded(plain));
        return ByteBuffer.allocate(1 + HEAD + body.length)
                .put(kind)
                .put(head)
                .put(body)
                .array();
    }

    private static Optional<byte[]> decrypt(SecretKey secret, String context, byte[] sealed)
            throws GeneralSecurityException {
        try {
            var body = cipher(Cipher.DECRYPT_MODE, secret, context).doFinal(sealed, 1 + HEAD, sealed.length - 1 - HEAD);
            int length = ByteBuffer.wrap(body).getInt();
            return Optional.of(Arrays.copyOfRange(body, 4, 4 + length));
        } catch (AEADBadTagException otherKeyOrContext) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey secret, String context) throws GeneralSecurityException {
        var bound = context.getBytes(StandardCharsets.UTF_8);
        var kdf = KDF.getInstance("HKDF-SHA256");
        var extracted = kdf.deriveKey(
                "Generic", HKDFParameterSpec.ofExtract().addIKM(secret).extractOnly());
        var key = kdf.deriveKey("AES", HKDFParameterSpec.expandOnly(extracted, info("key", bound), 32));
        var nonce = kdf.deriveData(HKDFParameterSpec.expandOnly(extracted, info("nonce", bound), 12));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(bound);
        return cipher;
    }

    private static byte[] info(String use, byte[] context) {
        var name = ("tallystick " + use + " 1\0").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(name.length + context.length)
                .put(name)
                .put(context)
                .array();
    }

    private static SecretKey salted(byte[] secret, byte[] salt) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "Generic",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(new SecretKeySpec(secret, "Generic"))
                                .addSalt(salt)
                                .extractOnly());
    }

    private static byte[] padded(byte[] plain) {
        if (plain.length > LARGEST) throw new IllegalArgumentException("more than 1 MiB to seal");
        int bucket = SMALLEST_BUCKET;
        while (bucket < plain.length + 4) bucket *= 2;
        return ByteBuffer.allocate(bucket).putInt(plain.length).put(plain).array();
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static PrivateKey privateKey(byte[] scalar) throws GeneralSecurityException {
        return KeyFactory.getInstance("X25519")
                .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar));
    }

    private interface Work<T> {
        T done() throws GeneralSecurityException;
    }

    private static <T> T attempt(Work<T> work) {
        try {
            return work.done();
        } catch (GeneralSecurityException everyJdk25HasThese) {
            throw new IllegalStateException(everyJdk25HasThese);
        }
    }
}
