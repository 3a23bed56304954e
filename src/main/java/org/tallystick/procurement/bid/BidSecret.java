package org.tallystick.procurement.bid;

import java.util.Optional;
import java.util.UUID;
import org.tallystick.procurement.sealed.Base32;
import org.tallystick.procurement.sealed.Hashes;
import org.tallystick.procurement.sealed.SealedBytes;

/// The secret that is a bidder's code: 160 random bits. It is made when the page that starts a bid
/// is shown, serves as that page's key, locks the draft, and is kept by the bidder alone.
public final class BidSecret {

    private static final int BYTES = 20;

    private final byte[] bytes;

    private BidSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static BidSecret make() {
        return new BidSecret(SealedBytes.random(BYTES));
    }

    /// The secret as a link carries it; empty where it is none.
    public static Optional<BidSecret> read(String typed) {
        return Base32.read(typed).filter(bytes -> bytes.length == BYTES).map(BidSecret::new);
    }

    /// 32 letters and digits.
    public String text() {
        return Base32.write(bytes);
    }

    public byte[] hash() {
        return Hashes.sha256(bytes);
    }

    byte[] lock(UUID draft, byte[] plain) {
        return SealedBytes.lock(bytes, "draft " + draft, plain);
    }

    Optional<byte[]> unlock(UUID draft, byte[] locked) {
        return SealedBytes.unlock(bytes, "draft " + draft, locked);
    }

    /// Never the secret: it would end in a log.
    @Override
    public String toString() {
        return "a bidder's secret";
    }
}
