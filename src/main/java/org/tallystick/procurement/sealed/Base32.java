package org.tallystick.procurement.sealed;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/// Bytes as people copy them from paper: Crockford's base 32, which has no I, L, O or U, so that a
/// one and an L cannot be confused (D. Crockford, "Base 32").
public final class Base32 {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Base32() {}

    public static String write(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte b : bytes) {
            held = (held << 8) | (b & 0xFF);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(DIGITS.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.append(DIGITS.charAt((held << (5 - bits)) & 31));
        return text.toString();
    }

    /// Groups of five, joined by hyphens.
    public static String grouped(byte[] bytes) {
        return write(bytes).replaceAll("(.{5})(?=.)", "$1-");
    }

    /// What was typed as it was meant: capitals do not matter, nor do spaces and hyphens; O is 0, I
    /// and L are 1.
    public static String plain(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /// The bytes that [#plain] text stands for; empty where it stands for none.
    public static Optional<byte[]> read(String typed) {
        var text = plain(typed);
        var bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (int at = 0; at < text.length(); at++) {
            int digit = DIGITS.indexOf(text.charAt(at));
            if (digit < 0) return Optional.empty();
            held = (held << 5) | digit;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        // What is left over must be the zeros that writing put there, or two texts would say the
        // same bytes.
        return held == 0 && bits < 5 ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }
}
