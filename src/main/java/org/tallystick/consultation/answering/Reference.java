package org.tallystick.consultation.answering;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/// What a receipt shows: 60 bits that follow from the key of the respondent's own form and lead
/// back to nothing. The same form gives the same reference, so that sending it again is seen.
public final class Reference {

    /// Crockford's base 32: no I, L, O or U to be mistaken.
    static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 12;

    private Reference() {}

    /// Like "7ZK4-QX0M-91BD".
    public static String of(UUID consultation, UUID key) {
        var bytes = ByteBuffer.allocate(32);
        for (var id : new UUID[] {consultation, key})
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            var bits = ByteBuffer.wrap(hash).getLong();
            var text = new StringBuilder();
            for (var at = 0; at < LENGTH; at++, bits >>>= 5) {
                if (at > 0 && at % 4 == 0) text.append('-');
                text.append(DIGITS.charAt((int) (bits & 31)));
            }
            return text.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// What was typed as it was meant: capitals, spaces and hyphens do not matter; O is 0, I and L
    /// are 1.
    public static String read(String typed) {
        return plain(typed).replaceAll("(.{4})(?=.)", "$1-");
    }

    /// The digits alone.
    static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
    }
}
