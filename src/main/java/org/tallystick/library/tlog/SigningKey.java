package org.tallystick.library.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// A key that signs checkpoints, with its public half. Its text, for a file that nobody else reads,
/// is the two halves in PEM (RFC 7468).
public final class SigningKey {

    private static final Pattern HALVES =
            Pattern.compile("-----BEGIN PRIVATE KEY-----\\s([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s+"
                    + "-----BEGIN PUBLIC KEY-----\\s([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");

    private final VerifierKey verifier;
    private final PrivateKey secret;

    private SigningKey(VerifierKey verifier, PrivateKey secret) {
        this.verifier = verifier;
        this.secret = secret;
    }

    /// The text of a new key.
    public static String create(KeyType type) {
        var pair = type.newPair();
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                + pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    /// @param name whose key it is
    /// @throws IllegalArgumentException where the text is no such key, or its halves do not belong
    ///   together
    public static SigningKey read(String name, KeyType type, String text) {
        var halves = HALVES.matcher(text);
        if (!halves.matches()) throw new IllegalArgumentException("not a private and a public key in PEM");
        try {
            var keys = KeyFactory.getInstance(type.algorithm());
            var secret = keys.generatePrivate(new PKCS8EncodedKeySpec(bytes(halves.group(1))));
            var open = keys.generatePublic(new X509EncodedKeySpec(bytes(halves.group(2))));
            var key = new SigningKey(new VerifierKey(name, type, type.bytes(open)), secret);
            var probe = new Checkpoint("probe", 0, new byte[Hashes.BYTES]);
            if (!Note.of(probe.text()).with(key.sign(probe, Instant.EPOCH)).signedBy(key.verifier))
                throw new IllegalArgumentException("the halves do not belong together");
            return key;
        } catch (GeneralSecurityException notThisKind) {
            throw new IllegalArgumentException("not a key of " + type.algorithm(), notThisKind);
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /// @param at goes into the signatures that state a time
    public Note.Line sign(Checkpoint checkpoint, Instant at) {
        return sign(checkpoint.text(), at);
    }

    /// @param text a checkpoint's, perhaps with lines that this program does not know
    public Note.Line sign(String text, Instant at) {
        var type = verifier.type();
        if (type == KeyType.ED25519)
            return new Note.Line(verifier.name(), verifier.id(), signed(text.getBytes(StandardCharsets.UTF_8)));
        var seconds = at.getEpochSecond();
        var signed = signed(
                type == KeyType.ML_DSA_44
                        ? Checkpoint.read(text).cosigned(verifier.name(), seconds)
                        : Checkpoint.timed(text, seconds));
        return new Note.Line(
                verifier.name(),
                verifier.id(),
                ByteBuffer.allocate(8 + signed.length)
                        .putLong(seconds)
                        .put(signed)
                        .array());
    }

    private byte[] signed(byte[] message) {
        try {
            var signature = Signature.getInstance(verifier.type().algorithm());
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, lines, what);
    }

    private static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "SigningKey of " + verifier;
    }
}
