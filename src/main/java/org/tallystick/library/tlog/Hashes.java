package org.tallystick.library.tlog;

import java.util.List;
import org.tallystick.shared.Sha256;

/// The hashes of a Merkle tree as RFC 6962, section 2.1, makes them: a leaf can never pass for a
/// node.
public final class Hashes {

    /// How many bytes each has.
    public static final int BYTES = 32;

    private Hashes() {}

    /// SHA-256 of a zero byte and the leaf.
    public static byte[] leaf(byte[] leaf) {
        var digest = Sha256.digest();
        digest.update((byte) 0);
        return digest.digest(leaf);
    }

    /// SHA-256 of a byte of one and the two hashes below.
    static byte[] node(byte[] left, byte[] right) {
        var digest = Sha256.digest();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /// The hash of the tree over these hashes; each may itself be the root of a tree, all of them
    /// of one size except the last, which may be of a smaller one.
    static byte[] over(List<byte[]> hashes) {
        if (hashes.isEmpty()) return Sha256.of(new byte[0]);
        if (hashes.size() == 1) return hashes.getFirst();
        var split = Long.highestOneBit(hashes.size() - 1L);
        return node(over(hashes.subList(0, (int) split)), over(hashes.subList((int) split, hashes.size())));
    }
}
