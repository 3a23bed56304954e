package org.tallystick.consultation.answering;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AnswerCipher what waits to be sent (AES-256-GCM) with a secret that only the respondent has.
final class AnswerCipher {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AnswerCipher() {}

    /// What only the same secret unlocks.
    static byte[] lock(String secret, byte[] plain) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var body = cipher(Cipher.ENCRYPT_MODE, secret, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE + body.length).put(nonce).put(body).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Empty where the secret is another, or what was locked was changed.
    static Optional<byte[]> unlock(String secret, byte[] locked) {
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, secret, Arrays.copyOf(locked, NONCE))
                            .doFinal(locked, NONCE, locked.length - NONCE));
        } catch (AEADBadTagException altered) {
            return Optional.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Cipher cipher(int mode, String secret, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(hash("lock", secret), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    static byte[] hash(String what, String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("saved answer " + what + " " + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
