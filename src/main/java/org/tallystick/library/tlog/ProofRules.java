package org.tallystick.library.tlog;

import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// Whether a proof shows what it is said to show. The ways are those of RFC 9162, sections 2.1.3.2
/// and 2.1.4.2, which state them for the same trees more plainly than RFC 6962 does.
public final class ProofRules {

    private ProofRules() {}

    /// Whether the leaf with this hash is at this index of the tree with this size and root.
    public static boolean includes(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size) return false;
        var at = index;
        var last = size - 1;
        var hash = leafHash;
        for (var sibling : proof) {
            if (last == 0 || sibling.length != Hashes.BYTES) return false;
            if ((at & 1) == 1 || at == last) {
                hash = Hashes.node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else hash = Hashes.node(hash, sibling);
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /// Whether all these leaves are in the tree with this size and root, by one proof for all of
    /// them, as [Tree] makes it.
    ///
    /// @param leafHashes by index
    public static boolean includes(NavigableMap<Long, byte[]> leafHashes, long size, List<byte[]> proof, byte[] root) {
        if (leafHashes.isEmpty() || leafHashes.firstKey() < 0 || leafHashes.lastKey() >= size) return false;
        if (proof.stream().anyMatch(each -> each.length != Hashes.BYTES)) return false;
        var left = proof.iterator();
        var hash = over(leafHashes, 0, size, left);
        return hash != null && !left.hasNext() && MessageDigest.isEqual(hash, root);
    }

    /// The hash of a range; null where the proof ends too early.
    private static byte @Nullable [] over(
            NavigableMap<Long, byte[]> leafHashes, long from, long to, Iterator<byte[]> proof) {
        var within = leafHashes.subMap(from, to);
        if (within.isEmpty()) return proof.hasNext() ? proof.next() : null;
        if (to - from == 1) return within.get(from);
        var middle = from + Long.highestOneBit(to - from - 1);
        var left = over(leafHashes, from, middle, proof);
        var right = over(leafHashes, middle, to, proof);
        return left == null || right == null ? null : Hashes.node(left, right);
    }

    /// Whether the tree with this size and root continues the earlier one.
    public static boolean continues(long earlier, byte[] earlierRoot, long size, byte[] root, List<byte[]> proof) {
        if (earlier < 0 || earlier > size) return false;
        if (earlier == 0) return proof.isEmpty() && isEmptyTree(earlierRoot);
        if (earlier == size) return proof.isEmpty() && MessageDigest.isEqual(earlierRoot, root);
        if (proof.isEmpty()) return false;
        if (proof.stream().anyMatch(each -> each.length != Hashes.BYTES)) return false;
        var at = earlier - 1;
        var last = size - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        // A whole earlier tree is a node of the new one, and the proof does not repeat its root.
        var whole = Long.bitCount(earlier) == 1;
        var before = whole ? earlierRoot : proof.getFirst();
        var now = before;
        for (var sibling : whole ? proof : proof.subList(1, proof.size())) {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last) {
                before = Hashes.node(sibling, before);
                now = Hashes.node(sibling, now);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else now = Hashes.node(now, sibling);
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && MessageDigest.isEqual(before, earlierRoot) && MessageDigest.isEqual(now, root);
    }

    private static boolean isEmptyTree(byte[] root) {
        return MessageDigest.isEqual(root, Hashes.over(List.of()));
    }
}
