package org.tallystick.procurement.tender;

import java.util.Arrays;
import java.util.Optional;
import org.tallystick.procurement.sealed.Base32;
import org.tallystick.procurement.sealed.Hashes;

/// One opener's share of the key that opens a tender's bids; any two shares make the key, one alone
/// says nothing of it. It is shown to its officer once, to be printed, and only its hash is stored.
///
/// @param number 1 and up: its place in the sharing
/// @param share as many bytes as the private key has
public record OpeningKey(int number, byte[] share) {

    private static final int SHARE_BYTES = 32;
    private static final int CHECK_BYTES = 4;

    public OpeningKey {
        if (number < 1 || number > 255 || share.length != SHARE_BYTES)
            throw new IllegalArgumentException("not an opening key");
        share = share.clone();
    }

    /// Twelve groups of five, the last digits being a check on the others.
    public String text() {
        return Base32.grouped(bytes());
    }

    /// What the officer typed from the paper; empty where a digit is wrong or missing.
    public static Optional<OpeningKey> read(String typed) {
        return Base32.read(typed)
                .filter(bytes -> bytes.length == 1 + SHARE_BYTES + CHECK_BYTES && bytes[0] != 0)
                .map(bytes -> new OpeningKey(bytes[0] & 0xFF, Arrays.copyOfRange(bytes, 1, 1 + SHARE_BYTES)))
                .filter(key -> Base32.read(typed)
                        .map(bytes -> Arrays.equals(bytes, key.bytes()))
                        .orElse(false));
    }

    byte[] hash() {
        return Hashes.sha256(bytes());
    }

    private byte[] bytes() {
        var bytes = new byte[1 + SHARE_BYTES + CHECK_BYTES];
        bytes[0] = (byte) number;
        System.arraycopy(share, 0, bytes, 1, SHARE_BYTES);
        var check = Hashes.sha256(Arrays.copyOf(bytes, 1 + SHARE_BYTES));
        System.arraycopy(check, 0, bytes, 1 + SHARE_BYTES, CHECK_BYTES);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpeningKey key && number == key.number && Arrays.equals(share, key.share);
    }

    @Override
    public int hashCode() {
        return number;
    }

    /// Never the share: it would end in a log.
    @Override
    public String toString() {
        return "opening key " + number;
    }
}
