package org.tallystick.consultation.answering;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tallystick.shared.AesGcm;
import org.tallystick.shared.Sha256;

/// Locks what waits to be sent (AES-256-GCM) with a secret that only the respondent has.
final class AnswerCipher {

    private AnswerCipher() {}

    /// What only the same secret unlocks.
    static byte[] lock(String secret, byte[] plain) {
        return AesGcm.lock(hash("lock", secret), plain);
    }

    /// Empty where the secret is another, or what was locked was changed.
    static Optional<byte[]> unlock(String secret, byte[] locked) {
        return AesGcm.unlock(hash("lock", secret), locked);
    }

    static byte[] hash(String what, String text) {
        return Sha256.of(("saved answer " + what + " " + text).getBytes(StandardCharsets.UTF_8));
    }
}
