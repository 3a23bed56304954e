package org.tallystick.library.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The signatures that this library makes and checks, of those that `signed-note` and
/// `tlog-cosignature` assign.
public enum KeyType {
    /// Ed25519 over the note's text.
    ED25519(0x01, "Ed25519", 32, 64, "302a300506032b6570032100"),

    /// Ed25519 over the note's text and a time: what a witness signs that has no ML-DSA key.
    ED25519_COSIGNATURE(0x04, "Ed25519", 32, 8 + 64, "302a300506032b6570032100"),

    /// ML-DSA-44 over a structure with origin, size, root and time: the one signature with it that
    /// the standard has. A log signs its own checkpoints with it too.
    ML_DSA_44(0x06, "ML-DSA-44", 1312, 8 + 2420, "30820532300b06096086480165030403110382052100");

    /// Those that a log signs with.
    public static final List<KeyType> OF_LOGS = List.of(ED25519, ML_DSA_44);

    /// Those that a witness signs with.
    public static final List<KeyType> OF_WITNESSES = List.of(ED25519_COSIGNATURE, ML_DSA_44);

    private final byte number;
    private final String algorithm;
    private final int keyBytes;
    private final int signatureBytes;
    private final byte[] head;

    /// @param head what comes before the public key's own bytes in X.509 (RFC 8410, RFC 9881)
    KeyType(int number, String algorithm, int keyBytes, int signatureBytes, String head) {
        this.number = (byte) number;
        this.algorithm = algorithm;
        this.keyBytes = keyBytes;
        this.signatureBytes = signatureBytes;
        this.head = HexFormat.of().parseHex(head);
    }

    byte number() {
        return number;
    }

    /// As the JDK names it.
    public String algorithm() {
        return algorithm;
    }

    int keyBytes() {
        return keyBytes;
    }

    int signatureBytes() {
        return signatureBytes;
    }

    static Optional<KeyType> numbered(byte number) {
        return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
    }

    KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// The public key's own bytes.
    byte[] bytes(PublicKey key) {
        var encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, head.length, encoded.length);
    }

    PublicKey key(byte[] bytes) throws GeneralSecurityException {
        var encoded = Arrays.copyOf(head, head.length + bytes.length);
        System.arraycopy(bytes, 0, encoded, head.length, bytes.length);
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }
}
